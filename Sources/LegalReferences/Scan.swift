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

    /// Whether a byte is one of some signs in ASCII, which are compared where they stand in the program.
    @inline(__always)
    static func isOne(_ byte: UInt8, of signs: StaticString) -> Bool {
        for index in 0..<signs.utf8CodeUnitCount where (unsafe signs.utf8Start[index]) == byte { return true }
        return false
    }

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
        let end = SixteenBytes.first(in: text, start..<text.count) { .!($0.areLetters .| $0.areDigits) }
        let hasDigits = SixteenBytes.first(in: text, start..<end) { $0.areDigits } < end
        return Word(end: end, ending: ending(of: start..<end, in: text), hasDigits: hasDigits)
    }

    /// The last eight bytes of a word, or all that it has, the last one lowest.
    @inline(__always)
    static func ending(of word: Range<Int>, in text: Span<UInt8>) -> UInt64 {
        var ending: UInt64 = 0
        for index in max(word.lowerBound, word.upperBound - 8)..<word.upperBound {
            ending = ending << 8 | UInt64(text[index])
        }
        return ending
    }
}
