/// Says quickly of most paragraphs that they hold no reference.
///
/// A paragraph is looked at only if it has a section sign, digits on both sides of a colon, the mark of a European act, or a
/// word without which no other reference is found.
struct Prefilter: Sendable {
    private let vocabulary: Vocabulary
    /// Each byte in lower case; 0 where no word goes on, and `sign` where that may begin a reference.
    private let letters: [UInt8]
    /// A bit for each three bytes that a word begins with: most words of a text are told by them.
    private let beginnings: [UInt64]

    private static let sign: UInt8 = 1

    /// - Parameter words: in lower case.
    init(words: some Sequence<[UInt8]>) {
        let letters: [UInt8] = (0...255).map { byte in
            switch UInt8(byte) {
            // Signs beyond ASCII are led by these; Latin letters are not.
            case 0xC2, 0xE2, 0xE3, 0xEF, UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "-"): Self.sign
            // The second byte of a Latin capital. That of another letter may be changed too, here and in the words alike.
            case 0x80...0x9E: UInt8(byte) + 0x20
            case let byte where Scan.isWord(byte): Scan.lower(byte)
            default: 0
            }
        }
        let words = words.map { $0.map { letters[Int($0)] } }.filter { !$0.isEmpty }
        self.letters = letters
        vocabulary = Vocabulary(words.map { ($0, .act) })
        var beginnings = [UInt64](repeating: 0, count: 128)
        for word in words {
            // After a shorter word anything can stand that belongs to it.
            let any = UInt8.min...UInt8.max
            for second in word.count > 1 ? word[1]...word[1] : any {
                for third in word.count > 2 ? word[2]...word[2] : any {
                    let slot = Self.slot(of: UInt32(word[0]) << 16 | UInt32(second) << 8 | UInt32(third))
                    beginnings[slot >> 6] |= 1 << UInt64(slot & 63)
                }
            }
        }
        self.beginnings = beginnings
    }

    /// The bit of three bytes, or of the last three of four.
    @inline(__always)
    private static func slot(of bytes: UInt32) -> Int { Int((bytes << 8 &* 0x9E37_79B1) >> 19) }

    func mayHoldReference(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        let (letters, beginnings) = (letters.span, beginnings.span)
        let end = range.upperBound
        var index = range.lowerBound
        // The letter before, the one at the index and the two after it; a loop without a guess at where words end is twice
        // as fast as one that goes from word to word.
        var window = Self.window(text, index, end, letters)
        while index < end {
            let slot = Self.slot(of: window)
            let isBeginning =
                window >> 24 <= UInt32(Self.sign) && beginnings[slot >> 6] >> UInt64(slot & 63) & 1 != 0
            let isSign = window >> 16 & 0xFF == UInt32(Self.sign)
            guard isBeginning || isSign else {
                index += 1
                window = window << 8 | Self.letter(text, index + 2, end, letters)
                continue
            }
            if isSign {
                if self.isSign(text, at: index, in: range) { return true }
                // What follows the lead byte of a sign is no letter.
                index += text[index] < 0x80 ? 1 : text[index] == 0xC2 ? 2 : 3
            } else {
                guard let next = passWord(text, at: index, to: end) else { return true }
                index = next
            }
            window = Self.window(text, index, end, letters)
        }
        return false
    }

    @inline(__always)
    private static func letter(
        _ text: Span<UInt8>, _ index: Int, _ end: Int, _ letters: Span<UInt8>
    ) -> UInt32 {
        index < end ? UInt32(letters[Int(text[index])]) : 0
    }

    /// The three bytes at an index, after which nothing has been read.
    @inline(__always)
    private static func window(
        _ text: Span<UInt8>, _ index: Int, _ end: Int, _ letters: Span<UInt8>
    ) -> UInt32 {
        letter(text, index, end, letters) << 16 | letter(text, index + 1, end, letters) << 8
            | letter(text, index + 2, end, letters)
    }

    /// The byte after a word; `nil` where the word begins references.
    private func passWord(_ text: Span<UInt8>, at start: Int, to end: Int) -> Int? {
        let (letters, entries) = (letters.span, vocabulary.entries.span)
        var index = start
        var byte = letters[Int(text[index])]
        var hash = Vocabulary.Hash()
        var before = hash
        var last: UInt8 = 0
        // Another three bytes may have the same bit.
        guard byte > Self.sign else { return index + 1 }
        repeat {
            // A footnote's number may be glued to a name.
            if Scan.isDigit(byte), !Scan.isDigit(last), isTrigger(hash, before, last, entries) { return nil }
            before = hash
            hash.add(byte)
            last = byte
            index += 1
            guard index < end else { break }
            byte = letters[Int(text[index])]
        } while byte > Self.sign
        return isTrigger(hash, before, last, entries) ? nil : index
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
        guard index + 1 < range.upperBound else { return false }
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
