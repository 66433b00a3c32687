internal import Foundation

/// A file that keeps what a dictionary has said, so that it need not be asked at every build.
///
/// It can be deleted at any time: a file that is missing, damaged or made with another dictionary is one that says nothing.
package struct FindingsCache: Sendable {
    private static let format = "lots-analyses-1"
    /// Stands for suggestions after a word: no base form is written so.
    private static let suggested = "?"
    private let folder: String
    private let name: String

    /// - Parameters:
    ///   - folder: is made when there is something to keep; where that fails nothing is kept.
    ///   - name: the file's; whoever asks about other words has a file of its own.
    package init(folder: String, name: String = "analyses") {
        self.folder = folder
        self.name = name
    }

    private var path: String { "\(folder)/\(name).txt" }

    func read(dictionary: String) -> Findings {
        var findings = Findings()
        guard let data = FileManager.default.contents(atPath: path),
            let end = data.firstIndex(of: UInt8(ascii: "\n"))
        else { return findings }
        let body = Array(data[data.index(after: end)...])
        guard String(decoding: data[..<end], as: UTF8.self) == Self.head(of: body, dictionary: dictionary)
        else { return findings }
        for line in body.split(separator: UInt8(ascii: "\n")) {
            let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
            let word = String(decoding: fields[0], as: UTF8.self)
            if fields.count == 2, fields[1].count == 1, fields[1].first != UInt8(ascii: "?") {
                findings.words[word] = fields[1].first == UInt8(ascii: "1")
                continue
            }
            if fields.count >= 2, fields[1].elementsEqual(Self.suggested.utf8) {
                findings.suggestions[word] = fields.dropFirst(2).map { String(decoding: $0, as: UTF8.self) }
                continue
            }
            var readings: [Findings.Reading] = []
            for pair in stride(from: 1, to: fields.count - 1, by: 2) {
                readings.append(
                    Findings.Reading(
                        base: String(decoding: fields[pair], as: UTF8.self),
                        joint: Int(String(decoding: fields[pair + 1], as: UTF8.self)) ?? 0))
            }
            findings.readings[word] = readings
        }
        return findings
    }

    func write(_ findings: Findings, dictionary: String) {
        var body: [UInt8] = []
        for (word, readings) in findings.readings.sorted(by: { $0.key < $1.key }) {
            body += Array(word.utf8)
            for reading in readings { body += Array("\t\(reading.base)\t\(reading.joint)".utf8) }
            body.append(UInt8(ascii: "\n"))
        }
        for (word, isWord) in findings.words.sorted(by: { $0.key < $1.key }) {
            body += Array("\(word)\t\(isWord ? 1 : 0)\n".utf8)
        }
        for (word, texts) in findings.suggestions.sorted(by: { $0.key < $1.key }) {
            body += Array(([word, Self.suggested] + texts).joined(separator: "\t").utf8)
            body.append(UInt8(ascii: "\n"))
        }
        let bytes = Array((Self.head(of: body, dictionary: dictionary) + "\n").utf8) + body
        // What is kept only saves time: whoever may not write here builds all the same.
        try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try? Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
    }

    private static func head(of body: [UInt8], dictionary: String) -> String {
        "\(format) \(dictionary) \(Digest.of(body))"
    }
}
