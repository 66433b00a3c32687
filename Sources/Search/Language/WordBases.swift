import Dictionaries

/// The base form of each word of the guidance.
struct WordBases {
    /// By word; a word without an entry is its own.
    private(set) var bases: [String: String] = [:]
    /// By base form: where the dictionary says that its last part begins.
    private(set) var joints: [String: Int] = [:]
    /// Words that are another word with a letter wrong: they stand under that one, and nobody is led to them.
    private(set) var misspelt: Set<String> = []

    /// - Parameter readings: what the dictionary says of each word, in the same order; empty where it does not know it.
    init(_ words: [String], readings: [[Findings.Reading]]) {
        let known = Set(words)
        var uncertain: [String] = []
        var compounds: [(word: String, joint: Int)] = []
        for (word, readings) in zip(words, readings) {
            // Of several ways to read a word that one is right whose base form the guidance uses too; simple words before compounds.
            let best =
                readings.count < 2
                ? readings.first
                : readings.min { a, b in
                    Self.rank(a, word: word, known: known) < Self.rank(b, word: word, known: known)
                }
            guard let best else {
                uncertain.append(word)
                continue
            }
            let base = Self.base(best.base.lowercased(), of: word, known: known)
            bases[word] = base
            if best.joint > 0, best.joint < base.utf8.count { compounds.append((word, best.joint)) }
            if base == word, best.joint == 0 { uncertain.append(word) }
        }
        for (word, joint) in compounds { join(word, at: joint) }
        // The dictionary has some plurals as words of their own, and knows no names: here the guidance's own words decide.
        let all = known.union(bases.values)
        let spelled = NearWords(words.lazy.filter { [bases] in bases[$0] != nil })
        for word in uncertain where !Self.isCode(word) {
            let isUnknown = bases[word] == nil
            if let base = ruleBase(of: word, known: all, isUnknown: isUnknown) {
                bases[word] = base
            } else if isUnknown, let meant = spelled.word(near: word) {
                bases[word] = bases[meant]
                misspelt.insert(word)
            }
        }
    }

    /// A compound is inflected as its last part is, where the guidance has that by itself.
    private mutating func join(_ word: String, at joint: Int) {
        let tail = String(decoding: Array(word.utf8)[joint...], as: UTF8.self)
        if let base = bases[tail] { bases[word] = word.dropLast(tail.count) + base }
        if let base = bases[word], joint < base.utf8.count { joints[base] = joints[base] ?? joint }
    }

    /// The dictionary leads `ekonomiska` to `ekonom`, which is another word, `koder` to `koda` and `regler` to `regla`, where the
    /// guidance has `kod` and `regel`, and `goda` to `goa`, where it has `god`.
    private static func base(_ base: String, of word: String, known: Set<String>) -> String {
        if word.hasPrefix(base + "isk") { return base + "isk" }
        guard base.hasSuffix("a"), !known.contains(base) else { return base }
        if word.hasSuffix("a"), known.contains(String(word.dropLast())) { return String(word.dropLast()) }
        let noun = String(base.dropLast())
        guard noun.count > 2, word.hasPrefix(noun + "er") else { return base }
        return [noun, "\(noun.dropLast())e\(noun.suffix(1))"].first(where: known.contains) ?? base
    }

    /// Where words have numbers in them they are codes, and no endings.
    private static func isCode(_ word: String) -> Bool { word.utf8.contains { $0 < 0x61 } }

    private static func rank(_ reading: Findings.Reading, word: String, known: Set<String>) -> (
        Int, Int, String
    ) {
        let base = reading.base.lowercased()
        return (known.contains(base) ? 0 : 1, reading.joint == 0 ? 0 : 1, base)
    }

    /// The base form of a word that the dictionary does not know, by the endings of the language.
    private func ruleBase(of word: String, known: Set<String>, isUnknown: Bool) -> String? {
        guard var base = Inflection.base(of: word, known: known), base.utf8.count <= word.utf8.count,
            isUnknown || base.utf8.count > 3
        else { return nil }
        // A verb that the dictionary knows (rätta) is not the noun or the adjective that it begins with (rätt), and no word is
        // another with a letter more (vård, vår).
        if !isUnknown, ["a", "d", "t"].contains(where: { base + $0 == word }) { return nil }
        base = bases[base] ?? base
        return base == word ? nil : base
    }

    subscript(word: String) -> String { bases[word] ?? word }
}
