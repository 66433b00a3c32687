import Dictionaries

/// Whether a word is spelt as the guidance and the dictionary spell it.
struct Speller: Sendable {
    let vocabulary: Vocabulary
    /// Whether the language writes compounds as one word, bound as Swedish binds them.
    let joinsWords: Bool

    init(_ vocabulary: Vocabulary, language: String) {
        self.vocabulary = vocabulary
        joinsWords = language.hasPrefix("sv")
    }

    /// What a word that is wrong was probably meant to be; the likeliest first.
    func suggestions(for word: String, asking analyst: inout Analyst) -> [String] {
        let own = vocabulary.nearest(to: word)
        return [own].compactMap(\.self) + analyst.suggestions(for: word).filter { $0 != own }
    }

    /// Whether there is nothing to spell: codes, numbers, abbreviations, addresses.
    static func isLeftAlone(_ word: Word) -> Bool {
        let bytes = word.text.utf8
        let holdsMark = bytes.contains {
            $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") || $0 == UInt8(ascii: ".")
                || $0 == UInt8(ascii: "@")
        }
        // One letter may be some bytes.
        return word.isQuoted || holdsMark || bytes.count < 2 || bytes.count <= 4 && word.text.count < 2
    }

    func isRight(_ word: String, asking analyst: inout Analyst) -> Bool {
        let word = word.replacing("\u{AD}", with: "")
        if isWord(word, asking: &analyst) { return true }
        if word.hasPrefix("-") { return isRight(String(word.dropFirst()), asking: &analyst) }
        if let colon = word.firstIndex(of: ":") {
            // `ISF:s`, `FK:are`.
            return isRight(String(word[..<colon]), asking: &analyst)
        }
        guard word.contains("-") else { return isCompound(word, asking: &analyst) }
        // `sjukskrivnings-` waits for the last part of another word; `KVÅ-kod` has both.
        let parts = word.split(separator: "-").map(String.init)
        for (index, part) in parts.enumerated() {
            let isFirst = index < parts.count - 1 || word.hasSuffix("-")
            let isKnown =
                part.count == 1 || isWord(part, asking: &analyst) || isCompound(part, asking: &analyst)
                || isFirst && isFirstPart(part, asking: &analyst)
            guard isKnown else { return false }
        }
        return true
    }

    private func isWord(_ word: String, asking analyst: inout Analyst) -> Bool {
        if Vocabulary.isAbbreviation(word) || vocabulary.knows(word) || analyst.isWord(word) { return true }
        // The dictionary has `kap.` with its full stop.
        return word.count <= 5 && analyst.isWord(word + ".")
    }

    private func isFirstPart(_ head: String, asking analyst: inout Analyst) -> Bool {
        binds(head.lowercased(), asking: &analyst)
            || FirstPart.words(of: head.lowercased()).contains {
                $0.count > 2 && isWord($0, asking: &analyst)
            }
    }

    /// Whether a word that the dictionary does not have is made of two parts that are: the last one is a word, and the
    /// dictionary binds the first one so in other words. `åtgärds|kod` is, `beslut|fattare` is not: that binds with an s.
    private func isCompound(_ word: String, asking analyst: inout Analyst) -> Bool {
        let letters = Array(word.lowercased())
        guard joinsWords, letters.count >= 6, letters.count <= 60 else { return false }
        for cut in 3...(letters.count - 3) {
            let tail = String(letters[cut...])
            guard isLastPart(tail, asking: &analyst) else { continue }
            if binds(String(letters[..<cut]), asking: &analyst) { return true }
        }
        return false
    }

    private func isLastPart(_ tail: String, asking analyst: inout Analyst) -> Bool {
        vocabulary.knows(tail) || analyst.isWord(tail)
    }

    /// Words that go with any first part.
    private static let probes = ["plan", "bok", "form"]

    private func binds(_ head: String, asking analyst: inout Analyst) -> Bool {
        for probe in Self.probes where !analyst.isWord(head + probe) { return false }
        return true
    }
}
