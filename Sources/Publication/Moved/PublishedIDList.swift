package import Guidance

/// The register of published ids as it is when this edition is published: what stood there, and what is new.
package enum PublishedIDList {
    /// The register's file below Content.
    package static let file = "register/publicerade-id.yml"

    /// - Parameter heading: what stands above the first entry: comments.
    package static func text(_ guidance: Guidance, heading: String) -> String {
        let places = PublishedPlaces(guidance)
        let published = guidance.registers.published.entries
        let known = Dictionary(published.map { ($0.page.text, $0) }, uniquingKeysWith: { first, _ in first })
        var text = heading
        for path in Set(places.paths + published.map(\.page.text)).sorted() {
            let before = known[path]
            text += "- page: \(path)\n"
            if let replacedBy = before?.replacedBy { text += "  replaced_by: \(replacedBy.text)\n" }
            if let withdrawn = before?.withdrawn { text += "  withdrawn: \(withdrawn)\n" }
            let old = before?.ids.map(\.text) ?? []
            let ids = old + (places.ids(at: path) ?? []).filter { !old.contains($0) }
            if !ids.isEmpty { text += "  ids:\n" + ids.map { "    - \($0)\n" }.joined() }
            let gone = before?.gone ?? []
            if !gone.isEmpty { text += "  gone:\n" }
            for entry in gone {
                text += "    - id: \(entry.id.text)\n"
                if let replacedBy = entry.replacedBy { text += "      replaced_by: \(replacedBy.text)\n" }
                if let withdrawn = entry.withdrawn { text += "      withdrawn: \(withdrawn)\n" }
            }
        }
        return text
    }
}
