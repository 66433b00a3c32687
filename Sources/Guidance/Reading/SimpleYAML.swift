package import Diagnostics

/// Reads the YAML that nearly all front matter is: lines of `key: value`.
///
/// Yams needs longer for a page's front matter than cmark for the page (measured: 0.8 × the time of reading, parsing and
/// writing everything). Whatever is not surely one of these lines is left to Yams, and a test holds the two against each
/// other.
package enum SimpleYAML {
    /// The mapping, or `nil` where Yams has to look.
    package static func parse(_ bytes: ArraySlice<UInt8>, firstLine: Int, of source: SourceFile) -> YAMLNode?
    {
        guard !holdsOddCharacters(bytes) else { return nil }
        var entries: [YAMLNode.Entry] = []
        var number = firstLine
        for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            defer { number += 1 }
            if line.isEmpty { continue }
            let keyEnd = line.firstIndex { !isKeyByte($0) } ?? line.endIndex
            guard keyEnd > line.startIndex, keyEnd + 2 < line.endIndex, line[keyEnd] == UInt8(ascii: ":"),
                line[keyEnd + 1] == UInt8(ascii: " "), let value = scalar(line[(keyEnd + 2)...])
            else { return nil }
            let key = String(decoding: line[..<keyEnd], as: UTF8.self)
            if entries.contains(where: { $0.key == key }) { return nil }
            let column = keyEnd + 2 - line.startIndex + 1
            entries.append(
                YAMLNode.Entry(
                    key: key, keyRange: SourceRange(line: number, column: 1, endColumn: 1 + key.utf8.count),
                    value: YAMLNode(
                        value: .scalar(value.text),
                        range: SourceRange(line: number, column: column, endColumn: column + value.width))))
        }
        return entries.isEmpty ? nil : YAMLNode(value: .mapping(entries), range: nil)
    }

    /// Line ends and marks beyond ASCII, which YAML has rules of its own for: U+0080–9F, U+2028, U+2029, U+FEFF, U+FFFE, DEL;
    /// and letters of other alphabets, which may look like ours.
    private static func holdsOddCharacters(_ bytes: ArraySlice<UInt8>) -> Bool {
        var previous: UInt8 = 0
        var before: UInt8 = 0
        for byte in bytes {
            if byte >= 0xCD && byte != 0xE2 { return true }
            if byte == 0x7F || previous == 0xC2 && (0x80...0x9F).contains(byte) { return true }
            if before == 0xE2, previous == 0x80, byte == 0xA8 || byte == 0xA9 { return true }
            (before, previous) = (previous, byte)
        }
        return false
    }

    private static func isKeyByte(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") || byte == UInt8(ascii: "_")
    }

    /// The value of a line whose meaning is beyond doubt.
    private static func scalar(_ bytes: ArraySlice<UInt8>) -> (text: String, width: Int)? {
        guard let first = bytes.first, let last = bytes.last else { return nil }
        if first == UInt8(ascii: "\"") {
            let inner = bytes.dropFirst().dropLast()
            guard bytes.count >= 2, last == UInt8(ascii: "\""),
                !inner.contains(where: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") || $0 < 0x20 })
            else { return nil }
            let text = String(decoding: inner, as: UTF8.self)
            return (text, text.count + 2)
        }
        guard isPlainStart(first), isPlainEnd(last), !bytes.contains(where: isDoubtful) else { return nil }
        let text = String(decoding: bytes, as: UTF8.self)
        // Words that YAML takes for nothing at all.
        guard text.utf8.count > 4 || !["null", "Null", "NULL"].contains(text) else { return nil }
        return (text, text.count)
    }

    private static func isPlainStart(_ byte: UInt8) -> Bool {
        byte.isLetterOrDigit || byte >= 0xC3
    }

    private static func isPlainEnd(_ byte: UInt8) -> Bool {
        byte.isLetterOrDigit || byte >= 0x80 || ".)!?".utf8.contains(byte)
    }

    /// A colon may begin a value, a number sign a comment; both may also be harmless, but that is for Yams to say.
    private static func isDoubtful(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ":") || byte == UInt8(ascii: "#") || byte < 0x20
    }
}
