/// What the dictionary has said of words.
package struct Findings: Sendable, Equatable {
    /// A way to read a word: its base form, and where its last part begins if it is a compound.
    package struct Reading: Sendable, Equatable {
        package var base: String
        /// In UTF-8 bytes from the word's beginning; 0 where the word is one in the dictionary.
        package var joint: Int
    }

    package var readings: [String: [Reading]] = [:]
    /// Whether a text is a word.
    package var words: [String: Bool] = [:]
    /// What a text was probably meant to be.
    package var suggestions: [String: [String]] = [:]

    package init() {}

    var isEmpty: Bool { readings.isEmpty && words.isEmpty && suggestions.isEmpty }

    package mutating func merge(_ other: Findings) {
        readings.merge(other.readings) { first, _ in first }
        words.merge(other.words) { first, _ in first }
        suggestions.merge(other.suggestions) { first, _ in first }
    }
}

extension Findings.Reading {
    /// Reads a line of libhunspell's: ` st:plan fl:D`, ` pa:arbets st:arbets pa:plats st:plats pa:inriktad  st:inrikta`.
    ///
    /// Of a compound only its last part is certain: what stands before it is the rest of the word.
    init?(_ line: String, of word: String) {
        var lastPart: Substring?
        var stem: Substring?
        for field in line.split(separator: " ") {
            if field.hasPrefix("pa:") {
                lastPart = field.dropFirst(3)
                stem = nil
            } else if field.hasPrefix("st:"), stem == nil {
                stem = field.dropFirst(3)
            }
        }
        guard let lastPart else {
            guard let stem, !stem.isEmpty else { return nil }
            self.init(base: String(stem), joint: 0)
            return
        }
        guard word.hasSuffix(lastPart), lastPart.utf8.count < word.utf8.count else { return nil }
        let joint = word.utf8.count - lastPart.utf8.count
        self.init(base: String(word.dropLast(lastPart.count)) + String(stem ?? lastPart), joint: joint)
    }
}
