import Diagnostics
import Markdown

/// A stretch of running text that is read at one go: a paragraph, an item of a list, a cell, a heading.
struct Passage: Sendable {
    enum Kind: Sendable {
        /// Whole sentences: paragraphs, items, footnotes.
        case sentences
        case heading, cell, caption
        /// What is said in a picture's place.
        case alternative
        /// A value of front matter or of a register.
        case value
    }

    var kind: Kind
    /// UTF-8; what is no text of the guidance's language (code, pictures, other languages) is one U+FFFC.
    private(set) var bytes: [UInt8] = []
    /// Its words, in their order.
    private(set) var words: [Word] = []
    /// Passages with the same number belong together: a paragraph that leads to a list, and its items.
    var group = 0
    /// The links that the author has written in it.
    private(set) var links: [Link] = []
    /// The footnotes that it refers to, by name.
    private(set) var footnotes: [String] = []
    private var pieces: [Piece] = []

    private struct Piece: Sendable {
        /// In bytes.
        var range: Range<Int>
        var place: Place
    }

    /// Where a piece of text stands in its file.
    private enum Place: Sendable {
        /// There, as far as the parser knows.
        case at(SourcePosition)
        /// Somewhere on these lines.
        case within(ClosedRange<Int>)
    }

    private static let barrier: [UInt8] = Array("\u{FFFC}".utf8)

    init(_ kind: Kind, _ inlines: [Inline]) {
        self.kind = kind
        append(inlines)
        words = findWords()
    }

    /// A value whose place is known by its lines only.
    init(value: String, lines: ClosedRange<Int>) {
        kind = .value
        bytes = Array(value.utf8)
        pieces = [Piece(range: bytes.indices, place: .within(lines))]
        words = findWords()
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The lines of the file that it stands on, as far as they are known.
    var lines: ClosedRange<Int>? {
        let lines = pieces.map { piece in
            switch piece.place {
            case .at(let position): Int(position.line)...Int(position.line)
            case .within(let lines): lines
            }
        }
        guard let first = lines.map(\.lowerBound).min(), let last = lines.map(\.upperBound).max() else {
            return nil
        }
        return first...last
    }

    private mutating func append(_ inlines: [Inline]) {
        for inline in inlines {
            switch inline {
            case .text(let text, let position):
                let start = bytes.count
                bytes += Array(text.utf8)
                pieces.append(Piece(range: start..<bytes.count, place: .at(position)))
            case .softBreak, .hardBreak: bytes.append(UInt8(ascii: " "))
            case .emphasis(let children), .strong(let children): append(children)
            case .link(let link): append(link)
            case .footnote(let mark): footnotes.append(mark.id)
            case .code, .html, .image: bytes += Self.barrier
            case .citation: break
            }
        }
    }

    private mutating func append(_ link: Link) {
        links.append(link)
        // Words of another language, and addresses that stand for themselves, are not read.
        if link.destination.hasPrefix("lang:") || PlainText.of(link.children) == link.destination {
            bytes += Self.barrier
        } else {
            append(link.children)
        }
    }

    /// The piece that a byte belongs to, or else the one before it.
    private func piece(at offset: Int) -> Piece? {
        let count = pieces.countBefore { $0.range.lowerBound <= offset }
        return count > 0 ? pieces[count - 1] : pieces.first
    }

    /// Where a stretch of the text stands in its file, letter by letter; `nil` where a backslash or an entity makes it text.
    func rangeAsWritten(of stretch: Range<Int>, in source: SourceFile) -> SourceRange? {
        guard let piece = piece(at: stretch.lowerBound), stretch.upperBound <= piece.range.upperBound else {
            return nil
        }
        switch piece.place {
        case .within(let lines):
            let text = String(decoding: bytes[stretch], as: UTF8.self)
            let line = lines.first { source.line($0)?.contains(text) ?? false }
            return line.map { source.range(of: text, line: $0, near: 1) }
        case .at(let position):
            let line = source.line(Int(position.line)).map { Array($0.utf8) } ?? []
            var index = Int(position.column) - 1
            for offset in piece.range.lowerBound..<stretch.upperBound {
                let isEscaped =
                    index + 1 < line.count && line[index] == UInt8(ascii: "\\")
                    && line[index + 1] == bytes[offset]
                if isEscaped, offset < stretch.lowerBound { index += 1 }
                guard index < line.count, line[index] == bytes[offset] else { return nil }
                index += 1
            }
            return source.range(
                line: Int(position.line), utf8Column: index - stretch.count + 1, length: stretch.count)
        }
    }

    /// Where a stretch of the text stands in its file; one that goes over markup is cut there.
    func range(of stretch: Range<Int>, in source: SourceFile) -> SourceRange? {
        guard let piece = piece(at: stretch.lowerBound) else { return nil }
        let found = stretch.clamped(to: piece.range)
        let word = String(decoding: bytes[found], as: UTF8.self)
        switch piece.place {
        case .within(let lines):
            return source.range(ofWord: word, lines: lines)
                ?? source.range(line: lines.lowerBound, utf8Column: 1)
        case .at(let position):
            let (line, column) = (Int(position.line), Int(position.column))
            let offset = found.lowerBound - piece.range.lowerBound
            return source.range(of: found, in: bytes[piece.range], line: line, near: column)
                ?? source.range(ofWord: word, lines: line...line, near: column + offset)
                ?? source.range(line: line, utf8Column: column)
        }
    }
}
