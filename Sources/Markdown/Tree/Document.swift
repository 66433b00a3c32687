/// A text as a tree of values, with what it refers to listed apart.
package struct Document: Sendable {
    package var blocks: [Block] = []
    /// In the order of first use; those that nothing uses are left out.
    package var footnotes: [Footnote] = []
    /// Every link in the order of `Link.index`.
    package var links: [LinkUse] = []
    /// Every picture in the order of `Image.index`.
    package var images: [LinkUse] = []
    /// Every citation, in the order of the text.
    package var citations: [Citation] = []
    /// Every place that a link can lead to, in the order of the text.
    package var anchors: [Anchor] = []
    /// Every passage that says how long it holds, in the order of the text.
    package var validities: [Validity] = []
    /// Where the first item to tick stands, if there is one.
    package var firstTask: SourcePosition?
    /// Whether everything in the text was understood as what it is; where not, what seems to be missing is a consequence.
    package var isWhole = true

    package init() {}
}

package struct Footnote: Sendable, Equatable {
    package var id: String
    package var number: Int
    package var inlines: [Inline]
    /// How many marks in the text lead to it.
    package var uses: Int
    package var position: SourcePosition
    /// Where the first mark that leads to it stands.
    package var firstUse: SourcePosition
    /// Which of its marks is the first in what is rendered: another one than 1 where a part of a page is.
    package var firstOccurrence = 1
}

/// An address that the text uses, with its place.
package struct LinkUse: Sendable, Equatable {
    package var destination: String
    /// Whether the text of the link is left to its target's title.
    package var isEmpty: Bool
    package var position: SourcePosition

    package init(destination: String, isEmpty: Bool, position: SourcePosition) {
        self.destination = destination
        self.isEmpty = isEmpty
        self.position = position
    }
}

/// A place within a page that can be linked to.
package struct Anchor: Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
        case heading(level: Int)
        case checklistItem
        case figure
    }

    package var id: String
    package var title: String
    package var kind: Kind
    package var position: SourcePosition
}
