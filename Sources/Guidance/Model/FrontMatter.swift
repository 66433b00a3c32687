package import Diagnostics

/// What a page says of itself before its text.
package struct FrontMatter: Sendable, Equatable {
    package var title: String
    package var kind: PageKind
    /// The folder of the part that the page belongs to, where it is not its own folder's.
    package var part: String?
    package var order: Int?
    package var summary: String?
    package var status: Status
    package var reviewed: CalendarDate?
    package var reviewBy: CalendarDate?
    package var changes: [Change]
    package var audience: [String]
    /// How severe rules are on this page, where that is not as everywhere.
    package var severities = Severities()

    package init(title: String, kind: PageKind) {
        self.title = title
        self.kind = kind
        status = .draft
        changes = []
        audience = []
    }
}

/// What a page is in the guidance; each kind has its template.
package enum PageKind: String, Sendable, CaseIterable {
    case start, part, section, checklist, appendix, page
}

/// How far a text has come.
package enum Status: String, Sendable, CaseIterable {
    case draft = "utkast"
    case reviewed = "granskad"
    case decided = "beslutad"
}

/// One entry in a page's history.
package struct Change: Sendable, Equatable {
    package var date: CalendarDate
    package var note: String
    package var edition: String?
}
