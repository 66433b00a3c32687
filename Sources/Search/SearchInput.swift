internal import Incremental

/// What there is to search: pages with their sections, and what the registers know of words.
package struct SearchInput: Sendable {
    /// The guidance's language: `sv`.
    package var language: String
    package var pages: [SearchPage]
    /// The sections of a page, the page itself first; called from any thread, more than once.
    package var sections: @Sendable (Int) -> [SearchSection]
    /// The parts of the guidance that results can be limited to.
    package var parts: [Part]
    /// Those that pages of kind `provision` are about, in the order of these.
    package var acts: [NamedAct]
    package var terms: [NamedTerm]

    package struct Part: Sendable {
        package var id: String
        package var title: String

        package init(id: String, title: String) {
            self.id = id
            self.title = title
        }
    }

    /// An act with all that it is called.
    package struct NamedAct: Sendable {
        package var id: String
        package var names: [String]

        package init(id: String, names: [String]) {
            self.id = id
            self.names = names
        }
    }

    /// A word of the glossary with those that mean the same.
    package struct NamedTerm: Sendable {
        package var term: String
        package var forms: [String]
        package var synonyms: [String]
        /// The terms that it is defined against: never its synonyms.
        package var opposites: [String]

        package init(term: String, forms: [String], synonyms: [String], opposites: [String]) {
            self.term = term
            self.forms = forms
            self.synonyms = synonyms
            self.opposites = opposites
        }
    }

    package init(
        language: String, pages: [SearchPage], parts: [Part], acts: [NamedAct], terms: [NamedTerm],
        sections: @escaping @Sendable (Int) -> [SearchSection]
    ) {
        self.language = language
        self.pages = pages
        self.parts = parts
        self.acts = acts
        self.terms = terms
        self.sections = sections
    }

    /// The same, that reads each page once.
    func rememberingSections() -> SearchInput {
        let kept = pages.indices.map { [sections] page in Once { sections(page) } }
        var copy = self
        copy.sections = { kept[$0].value }
        return copy
    }
}

/// What a result is.
package enum SearchKind: Int, Sendable, CaseIterable {
    case section, checklist, provision, code, term

    /// As the engine and its users call it.
    package var name: String { "\(self)" }
}

/// A page of the site, as far as it can be known before its text is read.
package struct SearchPage: Sendable {
    /// Below the site's root.
    package var path: String
    package var title: String
    package var kind: SearchKind
    /// The part that it belongs to, by its index.
    package var part: Int?
    /// The page above it, by its index.
    package var parent: Int?
    /// How many sections it has, itself among them.
    package var sectionCount: Int
    /// How much its sections count beside others', in hundredths.
    package var weight: Int

    package init(
        path: String, title: String, kind: SearchKind, part: Int?, parent: Int?, sectionCount: Int,
        weight: Int
    ) {
        self.path = path
        self.title = title
        self.kind = kind
        self.part = part
        self.parent = parent
        self.sectionCount = sectionCount
        self.weight = weight
    }
}

/// A stretch of a page that can be a result.
package struct SearchSection: Sendable {
    /// Empty for the page itself.
    package var heading: String
    package var fragment: String?
    /// What is shown of it, a line a paragraph.
    package var text: String
    /// What is searched in, where that is not all: nobody looks for code.
    package var searched: String?
    /// Words that it is found by and that nobody is shown.
    package var aliases: String
    /// Acts and places in them that it names: `2010:110`, `2010:110#K27P25`.
    package var references: [String]
    /// Whether its text belongs to other sections, and is only shown.
    package var isQuotation: Bool

    package init(
        heading: String, fragment: String?, text: String, searched: String? = nil, aliases: String = "",
        references: [String] = [],
        isQuotation: Bool = false
    ) {
        self.heading = heading
        self.fragment = fragment
        self.text = text
        self.searched = searched
        self.aliases = aliases
        self.references = references
        self.isQuotation = isQuotation
    }
}
