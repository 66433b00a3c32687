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
        var disagreement: (name: Range<Int>, registered: String)?
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

    var b: [UInt8] { text.lower }

    static let oldWords: [StaticString] = ["dåvarande ", "tidigare ", "äldre ", "gamla ", "upphävda "]
    static let newWords: [StaticString] = ["nya ", "nuvarande ", "gällande ", "nu gällande ", "svenska "]

    /// The act that is named at a byte.
    ///
    /// - Parameter place: whether a place stands before it; then a footnote's number may be glued to its abbreviation.
    func name(at start: Int, after place: Bool = false) -> Name? {
        guard start < b.count, Scan.isWord(b[start]) else { return nil }
        var start = start
        var isHistorical = false
        guard Self.mayPrecedeName(b[start]) else { return plainName(at: start, after: place) }
        let article = text.match("den ", at: start) ?? start
        let adverb = text.match("numera ", at: article) ?? article
        if let end = text.match(anyOf: Self.oldWords, at: adverb) {
            (start, isHistorical) = (end, true)
        } else if let end = text.match(anyOf: Self.newWords, at: article) {
            start = end
        }
        return plainName(at: start, after: place, isHistorical: isHistorical)
    }

    /// The first letters of `den`, `numera` and of the words that say how old an act is.
    private static func mayPrecedeName(_ letter: UInt8) -> Bool {
        letter == 0xC3 || Scan.isOne(letter, of: "dntgu")
    }

    private func plainName(at start: Int, after place: Bool, isHistorical: Bool = false) -> Name? {
        switch current(at: start, after: place) {
        case .found(var act):
            act.isHistorical = isHistorical || isOld(act)
            return .found(act)
        case let other: return other
        }
    }

    /// Whether the act is no longer what it was: repealed, in an older wording, or called so before.
    func isOld(_ found: Found) -> Bool {
        if found.act.map({ index.acts[$0].repealed != nil }) ?? false { return true }
        return followsOldWording(found.range.upperBound) || isCalledOld(found.range.lowerBound)
    }

    /// Whether `dåvarande` or its like stands directly before a byte.
    func isCalledOld(_ start: Int) -> Bool {
        // All that says so ends with one of three letters and a space.
        guard start > 1, b[start - 1] == 0x20, Scan.isOne(b[start - 2], of: "aev") else { return false }
        // `den äldre lydelsen av 27 kap. 48 §`
        let start =
            (["lydelsen av ", "lydelse av "] as [StaticString]).lazy
            .map { (word: $0, begin: start - $0.utf8CodeUnitCount) }
            .first { $0.begin > 0 && text.match($0.word, at: $0.begin) == start }?.begin ?? start
        guard start > 0, b[start - 1] == 0x20 else { return false }
        let word = text.wordStart(before: start - 1)
        return text.match(anyOf: Self.oldWords, at: word) == start
            || word > 0 && text.match("då gällande ", at: text.wordStart(before: word - 1)) == start
    }

    func current(at start: Int, after place: Bool) -> Name? {
        if let found = regulation(at: start) { return .found(found) }
        if let found = registered(at: start, after: place) { return .found(found) }
        if let found = numbered(at: start) { return .found(found) }
        if let same = same(at: start) { return .same(same) }
        return unknown(at: start).map { .unknown($0) }
    }

    // MARK: The act before, and acts that nobody knows

    static let sameWords: [StaticString] = [
        "samma lag", "samma balk", "samma förordning", "samma författning", "samma föreskrifter",
        "förstnämnda lag", "den förstnämnda lagen", "den sistnämnda lagen", "nämnda lag", "nämnda balk",
        "nämnda förordning", "sistnämnda lag",
        "ovannämnda lag", "den lagen",
        "den förordningen", "denna lag", "lagen", "balken", "förordningen", "föreskrifterna",
    ]

    func same(at start: Int) -> Range<Int>? {
        for word in Self.sameWords {
            guard let end = text.matchWord(word, at: start) else { continue }
            if text.byte(end) == UInt8(ascii: "-") { return nil }
            // `lagen om …` is a name, and one that is not registered.
            if text.match(" om ", at: end) != nil || text.match(" (", at: end) != nil { return nil }
            return start..<end
        }
        return nil
    }

    /// A word or words that can only be an act's name.
    func unknown(at start: Int) -> Range<Int>? {
        if let (_, end) = actWord(at: start) { return start..<end }
        // An abbreviation in capitals, `LVU`, or with the last letters that abbreviations of acts have, `SoL`, `BrB`.
        let end = text.wordEnd(from: start)
        let word = text.bytes[start..<end]
        guard (2...5).contains(word.count), let last = word.last, Scan.isUpper(text.bytes[start]) else {
            return nil
        }
        return word.allSatisfy(Scan.isUpper) || Scan.isOne(last, of: "LBF") ? start..<end : nil
    }

    func followsOldWording(_ end: Int) -> Bool {
        // Most acts are followed by something else.
        guard
            text.byte(end) == UInt8(ascii: ",") || text.byte(end + 1) == UInt8(ascii: "i")
                || text.byte(end + 1) == UInt8(ascii: "(")
        else { return false }
        return text.match(anyOf: Self.oldWordings, at: end) != nil
    }

    static let oldWordings: [StaticString] = [
        " i dess lydelse före", " i dess lydelse till", " i dess lydelse t.o.m", " i sin lydelse före",
        " i lydelsen före",
        " i lydelse före", " i den lydelse som gällde", " i den lydelse de hade", " i dess äldre",
        " i dess tidigare", " i dess dåvarande",
        " i sin tidigare", " i sin dåvarande", " i tidigare lydelse", " i äldre lydelse",
        " i den tidigare lydelsen",
        " i den äldre lydelsen", " i sin äldre", " i då gällande lydelse", " i dess då gällande",
        ", i dess lydelse före", ", i lydelsen före", " (upphävd",
        ", numera upphävd",
    ]
}
