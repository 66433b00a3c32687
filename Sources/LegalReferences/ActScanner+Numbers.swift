/// Acts by number: `lagen (1991:1047)`, `SFS 2010:110`.
extension ActScanner {
    /// `lagen (1991:1047)`, `förordning 2015:284`, `SFS 2010:110`.
    ///
    /// - Parameter isTitle: whether it stands in another's title; titles are not followed further.
    func numbered(at start: Int, isTitle: Bool = false) -> Found? {
        if let series = text.match(anyOf: Self.sfsWords, at: start),
            let number = sfsNumber(at: series)
        {
            return completed(number, from: start)
        }
        guard let (word, end) = actWord(at: start) else { return nil }
        if let number = bracketedNumber(at: end)
            ?? (word.takesBareNumber ? bareNumber(at: end) ?? seriesNumber(after: end) : nil)
        {
            return completed(number, from: start, isTitle: isTitle)
        }
        return isTitle ? nil : laterNumber(at: end, from: start)
    }

    private static let sfsWords: [StaticString] = [
        "sfs nr ", "sfs-nr ", "sfs nr. ", "sfs nr: ", "sfs-nr: ", "sfs-nummer ", "sfs: ", "sfs, ", "sfs ",
        "sfs",
    ]

    /// The word that says of itself that it is an act: also `offentlighets- och sekretesslagen`, `radio- och TV-lagen`.
    func actWord(at start: Int) -> (word: ActWord, end: Int)? {
        var (first, end) = (start, text.wordEnd(from: start))
        if let rest = text.match(anyOf: ["- och ", "- eller "], at: end) {
            (first, end) = (rest, text.wordEnd(from: rest))
        }
        // `TV-lagen`, `NIS-lagen`
        if text.byte(end) == UInt8(ascii: "-"), end > first, case let last = text.wordEnd(from: end + 1),
            var word = ActWord(b[min(end + 1, b.count)..<last])
        {
            word.isCompound = true
            return (word, last)
        }
        guard let word = ActWord(b[first..<end]) else { return nil }
        return (word, end)
    }

    func completed(_ number: (id: String, end: Int), from start: Int, isTitle: Bool = false) -> Found {
        var found = Found(
            id: number.id, act: index.act(id: number.id), kind: .sfs, range: start..<number.end)
        var end = abbreviation(of: found, at: titleTail(of: found, at: number.end))
        if found.act == nil, end == number.end { end = titledAbbreviation(at: end) ?? end }
        // The act that another amends or brings into force is part of its title.
        if let other = text.match(
            anyOf: [" om ändring i ", " om ändring av ", " om införande av ", " om upphävande av "], at: end),
            let name = registered(at: other, after: false)
                ?? (isTitle ? nil : numbered(at: other, isTitle: true))
        {
            end = name.range.upperBound
        } else if let other = text.match(" med kompletterande bestämmelser till ", at: end),
            let name = OtherSources(text: text).europeanAct(at: other)
        {
            end = name.range.upperBound
        }
        found.range = start..<end
        return found
    }

    /// The act that `lagen (2021:990) om ändring i socialförsäkringsbalken` only amends: the text goes on with its places.
    func amended(by found: Found) -> Found? {
        // Most names are shorter.
        guard found.range.count > 30, found.kind == .sfs,
            let close = b[found.range].firstIndex(of: UInt8(ascii: ")")),
            let other = text.match(anyOf: [" om ändring i ", " om ändring av "], at: close + 1)
        else { return nil }
        return registered(at: other, after: false) ?? numbered(at: other, isTitle: true)
    }

    /// `lagen om finansiell samordning (2003:1210)`: the number after a title that is not registered.
    func laterNumber(at end: Int, from start: Int) -> Found? {
        guard let about = text.match(anyOf: [" om ", " med "], at: end),
            // `förslag till lag om ändring i patientlagen (2014:821)`: the number of the other act.
            text.match(anyOf: ["ändring ", "upphävande "], at: about) == nil
        else { return nil }
        var position = about
        while position < b.count, position - about < 160 {
            switch b[position] {
            case UInt8(ascii: "("), UInt8(ascii: "["):
                guard let number = bracketedNumber(at: position - 1) else { return nil }
                return completed(number, from: start)
            case UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: ":"),
                NormalizedText.section, NormalizedText.barrier:
                return nil
            case UInt8(ascii: "m") where b[position - 1] == 0x20:
                // `lagen om biobanker m.m. (2002:297)`
                position = text.match(anyOf: ["m.m.", "m.fl.", "m. m."], at: position) ?? position + 1
            case _ where Scan.isDigit(b[position]): return nil
            default: position += 1
            }
        }
        return nil
    }

    func bracketedNumber(at end: Int) -> (id: String, end: Int)? {
        let next = text.skipSpace(end)
        let close: UInt8
        switch text.byte(next) {
        case UInt8(ascii: "("): close = UInt8(ascii: ")")
        case UInt8(ascii: "["): close = UInt8(ascii: "]")
        default: return nil
        }
        let inside = text.skipSpace(next + 1)
        let start =
            text.match(anyOf: ["sfs nr ", "sfs "], at: inside) ?? abbreviationEnd(at: inside) ?? inside
        guard let number = sfsNumber(at: start, isLoose: true) else { return nil }
        // `(1977:1160, AML)`
        let abbreviation = text.match(anyOf: [", ", "; ", " "], at: number.end).flatMap { start in
            (2...6).contains(text.wordEnd(from: start) - start) && Scan.isUpper(text.bytes[start])
                ? text.wordEnd(from: start) : nil
        }
        let closing = text.skipSpace(abbreviation ?? number.end)
        return text.byte(closing) == close ? (number.id, closing + 1) : nil
    }

    /// `AML ` before the number in brackets; what ends in S is a series: `(SOSFS 2011:9)`.
    private func abbreviationEnd(at start: Int) -> Int? {
        let end = text.wordEnd(from: start)
        guard (2...6).contains(end - start), Scan.isUpper(text.bytes[start]),
            Scan.isOne(text.bytes[end - 1], of: "LFB")
        else { return nil }
        return text.match(anyOf: [", ", " "], at: end)
    }

    func bareNumber(at end: Int) -> (id: String, end: Int)? {
        text.match(anyOf: [" sfs ", " "], at: end).flatMap { sfsNumber(at: $0) }
    }

    /// `Patientlag, SFS 2014:821`, as lists of sources have it.
    private func seriesNumber(after end: Int) -> (id: String, end: Int)? {
        text.match(", sfs ", at: end).flatMap { sfsNumber(at: $0) }
    }

    /// `patientlagen, SFS 2014:821`, after a name that is registered.
    func laterBareNumber(at end: Int) -> (id: String, end: Int)? {
        text.match(anyOf: [", sfs ", ", "], at: end).flatMap { sfsNumber(at: $0) }
    }

    /// `2010:110`: a year and a number; in brackets a space may have come between.
    func sfsNumber(at start: Int, isLoose: Bool = false) -> (id: String, end: Int)? {
        let colon = text.digitsEnd(from: start)
        guard colon - start == 4, b[start] == UInt8(ascii: "1") || b[start] == UInt8(ascii: "2"),
            text.byte(colon) == UInt8(ascii: ":")
        else { return nil }
        let second = isLoose ? text.skipSpace(colon + 1) : colon + 1
        let end = text.digitsEnd(from: second)
        guard (1...4).contains(end - second), text.endsWord(end) else { return nil }
        return (text.string(start..<colon) + ":" + text.string(second..<end), end)
    }
}
