/// The sentences of a text.
package enum Sentence {
    /// A sentence and where it stands.
    struct Found {
        var text: String
        /// Whether the text begins with it.
        var isFirst = true
        /// Empty where what it was asked for reaches over its end, so that no other can be told to stand in it.
        fileprivate var range: Range<Int>
    }

    /// The sentence around a stretch of a text.
    ///
    /// - Parameters:
    ///   - text: UTF-8.
    ///   - last: what was found in the text before; it may be the same sentence.
    static func around(_ range: Range<Int>, in text: [UInt8], after last: Found? = nil) -> Found {
        if let last, last.range.lowerBound <= range.lowerBound, range.upperBound <= last.range.upperBound {
            return last
        }
        let (sentence, isCut) = extent(around: range, in: text.span)
        let words = trimmed(text[sentence])
        if isCut.atStart || isCut.atEnd {
            return Found(
                text: (isCut.atStart ? "… " : "") + words + (isCut.atEnd ? " …" : ""),
                isFirst: sentence.lowerBound == 0, range: 0..<0)
        }
        let isOne = !endsSentence(in: range, of: text.span)
        return Found(text: words, isFirst: sentence.lowerBound == 0, range: isOne ? sentence : 0..<0)
    }

    /// The sentence that ends, or goes on, after the first bytes of a text: where a footnote's mark stands.
    static func before(_ offset: Int, in text: [UInt8]) -> Found {
        guard offset > 0, offset <= text.count else {
            return Found(text: String(decoding: text, as: UTF8.self), range: 0..<0)
        }
        return around((offset - 1)..<offset, in: text)
    }

    /// Whether a text is a sentence by itself, and not a piece of one such as a cell or an item may hold.
    static func isWhole(_ text: String) -> Bool { hasBegun(text) && hasEnded(text) }

    /// Whether a text begins as a sentence does, with a capital, whatever signs stand before it.
    static func hasBegun(_ text: String) -> Bool {
        // Most begin with a letter of ASCII, which is told faster.
        if let first = text.utf8.first, first.isLetterOrDigit { return first &- 0x41 < 26 }
        return text.first { $0.isLetter || $0.isNumber }?.isUppercase ?? false
    }

    /// Whether a text ends as a sentence does, whatever signs stand after that.
    static func hasEnded(_ text: String) -> Bool {
        if let last = text.utf8.last, last.isLetterOrDigit { return false }
        return text.last { !"”’»)]".contains($0) }.map { ".!?…".contains($0) } ?? false
    }

    /// Every sentence of a text.
    static func all(in text: String) -> [String] {
        let bytes = Array(text.utf8)
        return ranges(in: bytes).map { trimmed(bytes[$0]) }
    }

    /// Where each sentence of a text stands, with the space before it; together they are the text.
    package static func ranges(in bytes: [UInt8]) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var start = 0
        for index in bytes.indices where endsSentence(bytes.span, at: index) {
            result.append(start..<index)
            start = index
        }
        return result + [start..<bytes.count]
    }

    /// How far from what is quoted a sentence is quoted, in bytes: what has no end would be quoted for each of its references.
    static let reach = 600

    /// The sentence around a stretch, and at which ends it goes on beyond what is quoted.
    private static func extent(around range: Range<Int>, in bytes: Span<UInt8>) -> (
        range: Range<Int>, isCut: (atStart: Bool, atEnd: Bool)
    ) {
        let (start, end) = (
            max(0, range.lowerBound - reach), min(bytes.count, range.upperBound + reach)
        )
        var first = range.lowerBound
        while first > start, !endsSentence(bytes, at: first - 1) { first -= 1 }
        let isCutAtStart = first > 0 && !endsSentence(bytes, at: first - 1)
        if isCutAtStart {
            // Half a word is none, nor is half a letter.
            while first < range.lowerBound, bytes[first] != 0x20 { first += 1 }
        }
        var last = range.upperBound
        while last < end, !endsSentence(bytes, at: last) { last += 1 }
        let isCutAtEnd = last < bytes.count && !endsSentence(bytes, at: last)
        if isCutAtEnd {
            while last > range.upperBound, bytes[last] != 0x20 { last -= 1 }
        }
        return (first..<last, (isCutAtStart, isCutAtEnd))
    }

    private static func endsSentence(in range: Range<Int>, of bytes: Span<UInt8>) -> Bool {
        for index in range where endsSentence(bytes, at: index) { return true }
        return false
    }

    /// A text without the space around it.
    static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: withoutSpace(bytes), as: UTF8.self)
    }

    /// The bytes between the space that begins a text and that which ends it.
    static func withoutSpace(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var bytes = bytes
        while let first = bytes.first, first <= 0x20 { bytes.removeFirst() }
        while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
        return bytes
    }

    /// Whether the space after a full stop, an exclamation or a question mark ends a sentence here.
    @inline(__always)
    private static func endsSentence(_ bytes: Span<UInt8>, at space: Int) -> Bool {
        guard bytes[space] == 0x20, space > 0, space + 1 < bytes.count else { return false }
        return isStop(bytes, before: space)
    }

    private static func isStop(_ bytes: Span<UInt8>, before space: Int) -> Bool {
        switch bytes[space - 1] {
        case UInt8(ascii: "!"), UInt8(ascii: "?"): return true
        case UInt8(ascii: "."):
            return isCapital(bytes, at: space + 1) && !Abbreviation.ends(bytes, before: space - 1)
        default: return false
        }
    }

    /// Whether a letter is a capital: those of ASCII, and Å, Ä, Ö and their like.
    private static func isCapital(_ bytes: Span<UInt8>, at index: Int) -> Bool {
        bytes[index] &- 0x41 < 26
            || bytes[index] == 0xC3 && index + 1 < bytes.count && bytes[index + 1] < 0xA0
    }
}
