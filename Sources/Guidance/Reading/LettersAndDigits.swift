extension UInt8 {
    /// Whether it is one of a–z, A–Z and 0–9.
    var isLetterOrDigit: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }

    /// Whether it is of a Latin letter or a digit; what ends a sign beyond ASCII, such as `§`, is taken for one too.
    var isOfLatinWord: Bool { isLetterOrDigit || self == 0xC3 || 0x80..<0xC0 ~= self }
}

extension [UInt8] {
    /// Lower case for ASCII and Latin-1, which keeps every byte where it is.
    var inLowerCase: [UInt8] {
        var result = self
        var previous: UInt8 = 0
        for index in result.indices {
            let byte = result[index]
            if byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
                || previous == 0xC3 && byte <= 0x9E && byte != 0x97
            {
                result[index] = byte + 32
            }
            previous = byte
        }
        return result
    }
}
