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
        vocabulary = Vocabulary(words.map { ($0, .act) })
        letters = (0...255).map { byte in
            let byte = UInt8(byte)
            // Signs beyond ASCII are led by these; Latin letters are not.
            return Scan.isWord(byte) && ![0xC2, 0xE2, 0xE3, 0xEF].contains(byte) ? Scan.lower(byte) : 0
        }
    }

    func mayHoldReference(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        let letters = letters.span
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
            var hash = Vocabulary.Hash()
            var before = hash
            var previous: UInt8 = 0
            repeat {
                // A footnote's number may be glued to a name.
                if Scan.isDigit(byte), !Scan.isDigit(previous), isTrigger(hash, before, previous) {
                    return true
                }
                if previous == 0xC3, byte >= 0x80, byte <= 0x9E { byte += 0x20 }
                before = hash
                hash.add(byte)
                previous = byte
                index += 1
                guard index < end else { break }
                byte = letters[Int(text[index])]
            } while byte != 0
            if isTrigger(hash, before, previous) { return true }
        }
        return false
    }

    /// Whether a word begins references, as it is or in the genitive.
    @inline(__always)
    private func isTrigger(_ hash: Vocabulary.Hash, _ before: Vocabulary.Hash, _ last: UInt8) -> Bool {
        if vocabulary.kinds(of: hash) != [] { return true }
        return last == UInt8(ascii: "s") && vocabulary.kinds(of: before) != []
    }

    private func isSign(_ text: Span<UInt8>, at index: Int, in range: Range<Int>) -> Bool {
        guard index + 1 < range.upperBound else { return false }
        let next = text[index + 1]
        switch text[index] {
        case 0xC2: return next == 0xA7 || next == 0xAD
        case UInt8(ascii: ":"):
            return index > range.lowerBound && Scan.isDigit(text[index - 1])
                && (Scan.isWord(next) || next == 0x20)
        case UInt8(ascii: "/"): return next == UInt8(ascii: "E")
        // A word may be broken here.
        case UInt8(ascii: "-"): return next == 0x0A || next == 0x0D
        default: return false
        }
    }
}
