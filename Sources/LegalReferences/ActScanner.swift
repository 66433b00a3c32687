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

    /// The act that is named at a byte.
    func name(at start: Int) -> Name? {
        guard start < b.count, Scan.isWord(b[start]) else { return nil }
        var start = start
        var isHistorical = false
        for word in ["den dåvarande ", "dåvarande ", "den tidigare ", "tidigare ", "den äldre ", "äldre ", "den upphävda ", "upphävda "] {
            if let end = text.match(word, at: start) {
                (start, isHistorical) = (end, true)
                break
            }
        }
        guard var found = current(at: start) else { return nil }
        if case .found(var act) = found {
            act.isHistorical = isHistorical || followsOldWording(act.range.upperBound) || (act.act.map { index.acts[$0].repealed != nil } ?? false)
            found = .found(act)
        }
        return found
    }

    private func current(at start: Int) -> Name? {
        if let found = regulation(at: start) { return .found(found) }
        if let found = registered(at: start) { return .found(found) }
        if let found = numbered(at: start) { return .found(found) }
        if let same = same(at: start) { return .same(same) }
        return unknown(at: start).map { .unknown($0) }
    }

    // MARK: By name

    private func registered(at start: Int) -> Found? {
        let wordEnd = text.wordEnd(from: start)
        guard let names = index.names(beginningWith: b[start..<wordEnd]) ?? genitive(b[start..<wordEnd]) else { return nil }
        for name in names {
            let nameEnd = start + name.bytes.count
            guard nameEnd <= b.count, b[start..<nameEnd].elementsEqual(name.bytes),
                name.exact.map({ text.bytes[start..<nameEnd].elementsEqual($0) }) ?? true,
                let end = boundary(after: nameEnd, isAbbreviation: name.exact != nil)
            else { continue }
            let id = index.acts[name.act].id
            var found = Found(id: id, act: name.act, kind: Self.kind(of: id), range: start..<end)
            found.isBareAbbreviation = name.exact != nil
            complete(&found, name: text.string(start..<nameEnd))
            return found
        }
        return nil
    }

    /// `patientlagens` is found below `patientlagen`.
    private func genitive(_ word: ArraySlice<UInt8>) -> [ActIndex.Name]? {
        word.last == UInt8(ascii: "s") ? index.names(beginningWith: word.dropLast()) : nil
    }

    /// The end of a name, with the genitive's s; `nil` where it is only the beginning of a longer word.
    private func boundary(after end: Int, isAbbreviation: Bool) -> Int? {
        guard end < b.count else { return end }
        if b[end] == UInt8(ascii: "-"), end + 1 < b.count, Scan.isWord(b[end + 1]) { return nil }
        if isAbbreviation, let genitive = text.match(":s", at: end) { return genitive }
        guard Scan.isWord(b[end]) else { return end }
        let next = end + 1
        let isGenitive = b[end] == UInt8(ascii: "s") && (next == b.count || !Scan.isWord(b[next]))
        return isGenitive ? next : nil
    }

    /// Adds number, abbreviation and title where they are printed after the name.
    private func complete(_ found: inout Found, name: String) {
        var end = found.range.upperBound
        if let number = bracketedNumber(at: end) ?? bareNumber(at: end) {
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

    /// `, PDL` or ` (PDL)` after an act's full name.
    private func abbreviation(of found: Found, at end: Int) -> Int {
        guard let act = found.act else { return end }
        for (before, after) in [(", ", ""), (" (", ")"), (" [", "]"), (" - ", "")] {
            guard let start = text.match(before, at: end) else { continue }
            let wordEnd = text.wordEnd(from: start)
            guard let names = index.names(beginningWith: b[start..<wordEnd]),
                names.contains(where: { name in
                    name.act == act && name.exact.map { text.bytes[start..<wordEnd].elementsEqual($0) } ?? false
                }), let closed = text.match(after, at: wordEnd)
            else { continue }
            // `PSL, HSL 5 kap.`: a comma, and what follows begins a reference of its own.
            if before == ", ", let next = text.match(" ", at: closed), next < b.count, Scan.isDigit(b[next]) { return end }
            return closed
        }
        return end
    }

    // MARK: By number

    /// `lagen (1991:1047)`, `förordning 2015:284`, `SFS 2010:110`.
    private func numbered(at start: Int) -> Found? {
        if let series = text.match("sfs ", at: start), let number = sfsNumber(at: series) {
            return completed(number, from: start)
        }
        var end = text.wordEnd(from: start)
        // `offentlighets- och sekretesslagen (2009:400)`
        if let rest = text.match("- och ", at: end) { end = text.wordEnd(from: rest) }
        guard isActWord(start..<end) else { return nil }
        if let number = bracketedNumber(at: end) ?? bareNumber(at: end) { return completed(number, from: start) }
        return laterNumber(at: end, from: start)
    }

    private func completed(_ number: (id: String, end: Int), from start: Int) -> Found {
        var found = Found(
            id: number.id, act: index.act(id: number.id), kind: .sfs, range: start..<number.end)
        let end = abbreviation(of: found, at: titleTail(of: found, at: number.end))
        found.range = start..<end
        return found
    }

    /// `lagen om finansiell samordning (2003:1210)`: the number after a title that is not registered.
    private func laterNumber(at end: Int, from start: Int) -> Found? {
        guard let about = text.match(" om ", at: end) ?? text.match(" med ", at: end) else { return nil }
        var position = about
        while position < b.count, position - about < 160 {
            switch b[position] {
            case UInt8(ascii: "("), UInt8(ascii: "["):
                guard let number = bracketedNumber(at: position - 1) else { return nil }
                return completed(number, from: start)
            case UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: ":"), 0xC2, NormalizedText.barrier:
                return nil
            case _ where Scan.isDigit(b[position]): return nil
            default: position += 1
            }
        }
        return nil
    }

    private static let actEndings = [
        "lag", "lagen", "lagens", "balk", "balken", "balkens", "förordning", "förordningen", "förordningens", "kungörelse",
        "kungörelsen", "stadga", "stadgan", "instruktion", "lagarna",
    ].map { Array($0.utf8) }

    private func isActWord(_ range: Range<Int>) -> Bool {
        guard range.count >= 3 else { return false }
        return Self.actEndings.contains { b[range].count >= $0.count && b[range].suffix($0.count).elementsEqual($0) }
    }

    private func bracketedNumber(at end: Int) -> (id: String, end: Int)? {
        for (open, close) in [(" (", ")"), (" [", "]")] {
            guard let inside = text.match(open, at: end) else { continue }
            let start = text.match("sfs ", at: inside) ?? inside
            if let number = sfsNumber(at: start), let closed = text.match(close, at: number.end) { return (number.id, closed) }
        }
        return nil
    }

    private func bareNumber(at end: Int) -> (id: String, end: Int)? {
        guard let start = text.match(" ", at: end), let number = sfsNumber(at: start) else { return nil }
        return number
    }

    /// `2010:110`: a year and a number.
    func sfsNumber(at start: Int) -> (id: String, end: Int)? {
        var end = start
        while end < b.count, Scan.isDigit(b[end]) { end += 1 }
        guard end - start == 4, b[start] == UInt8(ascii: "1") || b[start] == UInt8(ascii: "2"), end < b.count,
            b[end] == UInt8(ascii: ":")
        else { return nil }
        let second = end + 1
        end = second
        while end < b.count, Scan.isDigit(b[end]) { end += 1 }
        guard (1...4).contains(end - second), end == b.count || !Scan.isWord(b[end]) else { return nil }
        return (text.string(start..<end), end)
    }

    // MARK: Regulations

    private static let series = [
        "hslf-fs", "sosfs", "afs", "rffs", "fkfs", "lvfs", "skvfs", "fffs", "bfs", "msbfs", "nfs", "sjvfs", "tsfs", "mdffs",
        "imyfs", "difs", "kfmfs", "iaffs", "afffs", "skolfs", "hsl-fs", "ssmfs", "myhfs", "digg-fs", "mcffs",
    ]

    /// `HSLF-FS 2018:54`, also after `Socialstyrelsens föreskrifter … (`.
    private func regulation(at start: Int) -> Found? {
        if let found = seriesNumber(at: start) { return found }
        // The authority's name in the genitive, and then what it has issued.
        let authority = text.wordEnd(from: start)
        guard b[authority - 1] == UInt8(ascii: "s"), let word = text.match(" föreskrift", at: authority) else { return nil }
        var end = word
        while end < b.count, end - start < 240 {
            switch b[end] {
            case UInt8(ascii: "("), UInt8(ascii: "["):
                guard let found = seriesNumber(at: end + 1),
                    let closed = text.match(b[end] == UInt8(ascii: "(") ? ")" : "]", at: found.range.upperBound)
                else { return nil }
                return within(start..<closed, found)
            case UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: ":"), 0xC2, NormalizedText.barrier: return nil
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
            guard let end = text.match(name, at: start), text.bytes[start] < 0x61, let space = text.match(" ", at: end),
                let number = sfsNumber(at: space)
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
            "samma lag", "samma balk", "samma förordning", "samma författning", "samma föreskrifter", "nämnda lag",
            "nämnda balk", "nämnda förordning", "denna lag", "lagen", "balken", "förordningen", "föreskrifterna",
        ] {
            guard let end = text.match(word, at: start), end == b.count || !Scan.isWord(b[end]) else { continue }
            if end < b.count, b[end] == UInt8(ascii: "-") { return nil }
            // `lagen om …` is a name, and one that is not registered.
            if text.match(" om ", at: end) != nil || text.match(" (", at: end) != nil { return nil }
            return start..<end
        }
        return nil
    }

    /// A word or words that can only be an act's name.
    private func unknown(at start: Int) -> Range<Int>? {
        var end = text.wordEnd(from: start)
        if let rest = text.match("- och ", at: end) ?? text.match("- eller ", at: end) { end = text.wordEnd(from: rest) }
        guard isActWord(start..<end) else {
            // An abbreviation in capitals: `5 § LVU`.
            let word = text.bytes[start..<end]
            let isCapitals = (2...5).contains(word.count) && word.allSatisfy { $0 >= 0x41 && $0 <= 0x5A }
            return isCapitals ? start..<end : nil
        }
        return start..<end
    }

    private func followsOldWording(_ end: Int) -> Bool {
        for words in [" i dess lydelse före", " i dess lydelse till", " i sin lydelse före", " i lydelsen före", " i dess äldre lydelse", " i dess tidigare lydelse", " (upphävd"] {
            if text.match(words, at: end) != nil { return true }
        }
        return false
    }
}
