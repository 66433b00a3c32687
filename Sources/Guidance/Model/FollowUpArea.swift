/// An area that can be followed up, which is no measure: nobody has decided what is counted, and how.
package struct FollowUpArea: Sendable, Equatable {
    /// Where in the text something stands: a page below Content, and the id of a heading on it.
    package struct Place: Sendable, Equatable {
        package var page: String
        package var heading: String?

        init(_ written: String) {
            let parts = written.split(separator: "#", maxSplits: 1).map(String.init)
            page = parts.first ?? ""
            heading = parts.count > 1 ? parts[1] : nil
        }
    }

    package var id: String
    package var title: String
    package var description: String?
    /// Where the guidance names it.
    package var at: Place
    /// How strongly the guidance names it, in its own words.
    package var strength: String?
    /// Who could follow it up: a region, a unit.
    package var levels: [String]
    package var source: String?
}
