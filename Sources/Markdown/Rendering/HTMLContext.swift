/// What a renderer has to be told: where links lead from here, and the words that it puts in itself.
package struct HTMLContext: Sendable {
    /// How a link is written.
    package enum LinkMarkup: Sendable, Equatable {
        /// - Parameters:
        ///   - kind: the class; empty for a common link.
        ///   - title: the accessible description; empty for none.
        ///   - abbreviates: what the link's words, an abbreviation, stand for; empty where they are none.
        case anchor(href: String, kind: String = "", title: String = "", abbreviates: String = "")
        /// Words in another language.
        case language(String)
        /// No link: the words alone.
        case plain
    }

    /// How a picture is written.
    package enum ImageMarkup: Sendable, Equatable {
        case file(href: String)
        /// A drawing that stands in the page itself, from its first tag to its last.
        case inline([UInt8])
    }

    /// One number in a citation's brackets.
    package struct CitationMark: Sendable, Equatable {
        package var number: String
        package var href: String

        package init(number: String, href: String) {
            self.number = number
            self.href = href
        }
    }

    /// How the text stands in the document that it becomes a part of.
    package struct Setting: Sendable, Equatable {
        /// Put before every id, so that texts in one document share none.
        package var idPrefix = ""
        /// The id of the text's title, where the document has several texts.
        package var titleID: String?
        /// How many levels the headings are moved down.
        package var headingShift = 0
        /// How many footnotes the texts before it have: the numbers run through the document.
        package var footnotesBefore = 0
        /// Whether nothing can be opened: what a screen folds stands open.
        package var isOnPaper = false

        package init() {}
    }

    package var words: RenderingWords
    package var setting = Setting()
    package var link: @Sendable (Link) -> LinkMarkup
    /// The words of a link that was left empty: its target's title.
    package var linkText: @Sendable (Link) -> String
    package var image: @Sendable (Image) -> ImageMarkup
    package var citation: @Sendable (Citation) -> [CitationMark]

    package init(
        words: RenderingWords, link: @escaping @Sendable (Link) -> LinkMarkup,
        linkText: @escaping @Sendable (Link) -> String, image: @escaping @Sendable (Image) -> ImageMarkup,
        citation: @escaping @Sendable (Citation) -> [CitationMark]
    ) {
        self.words = words
        self.link = link
        self.linkText = linkText
        self.image = image
        self.citation = citation
    }
}

/// The words that the renderer itself puts into a page, from `Templates/strings.yml`.
package struct RenderingWords: Sendable, Equatable {
    package struct Box: Sendable, Equatable {
        package var cssClass: String
        package var label: String

        package init(cssClass: String, label: String) {
            self.cssClass = cssClass
            self.label = label
        }
    }

    /// By the word in `[!…]`.
    package var boxes: [String: Box]
    package var source: String
    package var footnotes: String
    /// With `{number}` in it.
    package var footnoteBack: String
    package var figureDescription: String
    /// The name of a table that has no caption.
    package var table: String
    /// The other answer to a conditional item of a checklist.
    package var notApplicable: String
    /// Said of a passage whose last day has passed.
    package var outdated: String

    package init(
        boxes: [String: Box], source: String, footnotes: String, footnoteBack: String,
        figureDescription: String, table: String, notApplicable: String, outdated: String
    ) {
        self.boxes = boxes
        self.source = source
        self.footnotes = footnotes
        self.footnoteBack = footnoteBack
        self.figureDescription = figureDescription
        self.table = table
        self.notApplicable = notApplicable
        self.outdated = outdated
    }
}
