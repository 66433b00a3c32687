/// What words end with: few words of a text end as one of those does that tell something.
struct Endings: Sendable {
    private(set) var set = HashBits()

    /// - Parameter words: in lower case; they may be in the genitive too.
    init(_ words: some Sequence<[UInt8]>) {
        for word in words where !word.isEmpty {
            insert(word)
            insert(word + [UInt8(ascii: "s")])
        }
    }

    mutating func insert(_ word: [UInt8]) {
        var last: UInt32 = 0
        for byte in word.suffix(4) { last = last >> 8 | UInt32(byte) << 24 }
        set.insert(Self.key(last, of: word.count))
    }

    /// Whether a stretch of a text may be one of the words, or end as one.
    @inline(__always)
    static func mayEnd(_ range: Range<Int>, in text: Span<UInt8>, _ bits: Span<UInt64>) -> Bool {
        var last: UInt32 = 0
        if range.upperBound >= 4 {
            last = UInt32(
                littleEndian: unsafe text.bytes.unsafeLoadUnaligned(
                    fromByteOffset: range.upperBound - 4, as: UInt32.self))
        } else {
            for index in 0..<range.upperBound { last = last >> 8 | UInt32(text[index]) << 24 }
        }
        return HashBits.mayHold(key(last, of: range.count), bits)
    }

    /// The last four bytes, the first one lowest, or all of a shorter word. Capitals lose the bit that tells them from small
    /// letters; so do other bytes, in texts and words alike.
    @inline(__always)
    private static func key(_ bytes: UInt32, of count: Int) -> UInt32 {
        // No branch: how long a word is cannot be foretold.
        let left = UInt64(truncatingIfNeeded: 8 &* (4 &- min(count, 4)))
        return UInt32(truncatingIfNeeded: (UInt64(bytes | 0x2020_2020) &>> left) &<< left)
    }
}
