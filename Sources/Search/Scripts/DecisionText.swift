/// Decisions as text: one that could be expected takes less than a bit, a surprise takes more.
///
/// An arithmetic coder. What is to be expected in some circumstances is how it went there before, which the engine knows too,
/// since it reads in the same order. What is known so far is an interval of 30 bits; its first six are a character.
struct DecisionText {
    private(set) var text: [UInt8] = []
    private var low: UInt32 = 0
    private var high: UInt32 = 0x3FFF_FFFF
    /// By circumstances: how many decisions there were, and how many of them were yes.
    private var counts: [(all: Double, yes: Double)]

    /// The bits of an interval below its first six.
    private static let rest: UInt32 = 0xFF_FFFF
    /// How many circumstances a number takes.
    static let numberWidth = 32

    init(circumstances: Int) { counts = Array(repeating: (0, 0), count: circumstances) }

    mutating func append(_ isSo: Bool, _ circumstances: Int) {
        let (all, yes) = counts[circumstances]
        // The engine computes the same in the same order: both round as IEEE 754 says.
        let middle = low + UInt32(Double(high - low) * (yes + 0.5) / (all + 1))
        if isSo { high = middle } else { low = middle + 1 }
        counts[circumstances] = (all + 1, isSo ? yes + 1 : yes)
        while low >> 24 == high >> 24 {
            append(digit: low >> 24)
            low = (low & Self.rest) << 6
            high = (high & Self.rest) << 6 | 63
        }
    }

    /// A number from 0 to 65 534: how many bits it has, then those after the first.
    mutating func append(number: Int, _ circumstances: Int) {
        let value = number + 1
        let bits = Int.bitWidth - 1 - value.leadingZeroBitCount
        for bit in 0...bits { append(bit == bits, circumstances + bit) }
        for bit in (0..<bits).reversed() {
            append(value >> bit & 1 == 1, circumstances + Self.numberWidth / 2 + bit)
        }
    }

    /// The text with what is still held back.
    func finished() -> String {
        var copy = self
        for shift in stride(from: 24, through: 0, by: -6) { copy.append(digit: low >> UInt32(shift) & 63) }
        return String(decoding: copy.text, as: UTF8.self)
    }

    /// From `*` to `[` and from `a` on: none of them needs an escape.
    private mutating func append(digit: UInt32) { text.append(UInt8(digit < 50 ? digit + 42 : digit + 47)) }
}
