/// A text in the form that the scanner reads: one kind of space, one kind of dash, no hints to the printer; every byte knows
/// where it came from.
struct NormalizedText {
    /// The text as printed, normalised.
    private(set) var bytes: [UInt8] = []
    /// The same in lower case (ASCII and Latin-1), byte for byte.
    private(set) var lower: [UInt8] = []
    /// Where each byte begins in the original, and at the end the original's length.
    private var origins: [Int32] = []

    /// What ends a paragraph; nothing is found across it.
    static let paragraphEnd: UInt8 = 0x0A
    /// What no reference goes across: a link, code or picture that stands in the text.
    static let barrier: UInt8 = 0x1F

    init(_ text: [UInt8], range: Range<Int>) {
        bytes.reserveCapacity(range.count)
        origins.reserveCapacity(range.count + 1)
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = text[index]
            let start = index
            switch byte {
            case 0x20, 0x09, 0x0A, 0x0D:
                index += 1
                appendSpace(from: start)
            case 0x21..<0x7F:
                index += 1
                append(byte, from: start)
            default:
                let length = Self.length(byte)
                let end = min(index + length, range.upperBound)
                appendWide(text[index..<end], from: start)
                index = end
            }
        }
        origins.append(Int32(truncatingIfNeeded: range.upperBound))
        lower = bytes
        for index in lower.indices {
            if lower[index] >= 0x41, lower[index] <= 0x5A {
                lower[index] += 32
            } else if index > 0, lower[index - 1] == 0xC3, (0x80...0x9E).contains(lower[index]), lower[index] != 0x97 {
                lower[index] += 32
            }
        }
    }

    /// The stretch of the original that normalised bytes stand for.
    func original(_ range: Range<Int>) -> Range<Int> {
        guard !range.isEmpty else {
            let start = Int(origins[range.lowerBound])
            return start..<start
        }
        // The last byte's own end, not the beginning of what comes next: hints to the printer may stand between.
        let last = range.upperBound - 1
        let next = Int(origins[range.upperBound])
        let end = min(next, Int(origins[last]) + Int(widths[last]))
        return Int(origins[range.lowerBound])..<end
    }

    private var widths: [UInt8] = []

    private static func length(_ byte: UInt8) -> Int {
        switch byte {
        case 0xC0..<0xE0: 2
        case 0xE0..<0xF0: 3
        case 0xF0...: 4
        default: 1
        }
    }

    private mutating func append(_ byte: UInt8, from start: Int, width: Int = 1) {
        bytes.append(byte)
        origins.append(Int32(truncatingIfNeeded: start))
        widths.append(UInt8(truncatingIfNeeded: width))
    }

    private mutating func appendSpace(from start: Int, width: Int = 1) {
        if bytes.last == 0x20 || bytes.isEmpty { return }
        append(0x20, from: start, width: width)
    }

    private mutating func appendWide(_ scalar: ArraySlice<UInt8>, from start: Int) {
        let bytes = Array(scalar)
        switch (bytes.count, bytes[0], bytes.count > 1 ? bytes[1] : 0, bytes.count > 2 ? bytes[2] : 0) {
        case (2, 0xC2, 0xA0, _), (3, 0xE2, 0x80, 0x80...0x8A), (3, 0xE2, 0x80, 0xAF), (3, 0xE2, 0x81, 0x9F), (3, 0xE3, 0x80, 0x80):
            appendSpace(from: start, width: bytes.count)
        case (2, 0xC2, 0xAD, _), (3, 0xE2, 0x80, 0x8B...0x8F), (3, 0xE2, 0x81, 0xA0), (3, 0xEF, 0xBB, 0xBF):
            break
        case (3, 0xE2, 0x80, 0x90...0x95), (3, 0xE2, 0x88, 0x92), (3, 0xEF, 0xB9, 0xA3), (3, 0xEF, 0xBC, 0x8D):
            append(UInt8(ascii: "-"), from: start, width: bytes.count)
        case (3, 0xEF, 0xBF, 0xBC):
            append(Self.barrier, from: start, width: bytes.count)
        default:
            for (offset, byte) in bytes.enumerated() {
                append(byte, from: start + offset)
            }
        }
    }
}
