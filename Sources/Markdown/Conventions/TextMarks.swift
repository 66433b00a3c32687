extension DocumentParser {
    /// Splits a text at its footnote marks and citations.
    mutating func appendMarks(in text: String, at position: SourcePosition, to inlines: inout [Inline]) {
        let bytes = Array(text.utf8)
        var plainStart = 0
        var index = 0
        func place(_ offset: Int) -> SourcePosition {
            SourcePosition(line: Int(position.line), column: Int(position.column) + offset)
        }
        func appendPlain(upTo end: Int, to inlines: inout [Inline]) {
            guard end > plainStart else { return }
            let plain = String(decoding: bytes[plainStart..<end], as: UTF8.self)
            inlines.append(.text(FootnoteMask.restoreAt(plain), place(plainStart)))
        }
        while index < bytes.count {
            if bytes[index] == FootnoteMask.marker, index > 0,
                let end = bytes[index...].dropFirst().firstIndex(of: UInt8(ascii: "^"))
            {
                let id = String(decoding: bytes[(index + 1)..<end], as: UTF8.self)
                let isDefinition =
                    index == 1 && end + 1 < bytes.count && bytes[end + 1] == UInt8(ascii: ":")
                    && (inlines.isEmpty || inlines.last == .softBreak)
                if isDefinition {
                    footnotes.mayHoldDefinitions = true
                    index = end + 1
                } else {
                    appendPlain(upTo: index - 1, to: &inlines)
                    inlines.append(.footnote(footnotes.use(id, at: place(index - 1))))
                    plainStart = end + 1
                    index = end + 1
                }
            } else if bytes[index] == UInt8(ascii: "["), let (keys, end) = citation(in: bytes, at: index) {
                appendPlain(upTo: index, to: &inlines)
                let citation = Citation(keys: keys, position: place(index))
                document.citations.append(citation)
                inlines.append(.citation(citation))
                plainStart = end
                index = end
            } else {
                index += 1
            }
        }
        appendPlain(upTo: bytes.count, to: &inlines)
    }

    /// The keys of `[@key1; @key2]` that begins at a bracket, and the byte after it.
    private func citation(in bytes: [UInt8], at start: Int) -> (keys: [String], end: Int)? {
        guard start + 1 < bytes.count, bytes[start + 1] == UInt8(ascii: "@"),
            let close = bytes[start...].firstIndex(of: UInt8(ascii: "]"))
        else { return nil }
        var keys: [String] = []
        for part in bytes[(start + 1)..<close].split(
            separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
        {
            let key = String(decoding: part, as: UTF8.self).trimmingSpaces()
            guard key.first == "@", key.count > 1, !key.dropFirst().contains("@") else { return nil }
            keys.append(String(key.dropFirst()))
        }
        return (keys, close + 1)
    }
}
