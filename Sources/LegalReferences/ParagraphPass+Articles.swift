/// Articles in the Union's act that was named before: `enligt GDPR … artikel 17`.
extension ParagraphPass {
    mutating func rememberUnion(_ citation: Citation) {
        guard citation.kind == .eu else { return }
        soFar.unionActs.insert(citation.id)
        soFar.lastIsUnknown = true
    }

    /// Cites an article whose act is not named beside it, where the paragraph has named one act of the Union and no article of
    /// anything else.
    mutating func carriedArticle(at start: Int) -> Int? {
        guard let article = OtherSources(text: text).article(at: start, isBeforeAct: false) else {
            return nil
        }
        let same = text.match(
            anyOf: [" i samma ", " i förordningen", " i direktivet", " samma förordning", " samma direktiv"],
            at: article.end)
        let isElsewhere =
            text.match(anyOf: [" i ", " av ", " om ", " från ", " ur ", "-"], at: article.end) != nil
        if same == nil, isElsewhere || namesSource(after: article.end) { soFar.hasOtherArticles = true }
        guard let act = soFar.unionActs.first, soFar.unionActs.count == 1, !soFar.hasOtherArticles else {
            return article.end
        }
        var citation = Citation(kind: .eu, range: start..<article.end, id: act)
        citation.article = article.text
        citation.isCarried = true
        emit(citation)
        soFar.lastIsUnknown = true
        return article.end
    }

    /// Whether a name stands directly after an article: `artikel 8 Europakonventionen`, `artikel 288 FEUF`.
    private func namesSource(after end: Int) -> Bool {
        guard let word = text.match(" ", at: end) else { return false }
        return word < text.bytes.count && Scan.isUpper(text.bytes[word])
    }
}
