/// Says quickly of most paragraphs that they hold no reference.
///
/// A paragraph is looked at only if it has a section sign, digits on both sides of a colon, the mark of a European act, or a
/// word without which no other reference is found.
struct Prefilter: Sendable {
    private let vocabulary: Vocabulary
    /// Each byte in lower case, 0 where no word goes on.
    private let letters: [UInt8]

    /// - Parameter words: in lower case.
    init(words: some Sequence<[UInt8]>) {
        let letters: [UInt8] = (0...255).map { byte in
            switch UInt8(byte) {
            // Signs beyond ASCII are led by these; Latin letters are not.
            case 0xC2, 0xE2, 0xE3, 0xEF: 0
            // The second byte of a Latin capital. That of another letter may be changed too, here and in the words alike.
            case 0x80...0x9E: UInt8(byte) + 0x20
            case let byte where Scan.isWord(byte): Scan.lower(byte)
            default: 0
            }
        }
        self.letters = letters
        vocabulary = Vocabulary(words.map { ($0.map { letters[Int($0)] }, .act) })
    }

    func mayHoldReference(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        let beginnings = vocabulary.beginnings.set.bits.span
        let endings = vocabulary.endings.set.bits.span
        let end = range.upperBound
        // The word that is being passed by, and whether it begins as a telling one.
        var start = range.lowerBound
        var isTold = start < end && Beginnings.mayStand(in: text, at: start, beginnings)
        var index = start
        while index < end {
            let count = min(64, end - index)
            var places = Self.places(text, index..<(index + count))
            while places != 0 {
                let at = index + places.trailingZeroBitCount
                places &= places &- 1
                let byte = text[at]
                // A letter that is not Latin parts no word.
                guard byte < 0x80 || letters[Int(byte)] == 0 else { continue }
                // A footnote's number may be glued to a name, and belong to a code.
                let goesOn = Scan.isDigit(byte)
                if isTold, at > start, !goesOn || !Scan.isDigit(text[at - 1]),
                    Endings.mayEnd(start..<at, in: text, endings), isTelling(text, start..<at)
                {
                    return true
                }
                if goesOn { continue }
                // Most are spaces. What follows the lead byte of a sign is no letter.
                if byte != 0x20, isSign(text, at: at, in: range) { return true }
                start = at + (byte < 0x80 ? 1 : byte == 0xC2 ? 2 : 3)
                isTold = start < end && Beginnings.mayStand(in: text, at: start, beginnings)
            }
            index += count
        }
        return isTold && isTelling(text, start..<end)
    }

    /// Which of up to 64 bytes are digits or part words, the first one's bit lowest; leads of letters that are not Latin may be
    /// among them.
    @inline(__always)
    private static func places(_ text: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
        var places: UInt64 = 0
        var index = range.lowerBound
        while index + 8 <= range.upperBound {
            let bytes = EightBytes(text, at: index)
            let some = EightBytes.bits(~bytes.letters & EightBytes.all | bytes.otherLeads)
            places |= some << UInt64(index - range.lowerBound)
            index += 8
        }
        while index < range.upperBound {
            let byte = text[index]
            if !Scan.isWord(byte) || Scan.isDigit(byte) || byte >= 0xC0 {
                places |= 1 << UInt64(index - range.lowerBound)
            }
            index += 1
        }
        return places
    }

    /// Whether a stretch begins with a word that begins references.
    private func isTelling(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        let letters = letters.span
        let entries = vocabulary.entries.span
        var hash = Vocabulary.Hash()
        var before = hash
        var last: UInt8 = 0
        for index in range {
            let byte = letters[Int(text[index])]
            if byte == 0 { break }
            // A footnote's number may be glued to a name.
            if Scan.isDigit(byte), !Scan.isDigit(last), isTrigger(hash, before, last, entries) { return true }
            before = hash
            hash.add(byte)
            last = byte
        }
        return isTrigger(hash, before, last, entries)
    }

    /// Whether a word begins references, as it is or in the genitive.
    private func isTrigger(
        _ hash: Vocabulary.Hash, _ before: Vocabulary.Hash, _ last: UInt8, _ entries: Span<UInt64>
    ) -> Bool {
        if Vocabulary.kinds(of: hash, in: entries) != [] { return true }
        return last == UInt8(ascii: "s") && Vocabulary.kinds(of: before, in: entries) != []
    }

    private func isSign(_ text: Span<UInt8>, at index: Int, in range: Range<Int>) -> Bool {
        let byte = text[index]
        // Most are spaces.
        guard byte != 0x20, index + 1 < range.upperBound else { return false }
        let next = text[index + 1]
        switch byte {
        case 0xC2: return next == 0xA7 || next == 0xAD
        case UInt8(ascii: ":"):
            return index > range.lowerBound && Scan.isDigit(text[index - 1])
                && (Scan.isWord(next) || next == 0x20)
        case UInt8(ascii: "/"):
            // `95/46/EG`, and `883/2004` and `2016/679` beside words that are too common.
            return next == UInt8(ascii: "E")
                || index >= range.lowerBound + 4 && text[index - 4] == UInt8(ascii: "2")
                    && text[index - 3] == UInt8(ascii: "0") && Scan.isDigit(text[index - 1])
                    && index + 3 < range.upperBound && Scan.isDigit(text[index + 3])
                || index > range.lowerBound && Scan.isDigit(text[index - 1]) && index + 4 < range.upperBound
                    && (next == UInt8(ascii: "1") || next == UInt8(ascii: "2"))
                    && Scan.isDigit(text[index + 4])
        // A word may be broken here.
        case UInt8(ascii: "-"): return next == 0x0A || next == 0x0D
        default: return false
        }
    }
}
