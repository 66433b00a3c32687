/// What bytes are, for everything that scans.
enum Scan {
    /// Letters, digits and every byte of a letter beyond ASCII.
    @inline(__always)
    static func isWord(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
    }

    @inline(__always)
    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    @inline(__always)
    static func isLower(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }

    @inline(__always)
    static func isUpper(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }

    /// In lower case, where it is ASCII.
    @inline(__always)
    static func lower(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

    /// A word as the scanner looks at it first.
    struct Word {
        /// The byte after it.
        var end: Int
        /// Its last eight bytes, or all that it has, the last one lowest.
        var ending: UInt64
        var hasDigits: Bool
    }

    /// The word that begins at a byte.
    @inline(__always)
    static func word(at start: Int, in text: Span<UInt8>) -> Word {
        var end = start
        var digits: UInt64 = 0
        var isWhole = false
        while !isWhole, end + 8 <= text.count {
            let bytes = EightBytes(text, at: end)
            let words = bytes.words
            isWhole = words != EightBytes.all
            let length = isWhole ? EightBytes.first(~words & EightBytes.all) : 8
            digits |= length == 8 ? bytes.digits : EightBytes.before(length, bytes.digits)
            end += length
        }
        while !isWhole, end < text.count, isWord(text[end]) {
            if isDigit(text[end]) { digits = 1 }
            end += 1
        }
        var ending: UInt64 = 0
        if end >= 8 {
            ending = EightBytes(text, at: end - 8).ending(end - start)
        } else {
            for index in start..<end { ending = ending << 8 | UInt64(text[index]) }
        }
        return Word(end: end, ending: ending, hasDigits: digits != 0)
    }
}
