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
        let letters = letters.span
        let entries = vocabulary.entries.span
        let beginnings = vocabulary.beginnings.span
        let end = range.upperBound
        var index = range.lowerBound
        while index < end {
            var byte = letters[Int(text[index])]
            if byte == 0 {
                if isSign(text, at: index, in: range) { return true }
                // What follows the lead byte of a sign is no letter.
                index += text[index] < 0x80 ? 1 : text[index] == 0xC2 ? 2 : 3
                continue
            }
            let second = index + 1 < end ? letters[Int(text[index + 1])] : 0
            guard Vocabulary.mayBegin(byte, second, in: beginnings) else {
                repeat { index += 1 } while index < end && letters[Int(text[index])] != 0
                continue
            }
            var hash = Vocabulary.Hash()
            var before = hash
            var last: UInt8 = 0
            repeat {
                // A footnote's number may be glued to a name.
                if Scan.isDigit(byte), !Scan.isDigit(last), isTrigger(hash, before, last, entries) {
                    return true
                }
                before = hash
                hash.add(byte)
                last = byte
                index += 1
                guard index < end else { break }
                byte = letters[Int(text[index])]
            } while byte != 0
            if isTrigger(hash, before, last, entries) { return true }
        }
        return false
    }

    /// Whether a word begins references, as it is or in the genitive.
    @inline(__always)
    private func isTrigger(
        _ hash: Vocabulary.Hash, _ before: Vocabulary.Hash, _ last: UInt8, _ entries: Span<UInt64>
    ) -> Bool {
        if Vocabulary.kinds(of: hash, in: entries) != [] { return true }
        return last == UInt8(ascii: "s") && Vocabulary.kinds(of: before, in: entries) != []
    }

    @inline(__always)
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
