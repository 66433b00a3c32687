package import LegalReferences

/// Where the guidance uses what: everything that points backwards, in reading order.
package struct Uses: Sendable {
    /// A place that uses something: a page and the heading it stands under.
    package struct Place: Sendable, Hashable {
        package var page: Int
        /// The id of the heading; `nil` above the first.
        package var heading: String?
    }

    /// One provision of an act, `nil` for the act alone.
    package struct Provisions: Sendable {
        package var byPlace: [Provision?: [Place]] = [:]
    }

    /// By the act's index in the register.
    package var acts: [Int: Provisions] = [:]
    /// By the term's id.
    package var terms: [String: [Place]] = [:]
    /// By the work's key.
    package var works: [String: [Place]] = [:]
    /// The number of each work, in the order of first use, from 1.
    package var workNumbers: [String: Int] = [:]

    package init() {}
}
