/// Case law of the supreme courts and the administrative courts of appeal.
extension OtherSources {
    static let cases: [(word: StaticString, kind: Citation.Kind, separators: [StaticString])] = [
        ("hfd ", .hfd, [" ref. ", " ref ", " ref.", " not. ", " not ", ":"]),
        ("rå ", .ra, [" ref. ", " ref ", " ref.", " not. ", " not ", ":"]),
        ("nja ", .nja, [" s. ", " s ", " s.", " not. ", " not ", ":"]), ("ad ", .ad, [" nr ", " nr. ", ":"]),
        ("arbetsdomstolens dom ", .ad, [" nr ", " nr. "]),
    ]

    func caseLaw(at start: Int) -> [Citation] {
        guard Scan.isUpper(text.bytes[start]),
            let (word, kind, separators) = Self.cases.first(where: { text.match($0.word, at: start) != nil })
        else { return [] }
        if kind == .ad, let citation = numberBeforeYear(at: start) { return [citation] }
        var citations: [Citation] = []
        var (begin, year) = (start, start + word.utf8CodeUnitCount)
        while let number = caseNumber(after: year, separators) {
            citations.append(Citation(kind: kind, range: begin..<number, id: caseName(year..<number)))
            if let more = caseOfSameYear(at: number) {
                let name = caseName(year..<number)
                citations.append(
                    Citation(
                        kind: kind, range: more,
                        id: String(name.reversed().drop { $0.isNumber }.reversed()) + text.string(more)))
                return citations
            }
            guard citations.count < 50, let more = listed(at: number) else { break }
            (begin, year) = (more, more)
        }
        return citations
    }

    /// `AD nr 51/2018`, of the same id as `AD 2018 nr 51`.
    private func numberBeforeYear(at start: Int) -> Citation? {
        guard let number = text.match("ad nr ", at: start) else { return nil }
        let slash = digits(at: number)
        guard (1...3).contains(slash - number), text.byte(slash) == UInt8(ascii: "/") else { return nil }
        let end = digits(at: slash + 1)
        guard end - slash == 5, text.endsWord(end) else { return nil }
        return Citation(
            kind: .ad, range: start..<end,
            id: "\(text.string((slash + 1)..<end)) nr \(text.string(number..<slash))")
    }

    /// `HFD 2018 ref. 51 och 52`: the last number alone, with nothing after it that it could count or belong to.
    private func caseOfSameYear(at end: Int) -> Range<Int>? {
        guard let next = text.match(anyOf: [" och ", " samt "], at: end) else { return nil }
        let last = digits(at: next)
        guard (1...3).contains(last - next), last >= b.count || Scan.isOne(b[last], of: ".,;)"),
            !Scan.isDigit(text.byte(last + 1))
        else { return nil }
        return next..<last
    }

    /// `2018 ref. 51`
    func caseNumber(after year: Int, _ separators: [StaticString]) -> Int? {
        let yearEnd = digits(at: year)
        guard yearEnd - year == 4, let number = text.match(anyOf: separators, at: yearEnd) else { return nil }
        let end = digits(at: number)
        return end > number && end - number < 5 && text.endsWord(end) ? end : nil
    }

    /// `2018 ref. 51`, also for what is printed `2018 ref 51` or `2018 ref.51`.
    private func caseName(_ range: Range<Int>) -> String {
        let printed = text.string(range)
        guard !printed.contains(":") else { return printed }
        let word = printed.filter(\.isLetter)
        let number = printed.split { !$0.isNumber }.last ?? ""
        return "\(printed.prefix(4)) \(word == "nr" ? word : word + ".") \(number)"
    }

    private static let appealWords: [StaticString] = [
        "kammarrätten i ", "kammarrättens i ", "kamr i ", "kamr ", "kr i ", "kr ",
    ]
    static let courts: [StaticString] = ["stockholm", "göteborg", "sundsvall", "jönköping"]

    /// `Kammarrätten i Göteborg, dom 2012-05-29, mål nr 2269-11` and `Göteborg kammarrätt dom … i mål nr …`.
    func courtOfAppeal(at start: Int) -> Citation? {
        var city: StaticString?
        var position = start
        // `kr` in small letters is money.
        if Scan.isUpper(text.bytes[start]) || text.byte(start + 1) != UInt8(ascii: "r"),
            let after = text.match(anyOf: Self.appealWords, at: start),
            let name = Self.courts.first(where: { text.match($0, at: after) != nil })
        {
            city = name
            position = after + name.utf8CodeUnitCount
            if position < b.count, b[position] == UInt8(ascii: "s") { position += 1 }
        } else if let name = Self.courts.first(where: { text.match($0, at: start) != nil }),
            let after = text.match(" kammarrätt", at: start + name.utf8CodeUnitCount)
                ?? text.match("s kammarrätt", at: start + name.utf8CodeUnitCount)
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

    func judgment(_ head: Range<Int>, city: StaticString, date: String?, limit: Int) -> Citation? {
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
        citation.court = "Kammarrätten i \("\(city)".prefix(1).uppercased() + "\(city)".dropFirst())"
        var lateDate = date
        if lateDate == nil, end + 24 < b.count {
            for index in end..<(end + 14) {
                if let after = isoDate(at: index) { lateDate = text.string(index..<after); break }
            }
        }
        citation.date = lateDate
        return citation
    }

    func caseNumber(at start: Int) -> Int? {
        let first = digits(at: start)
        guard (1...6).contains(first - start), first < b.count, b[first] == UInt8(ascii: "-") else {
            return nil
        }
        let end = digits(at: first + 1)
        return end - first - 1 == 2 ? end : nil
    }

    func isoDate(at start: Int) -> Int? {
        let year = digits(at: start)
        guard year - start == 4, year < b.count, b[year] == UInt8(ascii: "-"),
            start == 0 || !Scan.isWord(b[start - 1])
        else { return nil }
        let month = digits(at: year + 1)
        guard month - year == 3, month < b.count, b[month] == UInt8(ascii: "-") else { return nil }
        let day = digits(at: month + 1)
        return day - month == 3 ? day : nil
    }
}
