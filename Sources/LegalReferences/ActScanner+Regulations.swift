/// Regulations of authorities: `HSLF-FS 2018:54`, `Socialstyrelsens föreskrifter (SOSFS 2011:9)`.
extension ActScanner {
    /// What follows an authority's name in the genitive.
    static let issuedWords: [StaticString] = [" föreskrift", " allmänna råd"]

    static let series: [StaticString] = [
        "hslf-fs", "sosfs", "afs", "rffs", "fkfs", "lvfs", "skvfs", "fffs", "bfs", "msbfs", "nfs", "sjvfs",
        "tsfs", "mdffs",
        "imyfs", "tlvfs", "livsfs", "vvfs", "rar", "fkar", "difs", "kfmfs", "iaffs", "afffs", "skolfs",
        "hsl-fs", "ssmfs", "myhfs", "digg-fs", "mcffs",
    ]

    /// The words at which a series begins.
    static let seriesWords = series.map { String("\($0)".prefix { $0.isLetter }) }

    /// `HSLF-FS 2018:54`, also after `Socialstyrelsens föreskrifter … (`.
    func regulation(at start: Int) -> Found? {
        if let found = seriesNumber(at: start) { return found }
        // The authority's name in the genitive, and then what it has issued.
        let authority = text.wordEnd(from: start)
        if let found = named(start..<authority) { return found }
        guard authority > start, b[authority - 1] == UInt8(ascii: "s"),
            let word = text.match(anyOf: Self.issuedWords, at: authority)
        else { return nil }
        return titled(from: start, at: word)
    }

    /// The number after what a regulation is about: `föreskrifter om intyg (HSLF-FS 2018:54)`.
    private func titled(from start: Int, at word: Int) -> Found? {
        let kindEnd = kindEnd(at: text.wordEnd(from: word))
        let isAbout = text.match(" om ", at: kindEnd) != nil
        var end = word
        while end < b.count, end - start < 240 {
            switch b[end] {
            case UInt8(ascii: "("), UInt8(ascii: "["):
                guard let found = seriesNumber(at: end + 1),
                    let closed = text.match(
                        b[end] == UInt8(ascii: "(") ? ")" : "]", at: found.range.upperBound)
                else { return nil }
                return within(start..<closed, found)
            case UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: ":"), NormalizedText.section,
                NormalizedText.barrier:
                return nil
            default:
                if !Scan.isWord(b[end - 1]), let found = seriesNumber(at: end) {
                    // `Arbetsmiljöverkets föreskrifter finns i flera häften, bland dem AFS 2023:1`
                    guard isAbout || end <= kindEnd + 2 else { return nil }
                    return within(start..<found.range.upperBound, found)
                }
                end += 1
            }
        }
        return nil
    }

    /// The end of `föreskrifter`, `föreskrifter och allmänna råd`.
    private func kindEnd(at end: Int) -> Int {
        guard let next = text.match(anyOf: [" och ", " samt ", " "], at: end),
            let kind = text.match(anyOf: ["allmänna råd", "föreskrifter", "råd"], at: next)
        else { return end }
        return text.wordEnd(from: kind)
    }

    /// `intygsföreskriften (HSLF-FS 2018:54)`, `föreskrifterna AFS 2020:5`: a name in one word before the number.
    private func named(_ word: Range<Int>) -> Found? {
        guard word.count >= 10,
            Self.nameEnds.contains(where: { end in
                word.count >= end.utf8CodeUnitCount
                    && text.match(end, at: word.upperBound - end.utf8CodeUnitCount) == word.upperBound
            })
        else { return nil }
        if let inside = text.match(" (", at: word.upperBound), let number = seriesNumber(at: inside),
            let end = text.match(")", at: number.range.upperBound)
        {
            return within(word.lowerBound..<end, number)
        }
        if let number = text.match(" ", at: word.upperBound).flatMap(seriesNumber) {
            return within(word.lowerBound..<number.range.upperBound, number)
        }
        return text.match(" om ", at: word.upperBound) != nil
            ? titled(from: word.lowerBound, at: word.lowerBound) : nil
    }

    private static let nameEnds: [StaticString] = [
        "föreskrift", "föreskriften", "föreskrifter", "föreskrifterna",
    ]

    /// A regulation found by its number, with the words that name it.
    func within(_ range: Range<Int>, _ number: Found) -> Found {
        var found = number
        found.range = range.lowerBound..<titleTail(of: found, at: range.upperBound)
        // A whole title between authority and number is not part of a reference to the regulation alone.
        if text.string(range).contains(" om ") { found.core = number.range }
        return found
    }

    func seriesNumber(at start: Int) -> Found? {
        guard start < b.count, Scan.isUpper(text.bytes[start]), mayBeSeries(at: start) else { return nil }
        for name in Self.series {
            guard let end = text.match(name, at: start),
                var number = sfsNumber(
                    at: text.match(anyOf: [", ", " nr ", " ("], at: end) ?? text.skipSpace(end))
            else { continue }
            if text.match(" (", at: end) != nil {
                guard let closed = text.match(")", at: number.end) else { continue }
                number.end = closed
            }
            let id = text.string(start..<end).uppercased() + " " + number.id
            return Found(id: id, act: index.act(id: id), kind: .foreskrift, range: start..<number.end)
        }
        return nil
    }

    /// Whether letters end as series do, in `FS` or `AR`, or go on after a dash.
    private func mayBeSeries(at start: Int) -> Bool {
        var end = start
        while text.byte(end) >= 0x61, end - start < 8 { end += 1 }
        return text.byte(end) == UInt8(ascii: "-")
            || end - start > 2
                && (b[end - 1] == UInt8(ascii: "s") && b[end - 2] == UInt8(ascii: "f")
                    || b[end - 1] == UInt8(ascii: "r") && b[end - 2] == UInt8(ascii: "a"))
    }

    static func kind(of id: String) -> Citation.Kind {
        id.utf8.first.map(Scan.isDigit) ?? false ? .sfs : .foreskrift
    }
}
