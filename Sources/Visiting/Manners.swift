/// How a visitor behaves: what it never goes beyond, and how it says who it is.
package struct Manners: Sendable {
    /// How many sites are visited at once; each of them sees one visit at a time.
    package var sites = 4
    /// How many visits to one site begin in a minute.
    package var visitsInMinute = 60
    /// How long an answer may take, in seconds, and for how long an address is asked anew.
    package var seconds = 20
    /// How often an address is asked anew that did not answer, each time after a longer wait.
    package var retries = 2
    /// How much of a page is read, in bytes.
    package var bytes = 1 << 20
    /// How old an answer may be that is used again, in days.
    package var days = 7
    /// Who visits, and why.
    package var name: String

    package init(name: String) { self.name = name }
}
