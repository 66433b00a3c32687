/// Running text joined over its pieces, so that words and references are found where markup or a line break cuts them.
///
/// What no reference goes across (code, links, pictures) is one U+FFFC in the joined text; a footnote mark, which may stand
/// in the middle of one, is a U+2060, which says nothing.
package struct RunningText: Sendable {
    /// UTF-8; a soft line break is a space.
    package private(set) var bytes: [UInt8] = []
    /// Whether nothing is in the text but its words: no code, links, pictures or marks.
    package private(set) var isPlain = true
    /// Where each piece of text begins, in `bytes` and in the file.
    private var pieces: [(offset: Int, position: SourcePosition)] = []
    /// Where a sign stands for something else, and how many bytes more the words have than the text has, up to and with it.
    private var signs: [(offset: Int, more: Int)] = []

    package init() {}

    package init(_ inlines: [Inline]) { append(inlines) }

    /// Holds another text instead, in the same room.
    package mutating func read(_ inlines: [Inline]) {
        bytes.removeAll(keepingCapacity: true)
        pieces.removeAll(keepingCapacity: true)
        if !isPlain { signs.removeAll(keepingCapacity: true) }
        isPlain = true
        append(inlines)
    }

    /// A stretch as a reader sees it: without the marks of footnotes.
    package func printed(_ range: Range<Int>) -> String {
        if amongWords(range).count == range.count { return String(range, of: bytes.span) }
        var printed: [UInt8] = []
        printed.reserveCapacity(range.count)
        var index = range.lowerBound
        while index < range.upperBound {
            if bytes[index] == Self.mark[0], bytes[index..<range.upperBound].starts(with: Self.mark) {
                index += Self.mark.count
            } else {
                printed.append(bytes[index])
                index += 1
            }
        }
        return String(printed.indices, of: printed.span)
    }

    static let barrier: [UInt8] = Array("\u{FFFC}".utf8)
    private static let mark: [UInt8] = Array("\u{2060}".utf8)

    /// Where a byte of the joined text stands in the file.
    package func position(at offset: Int) -> SourcePosition {
        let index = pieces.countBefore { $0.offset <= offset }
        guard let piece = index > 0 ? pieces[index - 1] : pieces.first else { return .unknown }
        return SourcePosition(
            line: Int(piece.position.line), column: Int(piece.position.column) + max(0, offset - piece.offset)
        )
    }

    /// Where a stretch stands in what `PlainText` tells of the same: there a link or code stands with its words.
    package func amongWords(_ range: Range<Int>) -> Range<Int> {
        func place(of offset: Int) -> Int {
            let index = signs.countBefore { $0.offset < offset }
            return index > 0 ? offset + signs[index - 1].more : offset
        }
        return isPlain ? range : place(of: range.lowerBound)..<place(of: range.upperBound)
    }

    private mutating func append(_ inlines: [Inline]) {
        // What is only looked at is not copied out of its array.
        let each = inlines.span
        for index in each.indices {
            switch each[index] {
            case .text(let text, let position):
                pieces.append((bytes.count, position))
                bytes.append(contentsOf: text.utf8)
            case .softBreak, .hardBreak: bytes.append(UInt8(ascii: " "))
            case .emphasis(let children), .strong(let children): append(children)
            case .footnote, .citation: append(Self.mark, for: each[index])
            case .code, .link, .image, .html: append(Self.barrier, for: each[index])
            }
        }
    }

    private mutating func append(_ sign: [UInt8], for inline: Inline) {
        let more = PlainText.length(of: CollectionOfOne(inline)) - sign.count
        signs.append((bytes.count, (signs.last?.more ?? 0) + more))
        bytes.append(contentsOf: sign)
        isPlain = false
    }
}
