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
