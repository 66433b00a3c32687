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
        let end = range.upperBound
        // Words are looked for after what parts them, and the first has nothing before it.
        if beginsReference(text, at: range.lowerBound, end) { return true }
        let beginnings = vocabulary.beginnings.set.bits.span
        var index = range.lowerBound
        while index < end {
            let count = min(64, end - index)
            var breaks = Self.breaks(text, index..<(index + count))
            while breaks != 0 {
                let at = index + breaks.trailingZeroBitCount
                breaks &= breaks &- 1
                // Most are spaces, before words that begin nothing.
                if text[at] == 0x20, at + 1 == end || !Beginnings.mayStand(in: text, at: at + 1, beginnings) {
                    continue
                }
                if announcesReference(text, at: at, in: range) { return true }
            }
            index += count
        }
        return false
    }

    /// Which of up to 64 bytes part words, the first one's bit lowest. Leads of letters that are not Latin may be among them.
    @inline(__always)
    private static func breaks(_ text: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
        var breaks: UInt64 = 0
        var index = range.lowerBound
        while index + 8 <= range.upperBound {
            let bytes = EightBytes(text, at: index)
            let some = EightBytes.bits(~bytes.words & EightBytes.all | bytes.otherLeads)
            breaks |= some << UInt64(index - range.lowerBound)
            index += 8
        }
        while index < range.upperBound {
            if !Scan.isWord(text[index]) || text[index] >= 0xC0 { breaks |= 1 << UInt64(index - range.lowerBound) }
            index += 1
        }
        return breaks
    }

    /// Whether a byte that parts words is the sign of a reference, or a telling word comes after it.
    private func announcesReference(_ text: Span<UInt8>, at index: Int, in range: Range<Int>) -> Bool {
        let byte = text[index]
        guard letters[Int(byte)] == 0 else { return false }
        // What follows the lead byte of a sign is no letter.
        return isSign(text, at: index, in: range)
            || beginsReference(text, at: index + (byte < 0x80 ? 1 : byte == 0xC2 ? 2 : 3), range.upperBound)
    }

    private func beginsReference(_ text: Span<UInt8>, at start: Int, _ end: Int) -> Bool {
        start < end && Beginnings.mayStand(in: text, at: start, vocabulary.beginnings.set.bits.span)
            && isTelling(text, start..<end)
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
            // `95/46/EG`, and `883/2004` beside words that are too common.
            return next == UInt8(ascii: "E")
                || index > range.lowerBound && Scan.isDigit(text[index - 1]) && index + 4 < range.upperBound
                    && (next == UInt8(ascii: "1") || next == UInt8(ascii: "2"))
                    && Scan.isDigit(text[index + 4])
        // A word may be broken here.
        case UInt8(ascii: "-"): return next == 0x0A || next == 0x0D
        default: return false
        }
    }
}
