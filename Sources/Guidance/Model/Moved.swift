package import Diagnostics

/// A text in a register with its place, for faults that are found when all pages are known.
package struct WrittenText: Sendable, Equatable {
    package var text: String
    package var range: SourceRange?
    /// The line that it stands on.
    package var excerpt: Excerpt?
}

/// An old address that leads on to another one.
package struct Redirect: Sendable, Equatable {
    /// Any old path below the site's root, with or without a place on it.
    package var from: WrittenText
    /// A page of the site, with or without a place on it.
    package var to: WrittenText

    package init(from: WrittenText, to: WrittenText) {
        self.from = from
        self.to = to
    }
}

/// What a page has been published under: its address and the ids on it, which others have noted since.
package struct PublishedPage: Sendable, Equatable {
    package struct Gone: Sendable, Equatable {
        package var id: WrittenText
        /// The address that has taken its place.
        package var replacedBy: WrittenText?
        package var withdrawn: CalendarDate?
    }

    package var page: WrittenText
    package var ids: [WrittenText]
    /// Those of the ids that are no longer there, and why.
    package var gone: [Gone]
    package var replacedBy: WrittenText?
    package var withdrawn: CalendarDate?
}
