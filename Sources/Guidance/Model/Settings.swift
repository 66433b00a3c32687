package import Diagnostics

/// What `Site/site.yml` says of the site as a whole.
package struct Settings: Sendable, Equatable {
    /// A page named in the settings, with its place there.
    package struct Entry: Sendable, Equatable {
        package var name: String
        package var range: SourceRange?
        /// The line that it stands on.
        package var excerpt: Excerpt?
    }

    package struct Edition: Sendable, Equatable {
        package var id: String
        package var date: CalendarDate?
        package var previous: String?
    }

    package var title: String
    /// Where the site is published, with `/` at its end.
    package var baseURL: String
    package var language: String
    /// The folders and pages of the menu in their order; empty: all, by `order`.
    package var navigation: [Entry]
    /// The folders and pages of the menu that the whole guidance on paper holds; empty: all.
    package var printed: [Entry] = []
    /// What the foot of every page links to: pages by path below Content, registers by their address on the site.
    package var footer: [Entry]
    /// The page with the accessibility statement.
    package var accessibility: Entry?
    package var owner: String?
    package var contact: String?
    /// Where faults in accessibility are reported.
    package var accessibilityReport: String?
    /// Where a reader asks for what they cannot use in another form.
    package var accessibleVersions: String?
    /// Where the authority is reached that supervises accessibility.
    package var supervisoryAuthority: String?
    /// Where the source files can be seen, with `/` at its end.
    package var source: String?
    package var edition: Edition?
    /// What may be done with the text, as data says it: the name or the address of a licence.
    package var licence: String?
    /// Where readers may ask to be told of changes.
    package var subscription: String?
    /// The sentence on every page that is not decided.
    package var standing: String?

    /// How severe the rules are that the guidance may judge for itself.
    package var severities = Severities()

    /// Whether the address is one that others can reach, and not the one that stands for none.
    package var isPublished: Bool {
        let host = baseURL.drop { $0 != "/" }.drop { $0 == "/" }.prefix { $0 != "/" && $0 != ":" }
        return host != "localhost" && host != "127.0.0.1"
    }
}
