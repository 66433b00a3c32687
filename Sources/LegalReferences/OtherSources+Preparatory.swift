/// Preparatory works: bills, inquiries, reports of committees.
extension OtherSources {
    static let works: [(word: StaticString, kind: Citation.Kind, isCapital: Bool)] = [
        ("propositionerna", .prop, false), ("propositionen", .prop, false), ("proposition", .prop, false),
        ("prop.", .prop, false), ("prop", .prop, false), ("sou", .sou, true), ("ds", .ds, true),
        ("ds.", .ds, true),
        ("betänkandet", .bet, false), ("betänkande", .bet, false), ("bet.", .bet, false),
        ("bet", .bet, false),
        ("riksdagens skrivelse", .rskr, false), ("riksdagsskrivelse", .rskr, false), ("rskr.", .rskr, false),
        ("rskr", .rskr, false),
        ("kommittédirektiv", .dir, false), ("tilläggsdirektiv", .dir, false), ("dir.", .dir, false),
        ("dir", .dir, false),
        ("regeringens skrivelse", .skr, false), ("skrivelsen", .skr, false), ("skrivelse", .skr, false),
        ("skr.", .skr, false), ("skr", .skr, false),
    ]

    func preparatory(at start: Int) -> [Citation] {
        for work in Self.works {
            guard let word = text.match(work.word, at: start) else { continue }
            if work.isCapital, text.bytes[start] > 0x5A { continue }
            // `prop.2016/17:43` and `SOU2018:39` are written too.
            // So is `SOU, 2013:53`, in references by author and year.
            let next =
                text.match(anyOf: [" nr ", " "], at: word)
                ?? (work.isCapital ? text.match(", ", at: word) : nil) ?? word
            guard next > word || text.byte(word - 1) == UInt8(ascii: ".") || work.isCapital else { continue }
            guard var number = sessionNumber(at: next, kind: work.kind) else {
                if let citation = bracketed(work.kind, start..<word) { return [citation] }
                continue
            }
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

    /// `propositionen (2018/19:132)`, `betänkandet (2018/19:SfU13 s. 4)`: a word for the kind, and in brackets the number.
    private func bracketed(_ kind: Citation.Kind, _ word: Range<Int>) -> Citation? {
        guard text.byte(word.upperBound - 1) != UInt8(ascii: "."), word.count > 4,
            let inside = text.match(" (", at: word.upperBound),
            let number = sessionNumber(at: inside, kind: kind), text.bytes[inside..<number.end].contains(0x2F)
        else { return nil }
        let end = text.match(")", at: number.end)
        var citation = Citation(kind: kind, range: word.lowerBound..<(end ?? number.end), id: number.id)
        citation.locators = locators(at: end ?? number.end)
        return citation
    }

    /// `2019/20:1`, `2018/19:SfU13`, `2023:23`.
    func sessionNumber(at start: Int, kind: Citation.Kind) -> (id: String, end: Int)? {
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

    /// `, utgiftsområde 10`, `, del 2`, ` Budgetpropositionen för 2020`: the part of a work that its pages are counted in.
    private func partEnd(at start: Int) -> Int {
        let comma = text.match(anyOf: [", ", " "], at: start)
        guard
            let number = comma.flatMap({ text.match(anyOf: Self.partWords, at: $0) })
                ?? text.match(anyOf: [" budgetpropositionen för ", ", budgetpropositionen för "], at: start)
        else { return start }
        let end = text.digitsEnd(from: number)
        return end > number && text.endsWord(end) ? end : start
    }

    private static let partWords: [StaticString] = [
        "utgiftsområde ", "utg.omr. ", "uo ", "del ", "bilaga ", "bil. ", "volym ", "band ",
    ]

    static let locatorWords: [(StaticString, Citation.Locator.Kind)] = [
        ("s. ", .page), ("s ", .page), ("s.", .page), ("sid. ", .page), ("sid ", .page), ("sidan ", .page),
        ("sidorna ", .page), ("sida ", .page),
        ("avsnitt ", .section), ("avsn. ", .section),
    ]

    /// `s. 12 f.`, `s 1315–1316`, `avsnitt 5.2` directly after the number.
    func locators(at start: Int) -> [Citation.Locator] {
        let part = partEnd(at: start)
        if let next = text.match(anyOf: [", ", " (", " på ", " "], at: part), let found = locator(after: next)
        {
            return list(from: found)
        }
        return laterBracket(after: start).flatMap(locator).map(list) ?? []
    }

    /// `s. 51 och 62`, `s. 44, 51–53 och 62 f.`: the pages that go on after the first.
    private func list(from first: Citation.Locator) -> [Citation.Locator] {
        var all = [first]
        while all.count < 20, let last = all.last, last.kind == .page,
            let next = text.match(anyOf: [", ", " och ", " samt "], at: last.range.upperBound)
        {
            if let named = locator(after: next) {
                all.append(named)
                continue
            }
            let end = pagesEnd(at: next, kind: .page)
            guard end > next, end - next < 12, endsPages(end) else { break }
            all.append(Citation.Locator(kind: .page, range: next..<end))
        }
        return all
    }

    /// Whether nothing follows that the last number of a list of pages counts: `s. 51 och 62 dagar`, `s. 51, 3 § FL`.
    private func endsPages(_ end: Int) -> Bool {
        guard end < b.count else { return true }
        if Scan.isOne(b[end], of: ".;)]") { return !Scan.isDigit(text.byte(end + 1)) }
        if let next = text.match(anyOf: [", ", " och ", " samt "], at: end) {
            return b[end] == UInt8(ascii: ",") || Scan.isDigit(text.byte(next))
        }
        return text.match(" ", at: end).map { next in
            PlaceScanner.verbs.contains { text.matchWord($0, at: next) != nil }
        } ?? false
    }

    /// `24 f.`, `1315–1316`, `5.2`: the byte after a page or a number of a section.
    private func pagesEnd(at number: Int, kind: Citation.Locator.Kind) -> Int {
        var end = number
        while end < b.count,
            Scan.isDigit(b[end])
                || (b[end] == UInt8(ascii: "-") || kind == .section && b[end] == UInt8(ascii: "."))
                    && end + 1 < b.count && Scan.isDigit(b[end + 1])
        {
            end += 1
        }
        guard end > number else { return number }
        for suffix in [" ff.", " f.", " ff", " f"] as [StaticString] {
            if let after = text.match(suffix, at: end), after == b.count || !Scan.isWord(b[after]) {
                return after
            }
        }
        return end
    }

    /// `2018/19:SfU28`: the report of a committee, which its number alone tells.
    func committeeReport(at start: Int) -> Citation? {
        guard let number = sessionNumber(at: start, kind: .bet),
            let colon = text.bytes[start..<number.end].lastIndex(of: UInt8(ascii: ":")),
            Scan.isUpper(text.bytes[colon + 1]),
            text.bytes[colon..<number.end].last(where: { !Scan.isDigit($0) }) == UInt8(ascii: "U")
        else { return nil }
        return Citation(kind: .bet, range: start..<number.end, id: number.id)
    }

    /// `SOU 2018:39) att det finns ungefär 200 intyg (s. 241)`: inside the next bracket, when it stands in the same sentence and
    /// no other source is named between.
    private func laterBracket(after start: Int) -> Int? {
        let b = b
        let last = min(b.count, start + 300)
        var index = start
        while index < last {
            switch b[index] {
            case UInt8(ascii: "("): return index + 1
            case UInt8(ascii: ":") where Scan.isDigit(b[index - 1]) && Scan.isDigit(text.byte(index + 1)):
                return nil
            case UInt8(ascii: ".")
            where text.byte(index + 1) == 0x20 && index + 2 < b.count && !Scan.isLower(text.bytes[index + 2]):
                return nil
            case NormalizedText.section, NormalizedText.barrier: return nil
            default: index += 1
            }
        }
        return nil
    }

    private func locator(after next: Int) -> Citation.Locator? {
        for (word, kind) in Self.locatorWords {
            guard let number = text.match(word, at: next), number < b.count, Scan.isDigit(b[number]) else {
                continue
            }
            return Citation.Locator(kind: kind, range: next..<pagesEnd(at: number, kind: kind))
        }
        return nil
    }
}
