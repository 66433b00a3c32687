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
    package static func place(ofData path: String) -> String? {
        guard path.hasPrefix(DataFolder.path) else { return nil }
        let file = path.dropFirst(DataFolder.path.count)
        for kind in ["pages/", "checklists/"] where file.hasPrefix(kind) && file.hasSuffix(".json") {
            return file.dropFirst(kind.count).dropLast(".json".count) + ".html"
        }
        guard file.hasPrefix("fragments/"), file.hasSuffix(".html"), let slash = file.lastIndex(of: "/")
        else { return nil }
        let page = file[..<slash].dropFirst("fragments/".count)
        return "\(page).html#\(file[slash...].dropFirst().dropLast(".html".count))"
    }
}
