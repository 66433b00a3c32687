extension NormalizedText {
    /// The byte after a word in lower case that stands at a byte.
    ///
    /// Words are static strings, which are compared where they stand in the program: strings cost a call for every byte.
    @inline(__always)
    func match(_ word: StaticString, at start: Int) -> Int? {
        // Most differ in their first byte.
        guard start < lower.count, lower[start] == (unsafe word.utf8Start.pointee) else { return nil }
        return matchRest(of: word, at: start)
    }

    private func matchRest(of word: StaticString, at start: Int) -> Int? {
        let end = start + word.utf8CodeUnitCount
        guard end <= lower.count else { return nil }
        var index = start + 1
        var next = unsafe word.utf8Start + 1
        while index < end {
            guard lower[index] == (unsafe next.pointee) else { return nil }
            index += 1
            unsafe next += 1
        }
        return end
    }

    /// The byte after a word in lower case that the register has.
    ///
    /// - Parameter word: where it stands among the register's letters.
    func match(_ word: Range<Int>, of letters: [UInt8], at start: Int) -> Int? {
        var (place, index) = (start, word.lowerBound)
        guard lower.count &- start >= word.count else { return nil }
        while index < word.upperBound {
            if lower[place] != letters[index] { return nil }
            (place, index) = (place &+ 1, index &+ 1)
        }
        return place
    }

    /// Whether a word of the register stands at a byte as it is printed.
    func holds(_ word: Range<Int>, of letters: [UInt8], at start: Int) -> Bool {
        var (place, index) = (start, word.lowerBound)
        guard bytes.count &- start >= word.count else { return false }
        while index < word.upperBound {
            if bytes[place] != letters[index] { return false }
            (place, index) = (place &+ 1, index &+ 1)
        }
        return true
    }

    /// The byte after the first of some words that stands at a byte.
    func match(anyOf words: [StaticString], at start: Int) -> Int? {
        for word in words {
            if let end = match(word, at: start) { return end }
        }
        return nil
    }

    /// The same, where no word goes on after it.
    func matchWord(_ word: StaticString, at start: Int) -> Int? {
        guard let end = match(word, at: start), end == lower.count || !Scan.isWord(lower[end]) else {
            return nil
        }
        return end
    }

    /// The byte after the word that begins at a byte.
    func wordEnd(from start: Int) -> Int {
        var end = start
        while end < lower.count, Scan.isWord(lower[end]) { end += 1 }
        return end
    }

    /// The byte after the digits that begin at a byte.
    func digitsEnd(from start: Int) -> Int {
        var end = start
        while end < lower.count, Scan.isDigit(lower[end]) { end += 1 }
        return end
    }

    /// Where the word begins that ends before a byte.
    func wordStart(before end: Int) -> Int {
        var start = end
        while start > 0, end - start < 40, Scan.isWord(lower[start - 1]) { start -= 1 }
        return start
    }

    /// A byte in lower case; a space beyond the end.
    @inline(__always)
    func byte(_ index: Int) -> UInt8 { index < lower.count ? lower[index] : 0x20 }

    /// Whether no word goes on at a byte.
    @inline(__always)
    func endsWord(_ index: Int) -> Bool { index >= lower.count || !Scan.isWord(lower[index]) }

    func skipSpace(_ start: Int) -> Int { start < lower.count && lower[start] == 0x20 ? start + 1 : start }

    /// A stretch as printed, normalised.
    func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}
