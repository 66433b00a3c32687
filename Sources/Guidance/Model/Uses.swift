package import LegalReferences

/// Where the guidance uses what: everything that points backwards, in reading order.
package struct Uses: Sendable {
    /// A place that uses something: a page and the heading it stands under.
    package struct Place: Sendable, Hashable {
        package var page: Int
        /// The id of the heading; `nil` above the first.
        package var heading: String?
    }

    /// A place that cites something, with the sentence in which it does.
    package struct Citing: Sendable, Hashable {
        package var place: Place
        package var sentence: String
    }

    /// By the act's index in the register, then by place in it; `nil` for the act alone.
    package var acts: [Int: [Provision?: [Citing]]] = [:]
    /// By the code.
    package var codes: [String: [Citing]] = [:]
    /// By the term's id.
    package var terms: [String: [Place]] = [:]
    /// By the work's key.
    package var works: [String: [Place]] = [:]

    package init() {}
}
