/// A set of numbers that may seem to hold others.
struct HashBits: Sendable {
    private(set) var bits = [UInt64](repeating: 0, count: 1024)

    mutating func insert(_ number: UInt32) {
        let slot = Self.slot(number)
        bits[slot >> 6] |= 1 << UInt64(slot & 63)
    }

    mutating func insertAll() { bits = [UInt64](repeating: .max, count: bits.count) }

    /// - Parameter bits: those of a set; a loop takes them out of it once.
    @inline(__always)
    static func mayHold(_ number: UInt32, _ bits: Span<UInt64>) -> Bool {
        let slot = slot(number)
        return bits[slot >> 6] >> UInt64(slot & 63) & 1 != 0
    }

    @inline(__always)
    private static func slot(_ number: UInt32) -> Int { Int((number &* 0x9E37_79B1) >> 16) }
}
