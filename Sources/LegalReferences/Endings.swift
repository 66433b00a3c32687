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
        guard !word.isEmpty else { return }
        var last: UInt32 = 0
        for byte in word.suffix(4) { last = last >> 8 | UInt32(byte) << 24 }
        set.insert(Self.key(last))
    }

    /// Whether one of the words may end before a byte of a text.
    @inline(__always)
    static func mayEnd(before end: Int, in text: Span<UInt8>, _ bits: Span<UInt64>) -> Bool {
        var last: UInt32 = 0
        if end >= 4 {
            last = UInt32(
                littleEndian: unsafe text.bytes.unsafeLoadUnaligned(fromByteOffset: end - 4, as: UInt32.self))
        } else {
            for index in 0..<end { last = last >> 8 | UInt32(text[index]) << 24 }
        }
        return HashBits.mayHold(key(last), bits)
    }

    /// The last four bytes, the first one lowest; fewer where what stands before them is no part of the word. Capitals lose
    /// the bit that tells them from small letters; so do other bytes, in texts and words alike.
    @inline(__always)
    private static func key(_ bytes: UInt32) -> UInt32 {
        let small = bytes | 0x2020_2020
        // No branches: how long a word is cannot be foretold.
        let three: UInt32 = beginsLetter(UInt8(truncatingIfNeeded: small)) ? small : small & 0xFFFF_FF00
        let two = beginsLetter(UInt8(truncatingIfNeeded: small >> 8)) ? three : small & 0xFFFF_0000
        return beginsLetter(UInt8(truncatingIfNeeded: small >> 16)) ? two : small & 0xFF00_0000
    }

    @inline(__always)
    private static func beginsLetter(_ byte: UInt8) -> Bool { Scan.isLower(byte) || byte >= 0xC0 }
}
