/// The words of the guidance as the index keeps them: each under one base form, compounds with their joints.
struct Lexicon: Sendable {
    struct Entry: Sendable {
        /// The base form.
        var lemma: String
        /// The base form with `-` between the parts of a compound.
        var marked: String
        /// Forms that the rules of inflection do not lead here.
        var forms: [String] = []
    }

    /// By base form, in the order of their bytes.
    private(set) var entries: [Entry] = []
    /// By form: the index of its entry.
    private(set) var entryOfWord: [String: Int] = [:]

    /// - Parameter words: every word of the guidance, each once, in any order.
    init(_ words: [String], analyses: Analyses) {
        let plain = words.filter { !$0.contains("-") }
        let known = Set(plain)
        var lemmas: [String: String] = [:]
        for word in plain { lemmas[word] = analyses.lemma(of: word, known: known) }
        var inventory = Set(lemmas.values)
        var splitter = CompoundSplitter(known: inventory, analyses: analyses)
        for word in words {
            guard let hyphen = word.firstIndex(of: "-") else { continue }
            let head = String(word[..<hyphen])
            let partner = String(word[word.index(after: hyphen)...])
            let base = lemmas[partner] ?? partner
            if let parts = splitter.split(base) {
                lemmas[word] = head + parts[parts.count - 1]
            } else {
                lemmas[word] = inventory.contains(head) ? head : nil
            }
            if let lemma = lemmas[word] { inventory.insert(lemma) }
        }
        splitter = CompoundSplitter(known: inventory, analyses: analyses)
        let sorted = inventory.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        let indices = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1, $0) })
        entries = sorted.map { lemma in
            Entry(lemma: lemma, marked: splitter.split(lemma)?.joined(separator: "-") ?? lemma)
        }
        for (word, lemma) in lemmas {
            guard let index = indices[lemma] else { continue }
            entryOfWord[word] = index
            if word != lemma, !word.contains("-"), Inflection.lemma(of: word, known: inventory) != lemma {
                entries[index].forms.append(word)
            }
        }
        for index in entries.indices { entries[index].forms.sort() }
    }
}
