/// What bytes are, for everything that scans.
enum Scan {
    /// Letters, digits and every byte of a letter beyond ASCII.
    @inline(__always)
    static func isWord(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
    }

    /// What each byte is to a word: nothing, a letter, or a digit.
    static let classes: [UInt8] = (0...255).map {
        isDigit(UInt8($0)) ? digit : isWord(UInt8($0)) ? letter : 0
    }
    static let letter: UInt8 = 1
    static let digit: UInt8 = 2

    @inline(__always)
    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    @inline(__always)
    static func isLower(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }

    @inline(__always)
    static func isUpper(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }

    /// In lower case, where it is ASCII.
    @inline(__always)
    static func lower(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }
}
