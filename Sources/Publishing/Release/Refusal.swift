/// Why a release must not take the place of the one that is published.
package enum Refusal: Sendable, Equatable {
    /// The published edition is later than this one.
    case older(edition: String, published: String)
    /// An address leads nowhere that led to a page.
    case lostPage(String)
    /// A document is gone whose page is still there: it has not been made again.
    case lostDocument(String)
    /// An id is gone from a page.
    case lostID(String, page: String)
    /// A file for other systems is gone though readers are led on from the page, or the place on it, that it told of.
    case lostData(String, place: String)
    /// Pages that nobody has decided.
    case undecided([String])
    /// The search knows no inflections.
    case noDictionary
    /// That many warnings.
    case warnings(Int)
    /// The settings name no edition.
    case noEdition
}

/// What a site says of old addresses: where each leads, and which are withdrawn.
package struct OldAddresses: Sendable {
    /// The target of each old address, of a page or of a place on it (`page.html#id`).
    package var targets: [String: String]
    /// Pages and places that the guidance says are withdrawn.
    package var withdrawn: Set<String>
    /// The page, or the place on one, that a file for other systems tells of; `nil` for a file of the whole guidance.
    package var placeOfData: @Sendable (_ path: String) -> String?

    package init(
        targets: [String: String], withdrawn: Set<String>,
        placeOfData: @escaping @Sendable (_ path: String) -> String?
    ) {
        self.targets = targets
        self.withdrawn = withdrawn
        self.placeOfData = placeOfData
    }
}

extension ReleaseDraft {
    /// What readers and record systems would miss that the published release has.
    package func refusals(after published: Manifest?, _ old: OldAddresses) -> [Refusal] {
        guard let published else { return [] }
        var found: [Refusal] = []
        if isOlder(than: published) {
            found.append(.older(edition: manifest.edition, published: published.edition))
        }
        for path in published.files.keys.sorted() where manifest.files[path] == nil {
            if Changes.isPage(path), !old.withdrawn.contains(path) {
                found.append(.lostPage(path))
            } else if path.hasSuffix(".pdf"),
                manifest.addresses[Self.page(of: path)] != nil
                    || manifest.files[Self.page(of: path)] != nil && old.targets[Self.page(of: path)] == nil
            {
                found.append(.lostDocument(path))
            }
        }
        found += lostData(after: published, old)
        for (page, ids) in published.addresses.sorted(by: { $0.key < $1.key }) {
            // Where the page is withdrawn, so is what stood on it.
            guard manifest.files[page] != nil, !old.withdrawn.contains(page) else { continue }
            for id in ids where !leads("\(page)#\(id)", from: page, id: id, old) {
                found.append(.lostID(id, page: page))
            }
        }
        return found
    }

    /// The files for other systems that are gone while the page is there, or one that leads on; where it is not, it is missed itself.
    private func lostData(after published: Manifest, _ old: OldAddresses) -> [Refusal] {
        published.files.keys.sorted().compactMap { path -> Refusal? in
            guard manifest.files[path] == nil, let place = old.placeOfData(path) else { return nil }
            let parts = place.split(separator: "#", maxSplits: 1).map(String.init)
            let page = parts[0]
            guard manifest.files[page] != nil, !old.withdrawn.contains(page), !old.withdrawn.contains(place)
            else { return nil }
            if let id = parts.dropFirst().first, !leads(place, from: page, id: id, old) { return nil }
            return .lostData(path, place: place)
        }
    }

    /// Whether a place that was published is found: where it was, where it is sent, or on the page that took the old one's place.
    private func leads(_ place: String, from page: String, id: String, _ old: OldAddresses) -> Bool {
        if manifest.addresses[page]?.contains(id) == true { return true }
        if old.targets[place] != nil || old.withdrawn.contains(place) { return true }
        guard let target = old.targets[page] else { return false }
        let path = String(target.prefix { $0 != "#" })
        return manifest.addresses[path]?.contains(id) == true || old.targets["\(path)#\(id)"] != nil
    }

    private static func page(of document: String) -> String { document.dropLast(".pdf".count) + ".html" }

    /// By date; where the days are the same or missing, by the numbers in their names.
    private func isOlder(than published: Manifest) -> Bool {
        if let ours = manifest.editionDate, let theirs = published.editionDate, ours != theirs {
            return ours < theirs
        }
        return Self.numbers(manifest.edition).lexicographicallyPrecedes(Self.numbers(published.edition))
    }

    /// `2026-10` → 2026, 10.
    private static func numbers(_ edition: String) -> [Int] {
        edition.split { !$0.isASCII || !$0.isNumber }.map { Int($0) ?? .max }
    }
}
