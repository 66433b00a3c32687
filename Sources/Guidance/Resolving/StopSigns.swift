/// Which of eight neighbouring bytes may end a sentence, looked at together: most are letters and spaces, which do not.
struct StopSigns {
    /// The high bit of each that may, the first byte's lowest.
    private var bits: UInt64

    /// - Parameter bytes: up to eight.
    @inline(__always)
    init(_ bytes: Span<UInt8>) {
        var together: UInt64 = 0
        if bytes.count == 8 {
            // With a count that the compiler knows, this is one load.
            for index in 0..<8 { together |= UInt64(bytes[index]) << UInt64(8 * index) }
        } else {
            for index in bytes.indices { together |= UInt64(bytes[index]) << UInt64(8 * index) }
        }
        // Signs and digits stand after the space in ASCII and before the letters. Of seven bits no sum goes over into the next byte.
        let low = together & ~Self.all
        bits =
            (low &+ Self.each(0x80 - 0x21)) & ~(low &+ Self.each(0x80 - 0x40)) & ~together & Self.all
    }

    private static let all: UInt64 = 0x8080_8080_8080_8080

    @inline(__always)
    private static func each(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

    /// Takes the first one away and says which byte it was.
    @inline(__always)
    mutating func popFirst() -> Int? {
        guard bits != 0 else { return nil }
        let first = bits.trailingZeroBitCount
        bits &= bits &- 1
        return first >> 3
    }

    @inline(__always)
    mutating func popLast() -> Int? {
        guard bits != 0 else { return nil }
        let last = 63 &- bits.leadingZeroBitCount
        bits ^= 1 << UInt64(last)
        return last >> 3
    }
}
