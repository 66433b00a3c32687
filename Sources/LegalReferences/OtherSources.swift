/// Preparatory works, case law and acts of the European Union.
struct OtherSources {
    let text: NormalizedText

    var b: [UInt8] { text.lower }

    /// The words at which one of them can begin.
    static let firstWords: [String] =
        works.map { letters(of: $0.word) } + [
            "regeringens", "hfd", "rå", "nja", "ad", "kammarrätten", "kammarrättens",
            "kamr", "kr", "arbetsdomstolens",
        ] + courts.map { "\($0)" }
        + courts.map { "\($0)s" } + ["artikel", "artiklarna", "art", "dataskyddsförordningen", "gdpr", "eu"]
        + leads.map { letters(of: $0) } + kinds.map { letters(of: $0.word) }

    /// The letters that a word begins with.
    private static func letters(of word: StaticString) -> String { String("\(word)".prefix { $0.isLetter }) }

    /// What begins at a byte; more than one, where a list goes on with numbers alone: `prop. 2007/08:136 och 2009/10:45`.
    func citations(at start: Int) -> [Citation] {
        let works = preparatory(at: start)
        if !works.isEmpty { return works }
        let cases = caseLaw(at: start)
        if !cases.isEmpty { return cases }
        if let judgment = courtOfAppeal(at: start) { return [judgment] }
        // The bracket of `(EU) 2016/679` stands before its word.
        let isOpen = start > 0 && b[start - 1] == UInt8(ascii: "(") && text.match("eu) ", at: start) != nil
        guard let act = european(at: isOpen ? start - 1 : start) else { return [] }
        let more = moreEuropean(like: act)
        return more.isEmpty ? [act] : [act] + more
    }

    /// Where the next number of a list begins.
    func listed(at end: Int) -> Int? {
        text.match(anyOf: [", ", " och ", " samt "], at: end).flatMap { text.byte($0) &- 0x31 < 2 ? $0 : nil }
    }

}
