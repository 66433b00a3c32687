/// Hides the brackets of footnote marks from cmark, which would read `[^a]: Ord` as a link's definition and swallow it.
///
/// `[^a]` becomes `^␁a^`: as many bytes, so that columns stay true, and punctuation at both ends, so that emphasis beside
/// a mark is found as before. U+0001 cannot stand in a page: control characters are refused when it is read.
enum FootnoteMask {
    static let marker: UInt8 = 0x01
    /// Stands for the `@` of an escaped `\[@key]`, which is no citation.
    static let escapedAt: UInt8 = 0x02

    /// The bytes with every footnote mark hidden; the same array where there is none.
    static func hide(in bytes: [UInt8]) -> [UInt8] {
        var result = bytes
        var index = 0
        while let bracket = bytes[index...].firstIndex(of: UInt8(ascii: "[")) {
            if bracket + 1 < bytes.count, bytes[bracket + 1] == UInt8(ascii: "@"),
                isEscaped(bytes, at: bracket)
            {
                result[bracket + 1] = escapedAt
            }
            index = bracket + 1
        }
        index = 0
        while let start = nextMark(in: bytes, from: index) {
            var end = start + 2
            while end < bytes.count, isIDByte(bytes[end]) { end += 1 }
            if end > start + 2, end < bytes.count, bytes[end] == UInt8(ascii: "]"),
                !isEscaped(bytes, at: start)
            {
                result[start] = UInt8(ascii: "^")
                result[start + 1] = marker
                result[end] = UInt8(ascii: "^")
            }
            index = end
        }
        return result
    }

    /// A literal text with the marks in it as the author wrote them.
    static func restore(_ text: String) -> String {
        guard text.holds(marker) || text.holds(escapedAt) else { return text }
        var bytes = Array(text.utf8)
        for index in bytes.indices where bytes[index] == escapedAt { bytes[index] = UInt8(ascii: "@") }
        for index in bytes.indices where bytes[index] == marker && index > 0 {
            bytes[index - 1] = UInt8(ascii: "[")
            bytes[index] = UInt8(ascii: "^")
            if let end = bytes[index...].dropFirst().firstIndex(of: UInt8(ascii: "^")) {
                bytes[end] = UInt8(ascii: "]")
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A text with the `@` of escaped brackets in it again.
    static func restoreAt(_ text: String) -> String {
        guard text.holds(escapedAt) else { return text }
        return String(decoding: text.utf8.map { $0 == escapedAt ? UInt8(ascii: "@") : $0 }, as: UTF8.self)
    }

    private static func nextMark(in bytes: [UInt8], from start: Int) -> Int? {
        var index = start
        while let bracket = bytes[index...].firstIndex(of: UInt8(ascii: "[")) {
            if bracket + 1 < bytes.count, bytes[bracket + 1] == UInt8(ascii: "^") { return bracket }
            index = bracket + 1
        }
        return nil
    }

    /// An id is anything without white space, brackets or a circumflex; whether it is a good one is said later.
    private static func isIDByte(_ byte: UInt8) -> Bool {
        byte > 0x20 && byte != UInt8(ascii: "]") && byte != UInt8(ascii: "[") && byte != UInt8(ascii: "^")
            && byte != 0x7F
    }

    /// Whether a backslash stands before a byte that is not escaped itself.
    static func isEscaped(_ bytes: [UInt8], at index: Int) -> Bool {
        var backslashes = 0
        while index - backslashes > 0, bytes[index - backslashes - 1] == UInt8(ascii: "\\") {
            backslashes += 1
        }
        return backslashes % 2 == 1
    }
}
