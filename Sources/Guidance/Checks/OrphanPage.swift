import Diagnostics

/// A page that no menu has and no page links to is found by nobody.
enum OrphanPage {
    static func check(_ draft: GuidanceDraft, outline: Outline, links: [[LinkTarget]]) -> [Diagnostic] {
        let candidates = outline.pages.indices.filter { !outline.pages[$0].isInMenu && $0 != outline.start }
        guard !candidates.isEmpty, outline.start != nil else { return [] }
        var linked: Set<Int> = []
        for (page, targets) in links.enumerated() {
            for case .page(let target, _) in targets where target != page { linked.insert(target) }
        }
        for entry in draft.settings.footer + [draft.settings.accessibility].compactMap({ $0 }) {
            if let index = outline.index(ofPath: entry.name) { linked.insert(index) }
        }
        return candidates.filter { !linked.contains($0) && draft.pages[$0].frontMatter != nil }.map { index in
            Diagnostic(
                in: draft.pages[index].source, at: SourceRange(line: 1, column: 1, endColumn: 1),
                severity: .warning,
                code: .orphanPage, message: "Sidan står inte i menyn och ingen annan sida länkar till den.",
                hint: "Länka till den, eller lägg dess mapp i navigation i site.yml.")
        }
    }
}
