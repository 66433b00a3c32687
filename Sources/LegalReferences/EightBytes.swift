/// Eight neighbouring bytes, looked at together.
///
/// Each question is answered with the high bits of the bytes that it is true of, the first byte's lowest.
struct EightBytes {
    private let bytes: UInt64

    /// - Parameter index: at least eight bytes before the text's end.
    @inline(__always)
    init(_ text: Span<UInt8>, at index: Int) {
        bytes = UInt64(
            littleEndian: unsafe text.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
    }

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

    /// The last of some bytes, the last one lowest: those that stand before them are left out.
    @inline(__always)
    func ending(_ count: Int) -> UInt64 {
        count >= 8 ? bytes.byteSwapped : bytes.byteSwapped & (1 << UInt64(count &* 8) &- 1)
    }

    /// Where the first byte is that a question was true of.
    @inline(__always)
    static func first(_ answer: UInt64) -> Int { answer.trailingZeroBitCount >> 3 }

    /// The answer for the bytes before one.
    @inline(__always)
    static func before(_ index: Int, _ answer: UInt64) -> UInt64 { answer & (1 << UInt64(index &* 8) &- 1) }
}
