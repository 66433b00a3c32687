/// Acts of the European Union and their articles.
extension OtherSources {
    func european(at start: Int) -> Citation? {
        if let article = article(at: start) {
            for lead in [" i ", " i den ", " "] as [StaticString] {
                guard let next = text.match(lead, at: article.end), var act = europeanAct(at: next) else {
                    continue
                }
                act.range = start..<act.range.upperBound
                act.article = article.text
                return act
            }
            return nil
        }
        guard var act = europeanAct(at: start) else { return nil }
        // `GDPR artikel 9.2 h`
        if let next = text.match(anyOf: [" ", ", ", " ("], at: act.range.upperBound),
            let article = article(at: next),
            text.match(" i ", at: article.end) == nil
        {
            act.range = start..<article.end
            act.article = article.text
        }
        return act
    }

    /// `artikel 6.1 c`, `art. 9.2 h`.
    func article(at start: Int) -> (text: String, end: Int)? {
        guard let number = text.match(anyOf: ["artikel ", "art. ", "artiklarna "], at: start) else {
            return nil
        }
        var end = number
        while end < b.count,
            Scan.isDigit(b[end])
                || b[end] == UInt8(ascii: ".") && end + 1 < b.count && Scan.isDigit(b[end + 1])
        { end += 1 }
        guard end > number else { return nil }
        if let letter = text.match(" ", at: end), letter < b.count, Scan.isLower(b[letter]),
            letter + 1 == b.count || !Scan.isWord(b[letter + 1]),
            b[letter] != UInt8(ascii: "i") || text.match(" i ", at: letter + 1) != nil
        {
            end = letter + 1
        }
        return (text.string(number..<end), end)
    }

    func europeanAct(at start: Int) -> Citation? {
        for name in ["dataskyddsförordningen", "gdpr", "eu:s dataskyddsförordning"] as [StaticString] {
            if let end = text.match(name, at: start), end == b.count || !Scan.isWord(b[end]) {
                return Citation(kind: .eu, range: start..<end, id: "32016R0679")
            }
        }
        var position = start
        var mark: Int?
        if let after = text.match("eu-", at: start) {
            (position, mark) = (after, after)
        } else if let after = text.match(anyOf: Self.leads, at: start) {
            position = after
        }
        for (word, letter) in Self.kinds {
            guard let after = text.match(word, at: position) else { continue }
            var next = text.match(" ", at: after) ?? after
            if let marked = text.match(anyOf: ["(eu) ", "(eg) ", "(eeg) ", "(eu, euratom) "], at: next) {
                (next, mark) = (marked, marked)
            }
            let number = text.match("nr ", at: next)
            guard next > after,
                let found = europeanNumber(
                    at: number ?? next, hasMark: mark != nil, isNumberFirst: number != nil)
            else { continue }
            return Citation(
                kind: .eu, range: start..<found.end, id: "3\(found.year)\(letter)\(found.number)")
        }
        return nil
    }

    static let leads: [StaticString] = [
        "europaparlamentets och rådets ", "europeiska parlamentets och rådets ", "rådets ",
        "kommissionens genomförande",
        "kommissionens delegerade ", "kommissionens ", "den allmänna ", "den ", "eu:s ",
    ]

    static let kinds: [(word: StaticString, letter: StaticString)] = [
        ("förordningen", "R"), ("förordning", "R"), ("direktivet", "L"), ("direktiv", "L"), ("beslut", "D"),
    ]

    /// `2016/679`, `nr 883/2004`, `2004/38/EG`.
    func europeanNumber(at start: Int, hasMark: Bool, isNumberFirst: Bool) -> (
        year: String, number: String, end: Int
    )? {
        let first = digits(at: start)
        guard first > start, text.byte(first) == UInt8(ascii: "/") else { return nil }
        var end = digits(at: first + 1)
        guard end > first + 1, first - start <= 4, end - first - 1 <= 4 else { return nil }
        var (year, number) = (text.string(start..<first), text.string((first + 1)..<end))
        var isMarked = hasMark
        for suffix in ["/eg", "/eu", "/eeg"] as [StaticString] {
            if let after = text.matchWord(suffix, at: end) { (end, isMarked) = (after, true) }
        }
        guard isMarked, text.endsWord(end) else { return nil }
        // Until 2014 regulations had the number before the year, and `nr` said so.
        if isNumberFirst || Self.year(year) == nil { swap(&year, &number) }
        guard let year = Self.year(year) else { return nil }
        return (year, String(repeating: "0", count: 4 - number.count) + number, end)
    }

    /// `1989` from `89` or from itself.
    static func year(_ text: String) -> String? {
        guard let value = Int(text) else { return nil }
        if text.count == 2 { return String(value >= 50 ? 1900 + value : 2000 + value) }
        return (1950...2100).contains(value) ? text : nil
    }

    func digits(at start: Int) -> Int {
        text.digitsEnd(from: start)
    }
}
