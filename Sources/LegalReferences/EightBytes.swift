/// Eight neighbouring bytes, looked at together.
///
/// Each question is answered with the high bits of the bytes that it is true of, the first byte's lowest.
struct EightBytes {
    private let bytes: UInt64

    /// - Parameter index: at least eight bytes before the text's end.
    @inline(__always)
    init(_ text: Span<UInt8>, at index: Int) {
        self.init(
            bytes: UInt64(
                littleEndian: unsafe text.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)))
    }

    /// Up to eight bytes of a text; where they are fewer, letters stand for the rest.
    @inline(__always)
    init(_ text: Span<UInt8>, _ range: Range<Int>) {
        guard range.count < 8 else {
            self.init(text, at: range.lowerBound)
            return
        }
        var bytes = Self.each(0x61)
        for index in range.reversed() { bytes = bytes << 8 | UInt64(text[index]) }
        self.init(bytes: bytes)
    }

    @inline(__always)
    private init(bytes: UInt64) { self.bytes = bytes }

    static let all: UInt64 = 0x8080_8080_8080_8080

    @inline(__always)
    private static func each(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

    /// Which belong to words, as `Scan.isWord` says.
    @inline(__always)
    var words: UInt64 { letters | digits }

    /// Those of them that are no digits.
    @inline(__always)
    var letters: UInt64 {
        // Seven bits, so that no sum goes over into the next byte. A sum has its high bit from the first letter on.
        let small = (bytes & ~Self.all) | Self.each(0x20)
        let letters = (small &+ Self.each(0x80 - 0x61)) & ~(small &+ Self.each(0x80 - 0x7B))
        return (letters | bytes) & Self.all
    }

    @inline(__always)
    var digits: UInt64 {
        let low = bytes & ~Self.all
        return (low &+ Self.each(0x80 - 0x30)) & ~(low &+ Self.each(0x80 - 0x3A)) & ~bytes & Self.all
    }

    /// Which begin a character beyond ASCII that is no Latin letter of Western Europe.
    @inline(__always)
    var otherLeads: UInt64 {
        let difference = bytes ^ Self.each(0xC3)
        let isOther = ((difference & ~Self.all) &+ ~Self.all) | difference
        return bytes & bytes << 1 & isOther & Self.all
    }

    /// Which are a byte of ASCII.
    @inline(__always)
    func ascii(_ byte: UInt8) -> UInt64 {
        let difference = (bytes & ~Self.all) ^ Self.each(byte)
        return ~((difference &+ ~Self.all) | bytes) & Self.all
    }

    /// Which stand before the space in ASCII: what parts lines and columns, and what nobody prints.
    @inline(__always)
    var controls: UInt64 { ~((bytes & ~Self.all) &+ Self.each(0x60) | bytes) & Self.all }

    /// Whether one is a byte.
    @inline(__always)
    func contains(_ byte: UInt8) -> Bool {
        // A byte that is it is zero now, and the only one that borrows from its high bit.
        let difference = bytes ^ Self.each(byte)
        return (difference &- Self.each(1)) & ~difference & Self.all != 0
    }

    /// The last of some bytes, the last one lowest: those that stand before them are left out.
    @inline(__always)
    func ending(_ count: Int) -> UInt64 {
        count >= 8 ? bytes.byteSwapped : bytes.byteSwapped & (1 << UInt64(count &* 8) &- 1)
    }

    /// An answer with one bit a byte, in the lowest eight.
    @inline(__always)
    static func bits(_ answer: UInt64) -> UInt64 {
        // Each bit is brought to its place in the highest byte.
        ((answer >> 7) &* 0x0102_0408_1020_4080) >> 56
    }

    /// Where the first byte is that a question was true of.
    @inline(__always)
    static func first(_ answer: UInt64) -> Int { answer.trailingZeroBitCount >> 3 }

    /// The answer for the bytes before one.
    @inline(__always)
    static func before(_ index: Int, _ answer: UInt64) -> UInt64 { answer & (1 << UInt64(index &* 8) &- 1) }
}
