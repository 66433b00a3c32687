/// Acts as they are named: by number, by name, by abbreviation, by series, or as the one named before.
struct ActScanner {
    struct Found {
        /// `2010:110`, `HSLF-FS 2018:54`.
        var id: String
        /// The act's index in the register, if it is there.
        var act: Int?
        var kind: Citation.Kind
        var range: Range<Int>
        /// The number alone, where much stands between it and the beginning.
        var core: Range<Int>?
        /// Whether only an abbreviation names it, with no number beside.
        var isBareAbbreviation = false
        var isHistorical = false
        /// The name that says another act than the number printed.
        var disagreement: (name: String, registered: String)?
    }

    enum Name {
        case found(Found)
        /// A word that names an act which the register does not have.
        case unknown(Range<Int>)
        /// `samma lag`, `lagen`: the act named before.
        case same(Range<Int>)

        var end: Int {
            switch self {
            case .found(let found): found.range.upperBound
            case .unknown(let range), .same(let range): range.upperBound
            }
        }
    }

    let text: NormalizedText
    let index: ActIndex

    private var b: [UInt8] { text.lower }

    private static let oldWords = ["dåvarande ", "tidigare ", "äldre ", "gamla ", "upphävda "]
    private static let newWords = ["nya ", "nuvarande ", "gällande "]

    /// The act that is named at a byte.
    ///
    /// - Parameter place: whether a place stands before it; then a footnote's number may be glued to its abbreviation.
    func name(at start: Int, after place: Bool = false) -> Name? {
        guard start < b.count, Scan.isWord(b[start]) else { return nil }
        var start = start
        var isHistorical = false
        let article = text.match("den ", at: start) ?? start
        let adverb = text.match("numera ", at: article) ?? article
        if let end = text.match(anyOf: Self.oldWords, at: adverb) {
            (start, isHistorical) = (end, true)
        } else if let end = text.match(anyOf: Self.newWords, at: article) {
            start = end
        }
        guard var found = current(at: start, after: place) else { return nil }
        if case .found(var act) = found {
            act.isHistorical = isHistorical || isOld(act)
            found = .found(act)
        }
        return found
    }

    /// Whether the act is no longer what it was: repealed, in an older wording, or called so before.
    private func isOld(_ found: Found) -> Bool {
        if found.act.map({ index.acts[$0].repealed != nil }) ?? false { return true }
        return followsOldWording(found.range.upperBound) || isCalledOld(found.range.lowerBound)
    }

    /// Whether `dåvarande` or its like stands directly before a byte.
    func isCalledOld(_ start: Int) -> Bool {
        guard start > 0, b[start - 1] == 0x20 else { return false }
        let word = text.wordStart(before: start - 1)
        return text.match(anyOf: Self.oldWords, at: word) == start
    }

    private func current(at start: Int, after place: Bool) -> Name? {
        if let found = regulation(at: start) { return .found(found) }
        if let found = registered(at: start, after: place) { return .found(found) }
        if let found = numbered(at: start) { return .found(found) }
        if let same = same(at: start) { return .same(same) }
        return unknown(at: start).map { .unknown($0) }
    }

    // MARK: By name

    private func registered(at start: Int, after place: Bool) -> Found? {
        let wordEnd = text.wordEnd(from: start)
        guard let names = names(of: start..<wordEnd) else { return nil }
        for name in names {
            let nameEnd = start + name.bytes.count
            guard nameEnd <= b.count, b[start..<nameEnd].elementsEqual(name.bytes),
                name.exact.map({ text.bytes[start..<nameEnd].elementsEqual($0) }) ?? true,
                let end = boundary(after: nameEnd, isAbbreviation: name.exact != nil, place)
            else { continue }
            let id = index.acts[name.act].id
            var found = Found(id: id, act: name.act, kind: Self.kind(of: id), range: start..<end)
            found.isBareAbbreviation = name.exact != nil
            complete(&found, name: text.string(start..<nameEnd))
            return found
        }
        return nil
    }

    /// The names that begin with a word, which may be in the genitive or have a footnote's number glued to it.
    private func names(of word: Range<Int>) -> [ActIndex.Name]? {
        if let names = index.names(beginningWith: b[word]) { return names }
        var end = word.upperBound
        while end > word.lowerBound, Scan.isDigit(b[end - 1]) { end -= 1 }
        if end < word.upperBound, let names = index.names(beginningWith: b[word.lowerBound..<end]) {
            return names
        }
        guard end > word.lowerBound, b[end - 1] == UInt8(ascii: "s") else { return nil }
        return index.names(beginningWith: b[word.lowerBound..<(end - 1)])
    }

    /// The end of a name, with the genitive's s; `nil` where it is only the beginning of a longer word.
    private func boundary(after end: Int, isAbbreviation: Bool, _ place: Bool) -> Int? {
        guard end < b.count else { return end }
        if b[end] == UInt8(ascii: "-"), Scan.isWord(text.byte(end + 1)) { return nil }
        if isAbbreviation, let genitive = text.matchWord(":s", at: end) { return genitive }
        guard Scan.isWord(b[end]) else { return end }
        let next = end + 1
        if b[end] == UInt8(ascii: "s"), text.endsWord(next) { return next }
        // A footnote's number: `PSL27` only after a place, for what is called so may have numbers of its own.
        let digits = text.digitsEnd(from: end)
        return digits > end && digits - end <= 3 && text.endsWord(digits) && (place || !isAbbreviation)
            ? end : nil
    }

    /// Adds number, abbreviation and title where they are printed after the name.
    private func complete(_ found: inout Found, name: String) {
        var end = found.range.upperBound
        if let number = bracketedNumber(at: end) ?? bareNumber(at: end) ?? laterBareNumber(at: end) {
            if number.id != found.id {
                found.disagreement = (name, found.id)
                found.id = number.id
                found.act = index.act(id: number.id)
            }
            found.isBareAbbreviation = false
            end = number.end
        }
        end = titleTail(of: found, at: end)
        end = abbreviation(of: found, at: end)
        found.range = found.range.lowerBound..<end
    }

    /// The rest of a registered title after the number: ` om sjuklön`.
    private func titleTail(of found: Found, at end: Int) -> Int {
        guard let act = found.act else { return end }
        let tail = index.titleTails[act]
        let tailEnd = end + tail.count
        guard !tail.isEmpty, tailEnd <= b.count, b[end..<tailEnd].elementsEqual(tail),
            tailEnd == b.count || !Scan.isWord(b[tailEnd])
        else { return end }
        return tailEnd
    }

    /// `, PDL` or ` (PDL)` after an act's full name; in brackets another of its names too.
    private func abbreviation(of found: Found, at end: Int) -> Int {
        for (before, after) in [(", ", ""), (" (", ")"), (" [", "]"), (" - ", "")] {
            guard let start = text.match(before, at: end),
                let word = knownAbbreviation(of: found, at: start, inBrackets: !after.isEmpty),
                let closed = text.match(after, at: word)
            else { continue }
            // `PSL, HSL 5 kap.`: a comma, and what follows begins a reference of its own.
            if before == ", ", let next = text.match(" ", at: closed), Scan.isDigit(text.byte(next)) {
                return end
            }
            return closed
        }
        return end
    }

    private func knownAbbreviation(of found: Found, at start: Int, inBrackets: Bool) -> Int? {
        guard let act = found.act else { return newAbbreviation(of: found, at: start) }
        let word = start..<text.wordEnd(from: start)
        for name in names(of: word) ?? [] where name.act == act && (name.exact != nil || inBrackets) {
            let end = start + name.bytes.count
            guard end <= b.count, b[start..<end].elementsEqual(name.bytes),
                name.exact.map({ text.bytes[start..<end].elementsEqual($0) }) ?? true,
                text.endsWord(end) || Scan.isDigit(b[end])
            else { continue }
            return end
        }
        return nil
    }

    /// `SoL` after `socialtjänstlagen (2001:453)`: the register does not have it, but it begins alike and ends in `L`, `F` or `B`.
    private func newAbbreviation(of found: Found, at start: Int) -> Int? {
        let end = text.wordEnd(from: start)
        guard (2...6).contains(end - start), text.byte(found.range.lowerBound) == b[start],
            Scan.isUpper(text.bytes[start]),
            let last = text.bytes[start..<end].last, "LFB".utf8.contains(last)
        else { return nil }
        return end
    }

    // MARK: By number

    /// `lagen (1991:1047)`, `förordning 2015:284`, `SFS 2010:110`.
    ///
    /// - Parameter isTitle: whether it stands in another's title; titles are not followed further.
    private func numbered(at start: Int, isTitle: Bool = false) -> Found? {
        if let series = text.match(anyOf: ["sfs nr ", "sfs-nr ", "sfs: ", "sfs "], at: start),
            let number = sfsNumber(at: series)
        {
            return completed(number, from: start)
        }
        guard let (word, end) = actWord(at: start) else { return nil }
        if let number = bracketedNumber(at: end) ?? (word.takesBareNumber ? bareNumber(at: end) : nil) {
            return completed(number, from: start, isTitle: isTitle)
        }
        return isTitle ? nil : laterNumber(at: end, from: start)
    }

    /// The word that says of itself that it is an act: also `offentlighets- och sekretesslagen`.
    private func actWord(at start: Int) -> (word: ActWord, end: Int)? {
        var (first, end) = (start, text.wordEnd(from: start))
        if let rest = text.match(anyOf: ["- och ", "- eller "], at: end) {
            (first, end) = (rest, text.wordEnd(from: rest))
        }
        guard let word = ActWord(b[first..<end]) else { return nil }
        return (word, end)
    }

    private func completed(_ number: (id: String, end: Int), from start: Int, isTitle: Bool = false) -> Found
    {
        var found = Found(
            id: number.id, act: index.act(id: number.id), kind: .sfs, range: start..<number.end)
        var end = abbreviation(of: found, at: titleTail(of: found, at: number.end))
        // The act that another amends or brings into force is part of its title.
        if let other = text.match(
            anyOf: [" om ändring i ", " om ändring av ", " om införande av ", " om upphävande av "], at: end),
            let name = registered(at: other, after: false)
                ?? (isTitle ? nil : numbered(at: other, isTitle: true))
        {
            end = name.range.upperBound
        }
        found.range = start..<end
        return found
    }

    /// `lagen om finansiell samordning (2003:1210)`: the number after a title that is not registered.
    private func laterNumber(at end: Int, from start: Int) -> Found? {
        guard let about = text.match(anyOf: [" om ", " med "], at: end) else { return nil }
        var position = about
        while position < b.count, position - about < 160 {
            switch b[position] {
            case UInt8(ascii: "("), UInt8(ascii: "["):
                guard let number = bracketedNumber(at: position - 1) else { return nil }
                return completed(number, from: start)
            case UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: ":"),
                NormalizedText.section, NormalizedText.barrier:
                return nil
            case _ where Scan.isDigit(b[position]): return nil
            default: position += 1
            }
        }
        return nil
    }

    private func bracketedNumber(at end: Int) -> (id: String, end: Int)? {
        let next = text.skipSpace(end)
        let close: UInt8
        switch text.byte(next) {
        case UInt8(ascii: "("): close = UInt8(ascii: ")")
        case UInt8(ascii: "["): close = UInt8(ascii: "]")
        default: return nil
        }
        let inside = text.skipSpace(next + 1)
        let start = text.match(anyOf: ["sfs nr ", "sfs "], at: inside) ?? inside
        guard let number = sfsNumber(at: start, isLoose: true) else { return nil }
        // `(1977:1160, AML)`
        let abbreviation = text.match(anyOf: [", ", "; "], at: number.end).flatMap { start in
            (2...6).contains(text.wordEnd(from: start) - start) && Scan.isUpper(text.bytes[start])
                ? text.wordEnd(from: start) : nil
        }
        let closing = text.skipSpace(abbreviation ?? number.end)
        return text.byte(closing) == close ? (number.id, closing + 1) : nil
    }

    private func bareNumber(at end: Int) -> (id: String, end: Int)? {
        text.match(anyOf: [" sfs ", " "], at: end).flatMap { sfsNumber(at: $0) }
    }

    /// `patientlagen, SFS 2014:821`, after a name that is registered.
    private func laterBareNumber(at end: Int) -> (id: String, end: Int)? {
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

    // MARK: Regulations

    private static let series = [
        "hslf-fs", "sosfs", "afs", "rffs", "fkfs", "lvfs", "skvfs", "fffs", "bfs", "msbfs", "nfs", "sjvfs",
        "tsfs", "mdffs",
        "imyfs", "difs", "kfmfs", "iaffs", "afffs", "skolfs", "hsl-fs", "ssmfs", "myhfs", "digg-fs", "mcffs",
    ]

    /// The words at which a series begins.
    static let seriesWords = series.map { String($0.prefix { $0.isLetter }) }

    /// `HSLF-FS 2018:54`, also after `Socialstyrelsens föreskrifter … (`.
    private func regulation(at start: Int) -> Found? {
        if let found = seriesNumber(at: start) { return found }
        // The authority's name in the genitive, and then what it has issued.
        let authority = text.wordEnd(from: start)
        guard authority > start, b[authority - 1] == UInt8(ascii: "s"),
            let word = text.match(" föreskrift", at: authority)
        else { return nil }
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
                    return within(start..<found.range.upperBound, found)
                }
                end += 1
            }
        }
        return nil
    }

    /// A regulation found by its number, with the words that name it.
    private func within(_ range: Range<Int>, _ number: Found) -> Found {
        var found = number
        found.range = range.lowerBound..<titleTail(of: found, at: range.upperBound)
        // A whole title between authority and number is not part of a reference to the regulation alone.
        if text.string(range).contains(" om ") { found.core = number.range }
        return found
    }

    private func seriesNumber(at start: Int) -> Found? {
        for name in Self.series {
            guard let end = text.match(name, at: start), Scan.isUpper(text.bytes[start]),
                let number = sfsNumber(at: text.skipSpace(end))
            else { continue }
            let id = text.string(start..<end).uppercased() + " " + number.id
            return Found(id: id, act: index.act(id: id), kind: .foreskrift, range: start..<number.end)
        }
        return nil
    }

    static func kind(of id: String) -> Citation.Kind { id.first?.isNumber ?? false ? .sfs : .foreskrift }

    // MARK: The act before, and acts that nobody knows

    private func same(at start: Int) -> Range<Int>? {
        for word in [
            "samma lag", "samma balk", "samma förordning", "samma författning", "samma föreskrifter",
            "nämnda lag",
            "nämnda balk", "nämnda förordning", "denna lag", "lagen", "balken", "förordningen",
            "föreskrifterna",
        ] {
            guard let end = text.matchWord(word, at: start) else { continue }
            if text.byte(end) == UInt8(ascii: "-") { return nil }
            // `lagen om …` is a name, and one that is not registered.
            if text.match(" om ", at: end) != nil || text.match(" (", at: end) != nil { return nil }
            return start..<end
        }
        return nil
    }

    /// A word or words that can only be an act's name.
    private func unknown(at start: Int) -> Range<Int>? {
        if let (_, end) = actWord(at: start) { return start..<end }
        // An abbreviation in capitals, `LVU`, or with the last letters that abbreviations of acts have, `SoL`, `BrB`.
        let end = text.wordEnd(from: start)
        let word = text.bytes[start..<end]
        guard (2...5).contains(word.count), let last = word.last, Scan.isUpper(text.bytes[start]) else {
            return nil
        }
        return word.allSatisfy(Scan.isUpper) || "LBF".utf8.contains(last) ? start..<end : nil
    }

    private func followsOldWording(_ end: Int) -> Bool {
        text.match(anyOf: Self.oldWordings, at: end) != nil
    }

    private static let oldWordings = [
        " i dess lydelse före", " i dess lydelse till", " i dess lydelse t.o.m", " i sin lydelse före",
        " i lydelsen före",
        " i lydelse före", " i den lydelse som gällde", " i den lydelse de hade", " i dess äldre",
        " i dess tidigare", " i dess dåvarande",
        " i sin tidigare", " i sin dåvarande", " i tidigare lydelse", " i äldre lydelse", " (upphävd",
        ", numera upphävd",
    ]
}
