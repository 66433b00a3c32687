/// An abbreviation with what it stands for, as a text introduces it: `försäkringsmedicinskt beslutsstöd (FMB)`.
struct Abbreviation: Sendable, Hashable, Comparable {
    var short: String
    /// In lower case.
    var long: String

    static func < (a: Abbreviation, b: Abbreviation) -> Bool { (a.short, a.long) < (b.short, b.long) }

    /// Those that a text introduces.
    static func all(in text: String) -> [Abbreviation] {
        var found: [Abbreviation] = []
        let bytes = Array(text.utf8)
        var open = 0
        while let start = bytes[open...].firstIndex(of: UInt8(ascii: "(")) {
            open = start + 1
            guard let end = bytes[open...].prefix(16).firstIndex(of: UInt8(ascii: ")")) else { continue }
            let short = String(decoding: bytes[open..<end], as: UTF8.self)
            guard (2...6).contains(short.count), short.allSatisfy(\.isUppercase) else { continue }
            let before = String(decoding: bytes[max(0, start - 120)..<start], as: UTF8.self)
            if let long = phrase(for: short, endingIn: before) {
                found.append(Abbreviation(short: short.lowercased(), long: long))
            }
        }
        return found
    }

    /// The shortest run of words at the end of a text that has the letters: each word with a meaning gives its first one.
    private static func phrase(for short: String, endingIn text: String) -> String? {
        let letters = Array(short.lowercased())
        let words = text.lowercased().split { !$0.isLetter && $0 != "-" }.suffix(8).map(String.init)
        for start in words.indices.reversed() {
            let run = words[start...]
            guard run.first?.first == letters.first else { continue }
            if run.count > 1 || run[start].count >= 8, spells(Array(run), letters) {
                return run.joined(separator: " ")
            }
        }
        return nil
    }

    private static func spells(_ words: [String], _ letters: [Character]) -> Bool {
        var next = 0
        for word in words {
            let isSmall = Swedish.stopWords.contains(word)
            guard next < letters.count, word.first == letters[next] else {
                if isSmall { continue }
                return false
            }
            next += 1
            for letter in word.dropFirst() where next < letters.count && letter == letters[next] {
                // The letters of the words to come are theirs.
                if letters.count - next <= words.count - 1 - (words.firstIndex(of: word) ?? 0) { break }
                next += 1
            }
        }
        return next == letters.count
    }
}
