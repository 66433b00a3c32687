/// Words that a line's end must not part: a number and the sign or the word that says what it counts.
///
/// The text itself stays as it is, with the spaces that were written: what is copied, searched for or read by a program has no
/// other signs in it than the author's.
enum Unbroken {
    /// Where they stand: `27 kap. 25 §`, `45–49 §§`, `27 kap.`, `§ 8`; of `1 och 6 §§` the last number and its sign.
    static func ranges(in text: Span<UInt8>) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var index = 0
        while index < text.count {
            var end = index + 1
            var found: Range<Int>?
            if isSectionSign(text, at: index) {
                end = index + 2
                if isSectionSign(text, at: end) { end += 2 }
                found =
                    provision(before: index, end: end, in: text) ?? numbers(after: end, from: index, in: text)
            } else if text[index] == UInt8(ascii: "k"), isChapterWord(text, at: index) {
                end = index + 4
                found =
                    numbers(before: index, in: text).map { $0..<end }
                    ?? numbers(after: end, from: index, in: text)
            }
            if var whole = found, mayBreak(whole, of: text) {
                if let last = ranges.last, last.upperBound > whole.lowerBound {
                    whole = min(last.lowerBound, whole.lowerBound)..<whole.upperBound
                    ranges.removeLast()
                }
                ranges.append(whole)
                end = whole.upperBound
            }
            index = end
        }
        return ranges
    }

    /// Whether a line's end between two texts parts what belongs together.
    static func belongTogether(_ text: String, _ next: String) -> Bool {
        let (before, after) = (text.utf8.last ?? 0, next.utf8.first ?? 0)
        if after == 0xC2 { return next.hasPrefix("§") && before.isOfNumber }
        if after == UInt8(ascii: "k") { return next.hasPrefix("kap.") && before.isDigit }
        return after.isDigit && (text.hasSuffix("kap.") || text.hasSuffix("§"))
    }

    /// The number before a section sign, with the chapter that stands before that.
    private static func provision(before sign: Int, end: Int, in text: Span<UInt8>) -> Range<Int>? {
        guard let start = numbers(before: sign, in: text) else { return nil }
        let chapter = start - 5
        guard chapter > 0, text[start - 1] == 0x20, isChapterWord(text, at: chapter),
            let first = numbers(before: chapter, in: text)
        else { return start..<end }
        return first..<end
    }

    /// Where a number, or two with a dash between, begins that ends at an offset or at a space before it.
    private static func numbers(before end: Int, in text: Span<UInt8>) -> Int? {
        guard let start = number(before: end, in: text) else { return nil }
        guard let dash = dash(before: start, in: text), let first = number(before: dash, in: text) else {
            return start
        }
        return first
    }

    /// Where a number begins, a letter after it or not: `25`, `24 a`.
    private static func number(before end: Int, in text: Span<UInt8>) -> Int? {
        var start = end
        if start > 0, text[start - 1] == 0x20 { start -= 1 }
        if start > 1, text[start - 1].isLowerCase {
            start -= text[start - 2] == 0x20 ? 2 : 1
        }
        let digits = start
        while start > 0, text[start - 1].isDigit { start -= 1 }
        let isOfWord = start > 0 && (text[start - 1].isLowerCase || text[start - 1] &- 0x41 < 26)
        return start < digits && !isOfWord ? start : nil
    }

    /// Where the dash begins that stands directly before a number.
    private static func dash(before start: Int, in text: Span<UInt8>) -> Int? {
        var end = start
        if end > 0, text[end - 1] == 0x20 { end -= 1 }
        if end > 0, text[end - 1] == UInt8(ascii: "-") { return end - 1 }
        let isDash = end > 2 && text[end - 3] == 0xE2 && text[end - 2] == 0x80 && text[end - 1] == 0x93
        return isDash ? end - 3 : nil
    }

    /// `§ 8`, `kap. 7`.
    private static func numbers(after end: Int, from start: Int, in text: Span<UInt8>) -> Range<Int>? {
        guard end + 1 < text.count, text[end] == 0x20 else { return nil }
        var index = end + 1
        while index < text.count, text[index].isDigit { index += 1 }
        return index > end + 1 ? start..<index : nil
    }

    /// Whether a line may end in a stretch: at a space or after a dash.
    private static func mayBreak(_ range: Range<Int>, of text: Span<UInt8>) -> Bool {
        for index in range
        where text[index] == 0x20 || text[index] == UInt8(ascii: "-") || text[index] == 0xE2 {
            return true
        }
        return false
    }

    private static func isSectionSign(_ text: Span<UInt8>, at index: Int) -> Bool {
        index + 1 < text.count && text[index] == 0xC2 && text[index + 1] == 0xA7
    }

    private static func isChapterWord(_ text: Span<UInt8>, at index: Int) -> Bool {
        index + 3 < text.count && text[index] == UInt8(ascii: "k") && text[index + 1] == UInt8(ascii: "a")
            && text[index + 2] == UInt8(ascii: "p") && text[index + 3] == UInt8(ascii: ".")
    }
}

extension HTMLBuffer {
    /// Somebody's words, those that belong together in elements that the stylesheet does not break.
    package mutating func append(words text: String) {
        guard text.mayHoldPlaces else { return append(escaping: text) }
        let span = text.utf8Span.span
        var end = 0
        for range in Unbroken.ranges(in: span) {
            append(escaping: text.slice(end..<range.lowerBound))
            append("<span class=\"unbroken\">")
            append(escaping: text.slice(range))
            append("</span>")
            end = range.upperBound
        }
        append(escaping: text.slice(end..<span.count))
    }
}

extension String {
    /// Whether a section sign or a chapter's word may stand in it: most texts have neither.
    fileprivate var mayHoldPlaces: Bool {
        let span = utf8Span.span
        for index in span.indices {
            switch span[index] {
            // The second byte of `§`, and of some letters.
            case 0xA7: return true
            case UInt8(ascii: "."):
                if index > 2, span[index - 1] == UInt8(ascii: "p"), span[index - 2] == UInt8(ascii: "a") {
                    return true
                }
            default: continue
            }
        }
        return false
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { self &- 0x30 < 10 }
    fileprivate var isLowerCase: Bool { self &- 0x61 < 26 }
    /// Whether a section's number may end with it.
    fileprivate var isOfNumber: Bool { isDigit || isLowerCase }
}
