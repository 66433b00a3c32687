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
            text += "- page: \(written(path))\n"
            if let replacedBy = before?.replacedBy { text += "  replaced_by: \(written(replacedBy.text))\n" }
            if let withdrawn = before?.withdrawn { text += "  withdrawn: \(withdrawn)\n" }
            let old = before?.ids.map(\.text) ?? []
            let ids = old + (places.ids(at: path) ?? []).filter { !old.contains($0) }
            if !ids.isEmpty { text += "  ids:\n" + ids.map { "    - \(written($0))\n" }.joined() }
            let gone = before?.gone ?? []
            if !gone.isEmpty { text += "  gone:\n" }
            for entry in gone {
                text += "    - id: \(written(entry.id.text))\n"
                if let replacedBy = entry.replacedBy {
                    text += "      replaced_by: \(written(replacedBy.text))\n"
                }
                if let withdrawn = entry.withdrawn { text += "      withdrawn: \(withdrawn)\n" }
            }
        }
        return text
    }

    /// A text as YAML reads it back: a slug as it stands, but for the one that means nothing; anything else in quotation marks.
    private static func written(_ text: String) -> String {
        func isOfWord(_ character: Character) -> Bool {
            character.isASCII && (character.isLetter || character.isNumber)
        }
        let isPlain =
            text.first.map(isOfWord) ?? false && text.allSatisfy { isOfWord($0) || "-_./#".contains($0) }
        if isPlain, text != "null" { return text }
        return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
