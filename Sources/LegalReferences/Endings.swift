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
        set.insert(Self.key(last, without: UInt32(4 - min(word.count, 4))))
    }

    /// Whether the word that ends before a byte may be one of the words, or end as one.
    ///
    /// - Parameter strangers: how many of the four bytes before that one are none of the word's.
    @inline(__always)
    static func mayEnd(
        before end: Int, strangers: UInt32, in text: Span<UInt8>, _ bits: Span<UInt64>
    ) -> Bool {
        var last: UInt32 = 0
        if end >= 4, end <= text.count {
            last = UInt32(
                littleEndian: unsafe text.bytes.unsafeLoadUnaligned(
                    fromUncheckedByteOffset: end &- 4, as: UInt32.self))
        } else {
            for index in 0..<end { last = last >> 8 | UInt32(text[index]) << 24 }
        }
        return HashBits.mayHold(key(last, without: strangers), bits)
    }

    /// The last four bytes, the first one lowest, or all of a shorter word. Capitals lose the bit that tells them from small
    /// letters; so do other bytes, in texts and words alike.
    @inline(__always)
    private static func key(_ bytes: UInt32, without strangers: UInt32) -> UInt32 {
        (bytes | 0x2020_2020) & ~0 &<< (8 &* strangers)
    }
}
