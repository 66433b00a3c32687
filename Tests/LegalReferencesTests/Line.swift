import Foundation
import LegalReferences
import Testing

/// A line of lines.jsonl or of one of the sets in Unseen.
struct Line: Decodable, Sendable, CustomTestStringConvertible {
    struct Citation: Decodable, Equatable, Sendable {
        var kind: String
        var text: String
        /// In Unicode scalars.
        var start: Int
        var end: Int
        var act: String?
        var targets: [String]?
        var id: String?
        var article: String?
        var historical: Bool?

        init(_ citation: LegalReferences.Citation, in text: String) {
            let bytes = Array(text.utf8)
            func scalars(_ offset: Int) -> Int {
                String(decoding: bytes[..<offset], as: UTF8.self).unicodeScalars.count
            }
            let isAct = citation.kind == .sfs || citation.kind == .foreskrift
            kind = citation.kind.rawValue
            self.text = String(decoding: bytes[citation.range], as: UTF8.self)
            start = scalars(citation.range.lowerBound)
            end = scalars(citation.range.upperBound)
            act = isAct ? citation.id : nil
            targets = isAct ? citation.targets.map(\.code) : nil
            id = isAct ? nil : citation.id
            article = citation.article
            historical = citation.isHistorical ? true : nil
        }
    }

    var id: String
    var tag: String
    var text: String
    /// The act that what stands before the line has named.
    var act: String?
    var citations: [Citation]
    /// Whether the recogniser is known to err here; the test says when it no longer does.
    var missed: Bool?

    var testDescription: String { "\(id) \(text)" }

    static let all: [Line] = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        let sets = ["f", "g", "h", "i", "j", "k", "l", "m", "n"].map { "Unseen/\($0).jsonl" }
        return (["lines.jsonl"] + sets).flatMap { read(folder.appending(path: $0)) }
    }()

    private static func read(_ file: URL) -> [Line] {
        do {
            return try Data(contentsOf: file).split(separator: UInt8(ascii: "\n")).map {
                try JSONDecoder().decode(Line.self, from: $0)
            }
        } catch {
            preconditionFailure("\(file.lastPathComponent): \(error)")
        }
    }
}
