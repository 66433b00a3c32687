/// What is known of words: from the dictionary where there is one, else from the guidance's own vocabulary.
struct Analyses: Sendable {
    /// The base form of a word of the guidance.
    func lemma(of word: String, known: Set<String>) -> String {
        if word.utf8.contains(where: { $0 >= 0x30 && $0 <= 0x3A }) { return word }
        var lemma = word
        for _ in 0..<3 {
            guard let next = Inflection.base(of: lemma, known: known), next.utf8.count < lemma.utf8.count else { break }
            lemma = next
        }
        return lemma
    }

    func isWord(_ text: String) -> Bool { false }
}
