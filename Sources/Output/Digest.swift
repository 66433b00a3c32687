/// What tells versions of a file apart: FNV-1a with 64 bits. Nobody is kept from making two alike.
package enum Digest {
    /// Sixteen hexadecimal digits.
    package static func of(_ parts: [UInt8]...) -> String { of(parts) }

    package static func of(_ parts: [[UInt8]]) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for part in parts {
            for byte in part { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
