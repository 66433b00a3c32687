import LegalReferences
import Markdown

/// A look at running text before its pieces are joined: most of it holds no reference, and is not joined for that.
struct Glance {
    /// Whether a reference may be found in the joined text; for certain not, where this is false.
    private(set) var mayHoldReference = false
    private(set) var hasFootnotes = false
    /// Whether links stand in it, or other things besides words and footnotes' marks.
    private(set) var hasOthers = false

    /// Whether a word, or a number, may go on into the next piece.
    private var isOpen = false

    init(_ inlines: [Inline], _ recognizer: Recognizer) { look(at: inlines, recognizer) }

    private mutating func look(at inlines: [Inline], _ recognizer: Recognizer) {
        for inline in inlines {
            switch inline {
            case .text(let text, _): look(at: text.utf8.span, recognizer)
            case .softBreak, .hardBreak: isOpen = false
            case .emphasis(let children), .strong(let children): look(at: children, recognizer)
            case .footnote: (hasFootnotes, isOpen) = (true, false)
            case .citation, .code, .link, .image, .html: (hasOthers, isOpen) = (true, false)
            }
        }
    }

    private mutating func look(at text: Span<UInt8>, _ recognizer: Recognizer) {
        guard !mayHoldReference, !text.isEmpty else { return }
        // What is cut in two is told by the whole only: `S**FB**`, `27**:25**`, and line breaks that a text holds.
        mayHoldReference =
            isOpen && Self.goesOn(text[0]) || text[0] < 0x20 || Self.isCut(text)
            || recognizer.mayHoldReference(text)
        isOpen = Self.goesOn(text[text.count - 1])
    }

    /// Whether the last byte is a sign that says something together with what comes next.
    private static func isCut(_ text: Span<UInt8>) -> Bool {
        let last = text.count - 1
        return switch text[last] {
        case UInt8(ascii: "/"), UInt8(ascii: "-"): true
        case UInt8(ascii: ":"): last == 0 || text[last - 1] &- 0x30 < 10
        default: false
        }
    }

    /// Letters, digits, all beyond ASCII, and the signs that stand in numbers.
    private static func goesOn(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte &- 0x2F < 12 || byte == UInt8(ascii: "-") || (byte | 0x20) &- 0x61 < 26
    }
}
