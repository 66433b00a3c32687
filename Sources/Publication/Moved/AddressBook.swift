package import Guidance

/// The addresses of a site that others may have noted, and where those lead that are no longer there.
package struct AddressBook: Sendable {
    /// The ids on each page, by the page's address.
    package let ids: [String: [String]]
    /// Where each old address leads: of a page, or of a place on it (`page.html#id`).
    package let targets: [String: String]
    /// Pages and places that are said to be withdrawn.
    package let withdrawn: Set<String>

    package init(_ guidance: Guidance) {
        let places = PublishedPlaces(guidance)
        var ids: [String: [String]] = [:]
        for path in places.paths { ids[path] = places.ids(at: path) }
        self.ids = ids
        targets = MovedAddresses(guidance, places).targets
        withdrawn = Set(
            guidance.registers.published.entries.flatMap { page in
                (page.withdrawn == nil ? [] : [page.page.text])
                    + page.gone.filter { $0.withdrawn != nil }.map { "\(page.page.text)#\($0.id.text)" }
            })
    }

    /// The page, or the place on one (`page.html#id`), that a file for other systems tells of; `nil` for any other file.
    package static func place(ofData path: String) -> String? { DataFolder.place(ofFileAt: path) }
}
