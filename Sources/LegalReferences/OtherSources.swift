/// Preparatory works, case law and acts of the European Union.
struct OtherSources {
    let text: NormalizedText

    private var b: [UInt8] { text.lower }

    /// The words at which one of them can begin.
    static let firstWords: [String] =
        works.map { String($0.word.prefix { $0.isLetter }) } + [
            "regeringens", "hfd", "rå", "nja", "ad", "kammarrätten",
        ] + courts
        + courts.map { $0 + "s" } + ["artikel", "artiklarna", "art", "dataskyddsförordningen", "gdpr", "eu"]
        + leads.map { String($0.prefix { $0.isLetter }) } + kinds.map(\.word)

    /// What begins at a byte; more than one, where a list goes on with numbers alone: `prop. 2007/08:136 och 2009/10:45`.
    func citations(at start: Int) -> [Citation] {
        let works = preparatory(at: start)
        if !works.isEmpty { return works }
        let cases = caseLaw(at: start)
        if !cases.isEmpty { return cases }
        return (courtOfAppeal(at: start) ?? european(at: start)).map { [$0] } ?? []
    }

    /// Where the next number of a list begins.
    private func listed(at end: Int) -> Int? {
        text.match(anyOf: [", ", " och ", " samt "], at: end).flatMap { text.byte($0) &- 0x31 < 2 ? $0 : nil }
    }

    // MARK: Preparatory works

    private static let works: [(word: String, kind: Citation.Kind, isCapital: Bool)] = [
        ("propositionerna", .prop, false), ("propositionen", .prop, false), ("proposition", .prop, false),
        ("prop.", .prop, false), ("prop", .prop, false), ("sou", .sou, true), ("ds", .ds, true),
        ("betänkandet", .bet, false), ("betänkande", .bet, false), ("bet.", .bet, false),
        ("bet", .bet, false),
        ("riksdagsskrivelse", .rskr, false), ("rskr.", .rskr, false), ("rskr", .rskr, false),
        ("kommittédirektiv", .dir, false), ("dir.", .dir, false), ("dir", .dir, false),
        ("regeringens skrivelse", .skr, false),
        ("skr.", .skr, false), ("skr", .skr, false),
    ]

    private func preparatory(at start: Int) -> [Citation] {
        for work in Self.works {
            guard let word = text.match(work.word, at: start) else { continue }
            if work.isCapital, text.bytes[start] > 0x5A { continue }
            // `prop.2016/17:43` and `SOU2018:39` are written too.
            let next = text.match(anyOf: [" nr ", " "], at: word) ?? word
            guard next > word || work.word.hasSuffix(".") || work.isCapital,
                var number = sessionNumber(at: next, kind: work.kind)
            else { continue }
            var citations: [Citation] = []
            var begin = start
            while true {
                var citation = Citation(kind: work.kind, range: begin..<number.end, id: number.id)
                citation.locators = locators(at: number.end)
                citations.append(citation)
                guard citations.count < 50, let more = listed(at: number.end),
                    let another = sessionNumber(at: more, kind: work.kind)
                else { return citations }
                (begin, number) = (more, another)
            }
        }
        return []
    }

    /// `2019/20:1`, `2018/19:SfU13`, `2023:23`.
    private func sessionNumber(at start: Int, kind: Citation.Kind) -> (id: String, end: Int)? {
        var end = digits(at: start)
        guard end - start == 4 else { return nil }
        let hasSession = end < b.count && b[end] == UInt8(ascii: "/")
        if hasSession {
            let second = digits(at: end + 1)
            guard second - end - 1 == 2 || second - end - 1 == 4 else { return nil }
            end = second
        }
        guard end < b.count, b[end] == UInt8(ascii: ":") else { return nil }
        // Extracted text has `2018: 39` too.
        let number = text.skipSpace(end + 1)
        if kind == .bet {
            end = text.wordEnd(from: number)
            guard hasSession, end > number, Scan.isDigit(b[end - 1]), !Scan.isDigit(b[number]) else {
                return nil
            }
        } else {
            end = digits(at: number)
            guard end > number, end == b.count || !Scan.isWord(b[end]) else { return nil }
            let wantsSession = kind == .prop || kind == .rskr || kind == .skr
            if (kind == .sou || kind == .ds || kind == .dir) && hasSession { return nil }
            // Bills before 1975 were numbered by the calendar year.
            if wantsSession, !hasSession, kind != .prop { return nil }
        }
        return (text.string(start..<end).filter { $0 != " " }, end)
    }

    /// `s. 12 f.`, `s 1315–1316`, `avsnitt 5.2` directly after the number.
    private func locators(at start: Int) -> [Citation.Locator] {
        guard
            let next = text.match(", ", at: start) ?? text.match(" ", at: start)
                ?? text.match(" (", at: start)
        else { return [] }
        for (word, kind) in [
            ("s. ", Citation.Locator.Kind.page), ("s ", .page), ("s.", .page), ("sid. ", .page),
            ("sidan ", .page), ("sidorna ", .page), ("avsnitt ", .section), ("avsn. ", .section),
        ] {
            guard let number = text.match(word, at: next), number < b.count, Scan.isDigit(b[number]) else {
                continue
            }
            var end = number
            while end < b.count,
                Scan.isDigit(b[end])
                    || (b[end] == UInt8(ascii: "-") || kind == .section && b[end] == UInt8(ascii: "."))
                        && end + 1 < b.count && Scan.isDigit(b[end + 1])
            {
                end += 1
            }
            for suffix in [" ff.", " f.", " ff", " f"] {
                if let after = text.match(suffix, at: end), after == b.count || !Scan.isWord(b[after]) {
                    end = after
                    break
                }
            }
            return [Citation.Locator(kind: kind, range: next..<end)]
        }
        return []
    }

    // MARK: Case law

    private static let cases: [(word: String, kind: Citation.Kind, separators: [String])] = [
        ("hfd ", .hfd, [" ref. ", " ref ", " ref.", " not. ", " not ", ":"]),
        ("rå ", .ra, [" ref. ", " ref ", " ref.", " not. ", " not ", ":"]),
        ("nja ", .nja, [" s. ", " s ", " s.", ":"]), ("ad ", .ad, [" nr ", " nr. ", ":"]),
    ]

    private func caseLaw(at start: Int) -> [Citation] {
        guard Scan.isUpper(text.bytes[start]),
            let (word, kind, separators) = Self.cases.first(where: { text.match($0.word, at: start) != nil })
        else { return [] }
        var citations: [Citation] = []
        var (begin, year) = (start, start + word.utf8.count)
        while let number = caseNumber(after: year, separators) {
            citations.append(Citation(kind: kind, range: begin..<number, id: text.string(year..<number)))
            guard citations.count < 50, let more = listed(at: number) else { break }
            (begin, year) = (more, more)
        }
        return citations
    }

    /// `2018 ref. 51`
    private func caseNumber(after year: Int, _ separators: [String]) -> Int? {
        let yearEnd = digits(at: year)
        guard yearEnd - year == 4, let number = text.match(anyOf: separators, at: yearEnd) else { return nil }
        let end = digits(at: number)
        return end > number && end - number < 5 && text.endsWord(end) ? end : nil
    }

    private static let courts = ["stockholm", "göteborg", "sundsvall", "jönköping"]

    /// `Kammarrätten i Göteborg, dom 2012-05-29, mål nr 2269-11` and `Göteborg kammarrätt dom … i mål nr …`.
    private func courtOfAppeal(at start: Int) -> Citation? {
        var city: String?
        var position = start
        if let after = text.match("kammarrätten i ", at: start),
            let name = Self.courts.first(where: { text.match($0, at: after) != nil })
        {
            city = name
            position = after + name.utf8.count
            if position < b.count, b[position] == UInt8(ascii: "s") { position += 1 }
        } else if let name = Self.courts.first(where: { text.match($0, at: start) != nil }),
            let after = text.match(" kammarrätt", at: start + name.utf8.count)
                ?? text.match("s kammarrätt", at: start + name.utf8.count)
        {
            city = name
            position = after
        }
        guard let city else { return nil }
        // The case number stands soon after, and before another court.
        let limit = min(b.count, position + 90)
        var date: String?
        var index = position
        while index < limit {
            if text.match("kammarrätt", at: index) != nil { return nil }
            if date == nil, let end = isoDate(at: index) { date = text.string(index..<end) }
            if let numbers = text.match(
                anyOf: [
                    "mål nr ", "mål nr. ", "mål nr: ", "mål nummer ", "målnr ", "målnr. ", "målnummer ",
                    "mål ",
                ], at: index),
                caseNumber(at: numbers) != nil
            {
                return judgment(start..<numbers, city: city, date: date, limit: limit)
            }
            index += 1
        }
        return nil
    }

    private func judgment(_ head: Range<Int>, city: String, date: String?, limit: Int) -> Citation? {
        var numbers: [String] = []
        var end = head.upperBound
        var position = head.upperBound
        while let after = caseNumber(at: position), numbers.count < 20 {
            numbers.append(text.string(position..<after))
            end = after
            guard
                let next = text.match(", ", at: after) ?? text.match(" och ", at: after)
                    ?? text.match(" samt ", at: after)
            else { break }
            position = next
        }
        guard !numbers.isEmpty else { return nil }
        var citation = Citation(
            kind: .kammarratt, range: head.lowerBound..<end, id: text.string(head.upperBound..<end))
        citation.caseNumbers = numbers
        citation.court = "Kammarrätten i \(city.prefix(1).uppercased() + city.dropFirst())"
        var lateDate = date
        if lateDate == nil, end + 24 < b.count {
            for index in end..<(end + 14) {
                if let after = isoDate(at: index) { lateDate = text.string(index..<after); break }
            }
        }
        citation.date = lateDate
        return citation
    }

    private func caseNumber(at start: Int) -> Int? {
        let first = digits(at: start)
        guard (1...6).contains(first - start), first < b.count, b[first] == UInt8(ascii: "-") else {
            return nil
        }
        let end = digits(at: first + 1)
        return end - first - 1 == 2 ? end : nil
    }

    private func isoDate(at start: Int) -> Int? {
        let year = digits(at: start)
        guard year - start == 4, year < b.count, b[year] == UInt8(ascii: "-"),
            start == 0 || !Scan.isWord(b[start - 1])
        else { return nil }
        let month = digits(at: year + 1)
        guard month - year == 3, month < b.count, b[month] == UInt8(ascii: "-") else { return nil }
        let day = digits(at: month + 1)
        return day - month == 3 ? day : nil
    }

    // MARK: European Union

    private func european(at start: Int) -> Citation? {
        if let article = article(at: start) {
            for lead in [" i ", " i den ", " "] {
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
    private func article(at start: Int) -> (text: String, end: Int)? {
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

    private func europeanAct(at start: Int) -> Citation? {
        for name in ["dataskyddsförordningen", "gdpr", "eu:s dataskyddsförordning"] {
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

    private static let leads = [
        "europaparlamentets och rådets ", "europeiska parlamentets och rådets ", "rådets ",
        "kommissionens genomförande",
        "kommissionens delegerade ", "kommissionens ", "den allmänna ", "den ", "eu:s ",
    ]

    private static let kinds: [(word: String, letter: String)] = [
        ("förordningen", "R"), ("förordning", "R"), ("direktivet", "L"), ("direktiv", "L"), ("beslut", "D"),
    ]

    /// `2016/679`, `nr 883/2004`, `2004/38/EG`.
    private func europeanNumber(at start: Int, hasMark: Bool, isNumberFirst: Bool) -> (
        year: String, number: String, end: Int
    )? {
        let first = digits(at: start)
        guard first > start, text.byte(first) == UInt8(ascii: "/") else { return nil }
        var end = digits(at: first + 1)
        guard end > first + 1, first - start <= 4, end - first - 1 <= 4 else { return nil }
        var (year, number) = (text.string(start..<first), text.string((first + 1)..<end))
        var isMarked = hasMark
        for suffix in ["/eg", "/eu", "/eeg"] {
            if let after = text.matchWord(suffix, at: end) { (end, isMarked) = (after, true) }
        }
        guard isMarked, text.endsWord(end) else { return nil }
        // Until 2014 regulations had the number before the year, and `nr` said so.
        if isNumberFirst || Self.year(year) == nil { swap(&year, &number) }
        guard let year = Self.year(year) else { return nil }
        return (year, String(repeating: "0", count: 4 - number.count) + number, end)
    }

    /// `1989` from `89` or from itself.
    private static func year(_ text: String) -> String? {
        guard let value = Int(text) else { return nil }
        if text.count == 2 { return String(value >= 50 ? 1900 + value : 2000 + value) }
        return (1950...2100).contains(value) ? text : nil
    }

    private func digits(at start: Int) -> Int {
        text.digitsEnd(from: start)
    }
}
