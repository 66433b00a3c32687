import Markdown

/// A paragraph's words as a reader sees them, told when they are first asked for.
struct PlainParagraph {
    private let inlines: [Inline]
    private var told: [UInt8]?
    /// The last sentence that was asked for: references often share one.
    private var last: Sentence.Found?

    init(_ inlines: [Inline], told: [UInt8]? = nil) {
        self.inlines = inlines
        self.told = told
    }

    private mutating func bytes() -> [UInt8] {
        if let told { return told }
        let bytes = PlainText.utf8(of: inlines)
        told = bytes
        return bytes
    }

    var text: String {
        mutating get { String(decoding: bytes(), as: UTF8.self) }
    }

    /// The sentence around some of its bytes.
    mutating func sentence(around range: Range<Int>) -> Sentence.Found {
        let found = Sentence.around(range, in: bytes(), after: last)
        last = found
        return found
    }

    mutating func sentence(before offset: Int) -> Sentence.Found { Sentence.before(offset, in: bytes()) }
}
