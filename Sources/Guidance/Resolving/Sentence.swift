import Markdown

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
        let span = text.span
        let (sentence, isCut) = extent(around: range, in: span)
        let words = trimmed(sentence, of: span)
        let isFirst = sentence.lowerBound == 0
        if isCut.atStart || isCut.atEnd {
            return Found(
                text: (isCut.atStart ? "… " : "") + words + (isCut.atEnd ? " …" : ""), isFirst: isFirst,
                range: 0..<0)
        }
        let isOne = firstEnd(in: range, of: span) == nil
        return Found(text: words, isFirst: isFirst, range: isOne ? sentence : 0..<0)
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
        return ranges(in: bytes).map { trimmed($0, of: bytes.span) }
    }

    /// Where each sentence of a text stands, with the space before it; together they are the text.
    package static func ranges(in bytes: [UInt8]) -> [Range<Int>] {
        let span = bytes.span
        var result: [Range<Int>] = []
        var start = 0
        while let end = firstEnd(in: min(start + 1, span.count)..<span.count, of: span) {
            result.append(start..<end)
            start = end
        }
        return result + [start..<span.count]
    }

    /// How far from what is quoted a sentence is quoted, in bytes: what has no end would be quoted for each of its references.
    static let reach = 600

    /// The sentence around a stretch, and at which ends it goes on beyond what is quoted.
    private static func extent(around range: Range<Int>, in bytes: Span<UInt8>) -> (
        range: Range<Int>, isCut: (atStart: Bool, atEnd: Bool)
    ) {
        var (first, last) = (range.lowerBound - reach, range.upperBound + reach)
        var isCut = (atStart: false, atEnd: false)
        if let end = lastEnd(in: max(0, first - 1)..<range.lowerBound, of: bytes) {
            first = end + 1
        } else if first > 0 {
            isCut.atStart = true
            // Half a word is none, nor is half a letter.
            while first < range.lowerBound, bytes[first] != 0x20 { first += 1 }
        } else {
            first = 0
        }
        if let end = firstEnd(in: range.upperBound..<min(bytes.count, last + 1), of: bytes) {
            last = end
        } else if last < bytes.count {
            isCut.atEnd = true
            while last > range.upperBound, bytes[last] != 0x20 { last -= 1 }
        } else {
            last = bytes.count
        }
        return (first..<last, isCut)
    }

    /// A stretch of a text without the space around it.
    private static func trimmed(_ range: Range<Int>, of bytes: Span<UInt8>) -> String {
        String(withoutSpace(range, of: bytes), of: bytes)
    }

    /// What stands between the space that begins a stretch and that which ends it.
    static func withoutSpace(_ range: Range<Int>, of bytes: Span<UInt8>) -> Range<Int> {
        var (first, last) = (range.lowerBound, range.upperBound)
        while first < last, bytes[first] <= 0x20 { first += 1 }
        while first < last, bytes[last - 1] <= 0x20 { last -= 1 }
        return first..<last
    }

    // MARK: Where sentences end: at the space after a full stop, an exclamation or a question mark, which none begins with

    /// The first end of a sentence in a stretch.
    private static func firstEnd(in range: Range<Int>, of bytes: Span<UInt8>) -> Int? {
        var rest = bytes.extracting(before(range))
        while !rest.isEmpty {
            let start = range.upperBound - rest.count
            var stops = StopSigns(rest.extracting(first: 8))
            while let index = stops.popFirst() {
                if endsSentence(bytes, at: start + index) { return start + index }
            }
            rest = rest.extracting(droppingFirst: 8)
        }
        return nil
    }

    /// The last one.
    private static func lastEnd(in range: Range<Int>, of bytes: Span<UInt8>) -> Int? {
        var rest = bytes.extracting(before(range))
        let first = range.upperBound - rest.count
        while !rest.isEmpty {
            var stops = StopSigns(rest.extracting(last: 8))
            rest = rest.extracting(droppingLast: 8)
            while let index = stops.popLast() {
                let space = first + rest.count + index
                if endsSentence(bytes, at: space) { return space }
            }
        }
        return nil
    }

    /// Where the bytes stand that are directly before those of a stretch.
    private static func before(_ range: Range<Int>) -> Range<Int> {
        max(0, range.lowerBound - 1)..<max(0, range.upperBound - 1)
    }

    private static func endsSentence(_ bytes: Span<UInt8>, at space: Int) -> Bool {
        guard bytes[space] == 0x20, space + 1 < bytes.count else { return false }
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
