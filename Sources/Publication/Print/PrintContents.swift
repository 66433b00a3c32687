import Guidance
import Markdown

/// The contents of a document for paper.
struct PrintContents: Sendable {
    let addresses: PrintAddresses

    private var guidance: Guidance { addresses.guidance }

    /// The pages of a long document, or the headings of a single page that has many; nothing for a checklist.
    ///
    /// The parameters say which lists stand last in the document.
    func views(hasActs: Bool, hasSystems: Bool, hasTerms: Bool, hasWorks: Bool) -> [View] {
        let document = addresses.document
        guard document.kind != .checklist else { return [] }
        var entries = document.chapters.count > 1 ? pages() : headings()
        guard entries.count > 2 else { return [] }
        func last(_ isThere: Bool, _ word: String, _ id: String) {
            if isThere { entries.append((guidance.wording.interface[word] ?? word, "#" + id, [])) }
        }
        last(hasActs, "printActs", "_acts")
        last(hasSystems, "codeSystemsTitle", "_codes")
        last(hasTerms, "glossaryTitle", "_terms")
        last(hasWorks, "referencesTitle", "_works")
        return entries.map { title, href, below in
            View(
                .contents,
                [
                    "title": .text(title), "href": .text(href), "entries": .list(below),
                    "hasEntries": .flag(!below.isEmpty),
                ])
        }
    }

    private typealias Entry = (title: String, href: String, below: [View])

    private func pages() -> [Entry] {
        var entries: [Entry] = []
        for chapter in addresses.document.chapters where chapter.depth > 0 {
            let head = guidance.outline.pages[chapter.page]
            let href = "#" + PrintAddresses.id(of: head)
            if chapter.depth == 1 || entries.isEmpty {
                entries.append((head.title, href, []))
            } else {
                entries[entries.count - 1].below.append(
                    View(.link, ["title": .text(head.title), "href": .text(href)]))
            }
        }
        return entries
    }

    private func headings() -> [Entry] {
        let head = guidance.outline.pages[addresses.document.root]
        return head.anchors.compactMap { anchor in
            guard case .heading(level: 2) = anchor.kind else { return nil }
            return (anchor.title, "#" + PrintAddresses.prefix(of: head) + anchor.id, [])
        }
    }
}
