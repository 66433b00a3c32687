internal import Diagnostics

/// A backslash makes a mark the characters that it is written with. cmark reads it away, so that the source has to be asked.
extension DocumentParser {
    /// Whether the first bracket of a line begins a mark as it stands: one that is escaped, `\[ ]` or `[ \]`, is text.
    func isWritten(_ mark: String, on line: Int) -> Bool {
        guard let text = source.line(line)?.utf8, let open = text.firstIndex(of: UInt8(ascii: "[")) else {
            return false
        }
        return text[open...].starts(with: mark.utf8) && text[..<open].last != UInt8(ascii: "\\")
    }

    /// Whether braces at the end of a line's text are escaped: `\{#id}` or `{#id\}`.
    ///
    /// - Parameter count: how many stand after them.
    func areBracesEscaped(on line: Int, before count: Int) -> Bool {
        guard mayHoldEscapes, let bytes = source.line(line).map({ Array($0.utf8) }) else { return false }
        let opening = bytes.indices.filter { bytes[$0] == UInt8(ascii: "{") }.dropLast(count)
        guard let open = opening.last, let close = bytes[open...].firstIndex(of: UInt8(ascii: "}")) else {
            return false
        }
        return [open, close].contains { FootnoteMask.isEscaped(bytes, at: $0) }
    }
}
