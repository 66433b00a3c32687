/// A piece of running text.
package enum Inline: Sendable, Equatable {
    case text(String, SourcePosition)
    /// A line break of the source that means a space.
    case softBreak
    /// A line break that the author asked for.
    case hardBreak
    case code(String)
    case emphasis([Inline])
    case strong([Inline])
    indirect case link(Link)
    indirect case image(Image)
    /// Raw HTML, which is a fault in our pages and left out by CommonMark's safe rendering.
    case html(String)
    case footnote(FootnoteReference)
    case citation(Citation)
}

/// A line of the file and a column in UTF-8 bytes, both from 1; zero where nothing is known.
package struct SourcePosition: Sendable, Equatable {
    package var line: Int32
    package var column: Int32

    package init(line: Int, column: Int) {
        self.line = Int32(truncatingIfNeeded: line)
        self.column = Int32(truncatingIfNeeded: column)
    }

    package static let unknown = SourcePosition(line: 0, column: 0)
}

/// A link as written; what it leads to is found when all pages are known.
package struct Link: Sendable, Equatable {
    /// The address as written: a relative file, an outside address, or `term:`, `lag:`, `lang:`.
    package var destination: String
    /// The text in quotation marks after the address, if there is any.
    package var title: String?
    package var children: [Inline]
    /// Which one of the page's links it is: an index into what they were resolved to.
    package var index: Int
    package var position: SourcePosition

    package init(
        destination: String, title: String?, children: [Inline], index: Int, position: SourcePosition
    ) {
        self.destination = destination
        self.title = title
        self.children = children
        self.index = index
        self.position = position
    }
}

/// A picture as written.
package struct Image: Sendable, Equatable {
    package var destination: String
    /// The caption of a figure.
    package var title: String?
    /// What is between the brackets: the alternative text, marked up as it may be.
    package var alternative: [Inline]
    /// Which one of the page's pictures it is.
    package var index: Int
    package var position: SourcePosition
}

/// A mark in the text that leads to a footnote.
package struct FootnoteReference: Sendable, Equatable {
    package var id: String
    /// Its number on the page, in the order of first use, from 1.
    package var number: Int
    /// Which use of this footnote it is, from 1: the first is where the footnote leads back to.
    package var occurrence: Int
    package var position: SourcePosition
}

/// A mark in the text that names works in the bibliography.
package struct Citation: Sendable, Equatable {
    package var keys: [String]
    package var position: SourcePosition
}
