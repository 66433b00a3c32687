/// What words begin with, by which most words of a text are passed by.
///
/// Like every question here whose answer is mostly no, it is asked of a few bits: a word that begins otherwise may be taken for
/// one of them, never the other way.
struct Beginnings: Sendable {
    private(set) var set = HashBits()

    /// - Parameter words: in lower case.
    init(_ words: some Sequence<[UInt8]>) {
        for word in words where !word.isEmpty {
            let known = word.prefix(4).enumerated().reduce(UInt32(0)) {
                $0 | UInt32($1.element) << UInt32($1.offset * 8)
            }
            switch word.count {
            case 1: set.insertAll()
            case 2:
                for third in Self.afterWord {
                    // Only a letter or a sign's first byte is looked beyond.
                    let fourths: ClosedRange<UInt8> =
                        third < 0x61 ? 0...0 : third < 0x80 ? 0...0xFF : 0x80...0xBF
                    for fourth in fourths { insert(known | UInt32(third) << 16 | UInt32(fourth) << 24) }
                }
            case 3: for fourth in Self.afterWord { insert(known | UInt32(fourth) << 24) }
            default: insert(known)
            }
        }
    }

    private mutating func insert(_ bytes: UInt32) { set.insert(Self.key(bytes)) }

    /// What can stand after the whole of a word: what parts words, a footnote's number, the genitive's s, and the lead bytes of
    /// signs.
    private static let afterWord = (0...UInt8.max).filter {
        !Scan.isWord($0) || Scan.isDigit($0) || $0 == UInt8(ascii: "s") || $0 >= 0xC0
    }

    /// Whether one of the words may begin at a byte of a text.
    @inline(__always)
    static func mayStand(in text: Span<UInt8>, at start: Int, _ bits: Span<UInt64>) -> Bool {
        var bytes: UInt32 = 0
        if start + 4 <= text.count {
            bytes = UInt32(
                littleEndian: unsafe text.bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt32.self))
        } else {
            for index in start..<text.count { bytes |= UInt32(text[index]) << UInt32((index - start) &* 8) }
        }
        return HashBits.mayHold(key(bytes), bits)
    }

    /// The first four bytes, or three where the third is no letter. Capitals lose the bit that tells them from small letters,
    /// ASCII and Latin-1; so do other bytes, in texts and words alike.
    @inline(__always)
    private static func key(_ bytes: UInt32) -> UInt32 {
        let small = bytes | 0x2020_2020
        let third = UInt8(truncatingIfNeeded: small >> 16)
        return third >= 0x80 || Scan.isLower(third) ? small : small & 0xFF_FFFF
    }
}
