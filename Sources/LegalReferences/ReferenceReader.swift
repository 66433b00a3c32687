/// Reads one text after another for the references in it, on one thread.
///
/// Each is held in the room of the one before; and it is the reader that takes hold of the recogniser, once, since threads that
/// did so in turn for each paragraph would wait for each other.
package final class ReferenceReader {
    private let recognizer: Recognizer
    private let text = NormalizedText()
    private var pass: ParagraphPass

    package init(_ recognizer: Recognizer) {
        self.recognizer = recognizer
        pass = ParagraphPass(text: text, index: recognizer.index, codes: recognizer.codes)
    }

    /// - Parameters:
    ///   - bytes: UTF-8; a blank line ends a paragraph.
    ///   - act: the act that what stands before the text has named.
    package func references(in bytes: [UInt8], act: String? = nil) -> Recognizer.Result {
        var result = Recognizer.Result()
        let span = bytes.span
        var position = 0
        while let range = paragraph(of: span, from: position) {
            position = range.upperBound
            // Below an act a chapter in brackets is one of its own; no other word tells it.
            guard act != nil || recognizer.prefilter.mayHoldReference(span, range) else { continue }
            text.read(bytes, range: range)
            pass.run(text, recognizer.vocabulary, recognizer.skimmer, context: act)
            result.add(&pass)
        }
        // Whoever gave the text is to find its room its own again.
        text.forgetSource()
        return result
    }

    /// The next stretch between blank lines.
    private func paragraph(of text: Span<UInt8>, from position: Int) -> Range<Int>? {
        var start = position
        while start < text.count, Self.isBlank(text[start]) { start += 1 }
        guard start < text.count else { return nil }
        var index = Self.newline(in: text, from: start)
        while index < text.count {
            var next = index + 1
            while next < text.count, text[next] != 0x0A, Self.isBlank(text[next]) { next += 1 }
            if next < text.count, text[next] == 0x0A { break }
            index = Self.newline(in: text, from: next)
        }
        return start..<index
    }

    /// The next line's end.
    private static func newline(in text: Span<UInt8>, from start: Int) -> Int {
        SixteenBytes.first(in: text, start..<text.count) { $0.are(0x0A) }
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }
}
