/// A word that says of itself that it is an act: `lagen`, `patientlagens`, `balk`, `förordning`.
struct ActWord {
    /// `lagen` and not `lag`.
    var isDefinite = false
    /// Whether more than the kind of act is said: `patientlag`, not `lag`.
    var isCompound = false
    /// Whether a number without brackets can follow: `lagen 2010:110`; what others number so are no acts.
    var takesBareNumber = true

    // Words of the program and no arrays of bytes: every thread would count who holds those.
    private static let kinds: [(stem: StaticString, definite: StaticString, takesBareNumber: Bool)] = [
        ("lag", "en", true), ("balk", "en", true), ("förordning", "en", true), ("kungörels", "en", false),
        ("kungörelse", "n", false),
        ("stadga", "n", false), ("instruktion", "en", false), ("ordning", "en", false),
    ]

    /// What stands before `lag` in words that are no acts.
    private static let beforeLaw: [StaticString] = [
        "förs", "ans", "ins", "uts", "bes", "upps", "tills", "avs", "pås", "genoms", "övers", "oms", "åters",
        "neds", "vägs", "under", "bo", "an", "på", "över", "för", "av", "åder",
    ]

    /// What stands before `ordning` in words that are no acts.
    private static let beforeOrder: [StaticString] = ["dag", "arbets", "rang", "tur", "rätte"]

    /// - Parameter word: in lower case.
    init?(_ word: ArraySlice<UInt8>) {
        guard word.count >= 3, let last = word.last, Self.mayBeKnown(word) else { return nil }
        let word = word.span
        self.init(base: word)
        if !isKnown, last == UInt8(ascii: "s") { self.init(base: word.extracting(0..<word.count - 1)) }
        guard isKnown else { return nil }
    }

    private var isKnown = false

    /// Whether a word ends as one of the kinds does: most words are told by their last letters.
    private static func mayBeKnown(_ word: ArraySlice<UInt8>) -> Bool {
        switch word[word.endIndex - 1] {
        case UInt8(ascii: "g"), UInt8(ascii: "n"), UInt8(ascii: "s"), UInt8(ascii: "k"), UInt8(ascii: "a"),
            UInt8(ascii: "e"):
            break
        default: return false
        }
        var ending: UInt64 = 0
        for index in max(word.startIndex, word.endIndex - 6)..<word.endIndex {
            ending = ending << 8 | UInt64(word[index])
        }
        // With `en` and `s` after it a stem's last three letters stand at most three letters before the end.
        return endsStem(ending) || endsStem(ending >> 8) || endsStem(ending >> 16) || endsStem(ending >> 24)
    }

    /// The last three letters of `lag`, `balk`, `ordning`, `kungörels`, `kungörelse`, `stadga` and `instruktion`.
    @inline(__always)
    private static func endsStem(_ ending: UInt64) -> Bool {
        switch ending & 0xFF_FFFF {
        case 0x6C_6167, 0x61_6C6B, 0x69_6E67, 0x65_6C73, 0x6C_7365, 0x64_6761, 0x69_6F6E: true
        default: false
        }
    }

    /// All endings that the quick look lets pass, and a few more.
    static var endings: [[UInt8]] {
        ["lag", "balk", "dning", "relse", "tadga", "ktion", "ektiv"].flatMap { stem in
            ["", "en", "n", "et", "s", "ens", "ns", "ets"].map { Array("\(stem)\($0)".utf8.suffix(4)) }
        }
    }

    /// A quick look, before all else, at whether a word can be an act: in the definite form or not, in the genitive or not.
    ///
    /// - Parameter ending: its last eight letters, or all that it has.
    @inline(__always)
    static func mayEnd(_ ending: UInt64) -> Bool {
        let word = ending & 0xFF == UInt64(UInt8(ascii: "s")) ? ending >> 8 : ending
        let isAfterE = word >> 8 & 0xFF == UInt64(UInt8(ascii: "e"))
        switch UInt8(truncatingIfNeeded: word) {
        case UInt8(ascii: "n"): return isStem(isAfterE ? word >> 16 : word) || isStem(word >> 8)
        case UInt8(ascii: "t"): return isAfterE && isStem(word >> 16)
        case UInt8(ascii: "g"), UInt8(ascii: "k"), UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "v"):
            return isStem(word)
        default: return false
        }
    }

    /// `lag`, `balk`, `dning`, `relse`, `tadga`, `ktion`, and `ektiv` for what the Union directs.
    @inline(__always)
    private static func isStem(_ ending: UInt64) -> Bool {
        if ending & 0xFF_FFFF == 0x6C_6167 || ending & 0xFFFF_FFFF == 0x6261_6C6B { return true }
        switch ending & 0xFF_FFFF_FFFF {
        case 0x64_6E69_6E67, 0x72_656C_7365, 0x74_6164_6761, 0x6B_7469_6F6E, 0x65_6B74_6976: return true
        default: return false
        }
    }

    private init(base word: Span<UInt8>) {
        for kind in Self.kinds {
            let rest = Self.rest(of: word, word.count, before: kind.definite)
            let stem: Int
            if let rest, Self.rest(of: word, rest, before: kind.stem) != nil {
                stem = rest
                isDefinite = true
            } else if Self.rest(of: word, word.count, before: kind.stem) != nil {
                stem = word.count
            } else {
                continue
            }
            let left = stem - kind.stem.utf8CodeUnitCount
            guard !Self.isOther(word, left, before: kind.stem) else { return }
            isKnown = true
            isCompound = left > 0
            takesBareNumber = kind.takesBareNumber
            return
        }
    }

    /// Whether a word ends like an act and is none.
    ///
    /// - Parameter count: of the bytes before the stem.
    private static func isOther(_ word: Span<UInt8>, _ count: Int, before stem: StaticString) -> Bool {
        let beginnings: [StaticString]
        switch stem.utf8CodeUnitCount {
        case 3: beginnings = beforeLaw
        case 7: beginnings = beforeOrder
        default: return false
        }
        for beginning in beginnings where rest(of: word, count, before: beginning) != nil { return true }
        return false
    }

    /// What is left of the first bytes of a word before its end, if it ends so.
    @inline(__always)
    private static func rest(of word: Span<UInt8>, _ count: Int, before end: StaticString) -> Int? {
        let rest = count - end.utf8CodeUnitCount
        guard rest >= 0 else { return nil }
        // From the back, where words differ.
        var index = count
        while index > rest {
            index -= 1
            if word[index] != (unsafe end.utf8Start[index - rest]) { return nil }
        }
        return rest
    }
}
