/// Words written short: each shares its beginning with the one before.
struct WordScript {
    private var words: [UInt8] = []
    private var previous: [UInt16] = []

    /// - Parameter isShown: whether readers see the word as a suggestion.
    mutating func add(_ entry: Lexicon.Entry, isShown: Bool) {
        let marked = Array(entry.marked.utf16)
        append(marked, after: previous)
        previous = marked
        let lemma = Array(entry.lemma.utf16)
        let written = isShown ? entry.written : nil
        for form in entry.forms where form != written {
            words.append(UInt8(ascii: "="))
            append(Array(form.utf16), after: lemma)
        }
        if let written {
            words.append(UInt8(ascii: "="))
            append(Array(written.utf16), after: lemma)
            words.append(UInt8(ascii: "*"))
        }
    }

    /// Words in the order of their letters, each as what it does not share with the one before.
    static func folded(_ words: [String]) -> String {
        var script = WordScript()
        for word in words.map({ Array($0.utf16) }).sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            script.append(word, after: script.previous)
            script.previous = word
        }
        return script.text
    }

    /// A capital for how many letters two words have in common, and what is new.
    private mutating func append(_ word: [UInt16], after other: [UInt16]) {
        let shared = min(25, zip(other, word).prefix { $0 == $1 }.count)
        words.append(UInt8(ascii: "A") + UInt8(shared))
        words.append(contentsOf: String(decoding: word[shared...], as: UTF16.self).utf8)
    }

    /// The words that were added.
    var text: String { String(decoding: words, as: UTF8.self) }
}
