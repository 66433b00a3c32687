/// A block of a page, CommonMark's own kinds and those of our conventions.
package enum Block: Sendable, Equatable {
    case paragraph(Paragraph)
    case heading(Heading)
    case list(List)
    case quote([Block])
    case code(info: String, text: String)
    case html(String)
    case thematicBreak
    indirect case box(Box)
    indirect case table(Table)
    indirect case checklist(Checklist)
    indirect case figure(Figure)
}

package struct Paragraph: Sendable, Equatable {
    package var inlines: [Inline]
    /// What the paragraph says, where it says how long the passage above it holds.
    package var validity: Validity?
    package var position: SourcePosition

    package init(inlines: [Inline], validity: Validity? = nil, position: SourcePosition) {
        self.inlines = inlines
        self.validity = validity
        self.position = position
    }
}

package struct Heading: Sendable, Equatable {
    /// 1 to 6.
    package var level: Int
    package var inlines: [Inline]
    /// Fixed by `{#id}` or made from the text; `nil` in plain CommonMark.
    package var id: String?
    package var position: SourcePosition
}

package struct List: Sendable, Equatable {
    /// The first number of a numbered list.
    package var start: Int?
    /// Whether its items' paragraphs stand without space between.
    package var isTight: Bool
    package var items: [[Block]]
    package var position: SourcePosition
}

/// A block quote whose first line is `[!TYPE] Title`.
package struct Box: Sendable, Equatable {
    /// The word in the brackets, as `strings.yml` knows it.
    package var type: String
    package var title: [Inline]
    package var blocks: [Block]
    /// What stands after `Källa:` in its last paragraph.
    package var source: [Inline]?
    /// Its number on the page, from 1.
    package var number: Int
    package var position: SourcePosition
}

/// A pipe table.
package struct Table: Sendable, Equatable {
    package enum Alignment: Sendable, Equatable { case none, left, center, right }

    package var caption: [Inline]?
    package var alignments: [Alignment]
    package var header: [[Inline]]
    /// Every row has as many cells as the header.
    package var rows: [[[Inline]]]
    /// Its number on the page, from 1.
    package var number: Int
    package var position: SourcePosition
}

/// A list of things to tick.
package struct Checklist: Sendable, Equatable {
    package var items: [ChecklistItem]
    package var position: SourcePosition
}

package struct ChecklistItem: Sendable, Equatable {
    /// Fixed by `{#id}` or made from the text; it stays the same over editions.
    package var id: String
    package var text: [Inline]
    /// The links after the last sentence: where the item is explained.
    package var more: [Inline]
    /// When the item applies, where it does not always.
    package var condition: String?
    /// What stands below the item: sub-items, mostly.
    package var blocks: [Block]
    package var position: SourcePosition
}

/// An image alone in its paragraph.
package struct Figure: Sendable, Equatable {
    package var image: Image
    /// What stands below the picture; empty where nothing does.
    package var caption: [Inline]
    /// Made from the label of its caption (`Figur 4. …` gives `figur-4`), or else from the file's name.
    package var id: String
    /// The list that tells in words what the picture shows.
    package var description: [Block]
}
