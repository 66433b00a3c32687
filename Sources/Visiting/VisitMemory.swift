internal import Foundation

/// A file that remembers what came of visits, so that no site is asked the same every day.
///
/// It can be deleted at any time, and a line that says nothing is left out.
package struct VisitMemory: Sendable {
    private static let head = "lots-visits-1"

    private struct Entry: Sendable {
        var day: Int
        var outcome: Outcome
    }

    private let path: String
    private var entries: [String: Entry] = [:]

    /// - Parameter folder: is made when there is something to remember.
    package init(folder: String) {
        path = folder + "/besok.txt"
        guard let data = FileManager.default.contents(atPath: path) else { return }
        let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
        guard lines.first?.elementsEqual(Self.head) ?? false else { return }
        for line in lines.dropFirst() {
            let fields = line.split(separator: "\t")
            guard fields.count == 3, let day = Int(fields[1]), let outcome = Outcome(code: fields[2]) else {
                continue
            }
            entries[String(fields[0])] = Entry(day: day, outcome: outcome)
        }
    }

    /// What came of a visit that is not too old; anything but a page is asked for again the next day.
    ///
    /// - Parameters:
    ///   - day: today, in days from any day that is always the same.
    ///   - most: the age in days from which an answer counts no longer.
    package func outcome(of address: String, on day: Int, most: Int) -> Outcome? {
        guard let entry = entries[address] else { return nil }
        let age = day - entry.day
        return age >= 0 && age < (entry.outcome == .works ? most : min(most, 1)) ? entry.outcome : nil
    }

    /// Remembers visits, and forgets addresses that the guidance has no longer.
    package mutating func note(_ outcomes: [String: Outcome], on day: Int, among addresses: [String]) {
        let known = Set(addresses)
        entries = entries.filter { known.contains($0.key) }
        for (address, outcome) in outcomes where outcome != .unclear(.offline) {
            entries[address] = Entry(day: day, outcome: outcome)
        }
        let lines = entries.sorted { $0.key < $1.key }.map { "\($0)\t\($1.day)\t\($1.outcome.code)\n" }
        let text = Self.head + "\n" + lines.joined()
        // What is kept only saves visits: whoever may not write here checks all the same.
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try? Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    }
}
