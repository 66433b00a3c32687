/// Acts of the European Union.
extension OtherSources {
    func european(at start: Int) -> Citation? {
        if let article = article(at: start, isBeforeAct: true) {
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
        // `GDPR artikel 9.2 h`, `förordning (EU) 2016/679 av den 27 april 2016, artikel 9`
        let dated = dateEnd(at: act.range.upperBound)
        if let next = text.match(anyOf: [" ", ", ", " ("], at: dated),
            let article = article(at: next, isBeforeAct: false),
            text.match(" i ", at: article.end) == nil
        {
            let isOpen = text.match(" (", at: dated) == next
            act.range = start..<(isOpen ? text.match(")", at: article.end) ?? article.end : article.end)
            act.article = article.text
        }
        return act
    }

    /// ` av den 27 april 2016 (allmän dataskyddsförordning)`: the day of an act and the name that it gives itself.
    private func dateEnd(at start: Int) -> Int {
        guard let day = text.match(" av den ", at: start), let month = text.match(" ", at: digits(at: day)),
            case let word = text.wordEnd(from: month), let year = text.match(" ", at: word)
        else { return start }
        let end = digits(at: year)
        guard end - year == 4 else { return start }
        return text.match(anyOf: [" (allmän dataskyddsförordning)", " (dataskyddsförordningen)"], at: end)
            ?? end
    }

    /// `dataskyddsdirektivet 95/46/EG`, `patientrörlighetsdirektivet (2011/24/EU)`: a name of its own before the number.
    func europeanCompound(_ word: Range<Int>) -> Citation? {
        guard let next = text.match(" ", at: word.upperBound),
            let letter = Self.compoundEnds.first(where: { end, _ in
                let start = word.upperBound - end.utf8CodeUnitCount
                return start > word.lowerBound && text.match(end, at: start) == word.upperBound
            })?.letter
        else { return nil }
        let inside = text.match("(", at: next) ?? next
        if let found = europeanNumber(at: inside, hasMark: false, isNumberFirst: false),
            let end = inside > next ? text.match(")", at: found.end) : found.end
        {
            return Citation(
                kind: .eu, range: word.lowerBound..<end, id: "3\(found.year)\(letter)\(found.number)")
        }
        guard let marked = text.match(anyOf: Self.marks, at: next) else { return nil }
        let number = text.match("nr ", at: marked)
        guard let found = europeanNumber(at: number ?? marked, hasMark: true, isNumberFirst: number != nil)
        else { return nil }
        return Citation(
            kind: .eu, range: word.lowerBound..<found.end, id: "3\(found.year)\(letter)\(found.number)")
    }

    /// The data protection regulation, which needs no number.
    private func dataProtection(at start: Int) -> Citation? {
        let lead = text.match(anyOf: ["eu:s allmänna ", "eu:s ", "den allmänna "], at: start)
        let name: Int
        if let end = text.match("gdpr", at: start) {
            name = text.matchWord(":s", at: end) ?? end
        } else if let end = text.match("dataskyddsförordning", at: lead ?? start),
            let definite = text.matchWord("ens", at: end) ?? text.matchWord("en", at: end)
                ?? (lead != nil ? end : nil)
        {
            name = definite
        } else {
            return nil
        }
        guard text.endsWord(name) else { return nil }
        let number = text.match(anyOf: [" (eu) 2016/679", " 2016/679", " (2016/679)"], at: name) ?? name
        let beside = text.match(anyOf: [" (gdpr)", ", gdpr", " (dataskyddsförordningen)"], at: number)
        let end = beside.flatMap { text.endsWord($0) ? $0 : nil } ?? number
        return Citation(kind: .eu, range: start..<end, id: "32016R0679")
    }

    func europeanAct(at start: Int) -> Citation? {
        if let found = dataProtection(at: start) { return found }
        // `enligt (EU) 2016/679`: of the numbers without a word for the kind of act only this one is told.
        if let end = text.match(anyOf: ["(eu) 2016/679", "eu 2016/679"], at: start), text.endsWord(end) {
            return Citation(kind: .eu, range: start..<end, id: "32016R0679")
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
            if let marked = text.match(anyOf: Self.marks, at: next) {
                (next, mark) = (marked, marked)
            }
            let isBracketed = text.byte(next) == UInt8(ascii: "(")
            if isBracketed { next += 1 }
            let number = text.match("nr ", at: next)
            guard next > after,
                var found = europeanNumber(
                    at: number ?? next,
                    hasMark: mark != nil
                        || text.byte(position) == UInt8(ascii: "f") && isRegulation(at: number ?? next),
                    isNumberFirst: number != nil)
            else { continue }
            if isBracketed {
                // `förordningen (2016/679)`
                guard let closed = text.match(")", at: found.end) else { continue }
                found.end = closed
            }
            return Citation(
                kind: .eu, range: start..<found.end, id: "3\(found.year)\(letter)\(found.number)")
        }
        return nil
    }

    /// `direktiv 91/155/EEG, 93/67/EEG och 2000/21/EG`, `förordningarna (EG) nr 883/2004 och 987/2009`.
    func moreEuropean(like first: Citation) -> [Citation] {
        guard first.article == nil,
            let second = text.match(anyOf: Self.listJoiners, at: first.range.upperBound),
            Scan.isDigit(text.byte(second)) || Scan.isOne(text.byte(second), of: "(n")
        else { return [] }
        let letter = first.id.dropFirst(5).prefix(1)
        guard letter != "D", let last = text.bytes[first.range].last,
            Scan.isDigit(last) || last == UInt8(ascii: "G") || last == UInt8(ascii: "U")
        else { return [] }
        var citations: [Citation] = []
        var end = first.range.upperBound
        while citations.count < 50, let next = text.match(anyOf: Self.listJoiners, at: end) {
            let mark = text.match(anyOf: Self.marks, at: next)
            let number = text.match("nr ", at: mark ?? next)
            guard
                let found = europeanNumber(
                    at: number ?? mark ?? next,
                    hasMark: mark != nil || letter == "R" && isRegulation(at: next),
                    isNumberFirst: number != nil)
            else { break }
            citations.append(
                Citation(kind: .eu, range: next..<found.end, id: "3\(found.year)\(letter)\(found.number)"))
            end = found.end
        }
        return citations
    }

    private static let listJoiners: [StaticString] = [", ", " och ", " samt ", " respektive "]

    private static let marks: [StaticString] = ["(eu) ", "(eg) ", "(eeg) ", "(eu, euratom) "]

    /// The kinds of acts that have names of their own.
    private static let compoundEnds: [(StaticString, letter: StaticString)] = [
        ("förordningen", "R"), ("förordning", "R"), ("direktivet", "L"), ("direktiv", "L"),
    ]

    static let leads: [StaticString] = [
        "europaparlamentets och rådets ", "europeiska parlamentets och rådets ", "rådets ",
        "kommissionens genomförande",
        "kommissionens delegerade ", "kommissionens ", "den allmänna ", "den ", "eu:s ",
    ]

    static let kinds: [(word: StaticString, letter: StaticString)] = [
        ("förordningen", "R"), ("förordningarna", "R"), ("förordning", "R"), ("direktivet", "L"),
        ("direktiven", "L"), ("direktiv", "L"), ("beslut", "D"),
    ]

    /// `883/2004`, `2016/679`: until 2014 the year came last, and Swedish ordinances have a colon.
    private func isRegulation(at start: Int) -> Bool {
        let slash = digits(at: start)
        let end = digits(at: slash + 1)
        guard slash > start, text.byte(slash) == UInt8(ascii: "/"),
            let first = Int(text.string(start..<slash)), let last = Int(text.string((slash + 1)..<end))
        else { return false }
        return end - slash == 5 && (1958...2014).contains(last)
            || slash - start == 4 && (2015...2050).contains(first) && end - slash > 3
    }

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
        let isYearFirst = Self.year(year) != nil
        if !isYearFirst || isNumberFirst && Self.year(number) != nil { swap(&year, &number) }
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
