import Guidance
import LegalReferences
import Markdown
import Search

/// What of the guidance can be searched: its pages in their sections, and the registers' entries.
struct SearchSource: Sendable {
    let guidance: Guidance
    private let registers: [RegisterSource]

    init(_ guidance: Guidance) {
        self.guidance = guidance
        registers = RegisterSource.all(of: guidance)
    }

    func input() -> SearchInput {
        let outline = guidance.outline
        let parts = outline.allInOrder.filter { outline.pages[$0].frontMatter.kind == .part }
        // By the outline's index, so that a parent's index is the same here.
        var pages = outline.pages.indices.map { index in
            let head = outline.pages[index]
            return SearchPage(
                path: head.outputPath,
                title: index == outline.start
                    ? guidance.wording.interface["startCrumb"] ?? head.title : head.title,
                kind: head.frontMatter.kind == .checklist ? .checklist : .section,
                part: head.part.flatMap { parts.firstIndex(of: $0) }, parent: head.parent,
                sectionCount: 1 + guidance.bodies[index].sectionHeadings,
                weight: weight(of: index))
        }
        for register in registers {
            pages.append(
                SearchPage(
                    path: register.path, title: register.title, kind: register.kind, part: nil,
                    parent: outline.start, sectionCount: 1 + register.entryCount, weight: register.weight))
        }
        return SearchInput(
            language: guidance.settings.language, pages: pages,
            parts: parts.map { part in
                SearchInput.Part(
                    id: String(outline.pages[part].folder.dropLast()), title: outline.pages[part].title)
            },
            acts: registers.compactMap { $0.act(guidance.registers) }.map {
                SearchInput.NamedAct(id: $0.id, names: $0.names)
            },
            terms: guidance.registers.terms.entries.map { term in
                SearchInput.NamedTerm(
                    term: term.term, forms: term.forms, synonyms: term.synonyms + term.avoid,
                    opposites: term.see.compactMap { guidance.registers.terms[$0]?.term })
            },
            sections: { sections(of: $0) })
    }

    /// The guidance's own text before what is around it: by the kind of the page, and outside the parts by how far back in the
    /// menu its branch stands, which is the editors' own order.
    private func weight(of page: Int) -> Int {
        let outline = guidance.outline
        let head = outline.pages[page]
        let byKind =
            switch head.frontMatter.kind {
            case .checklist: 100.0
            case .part, .section: 100.0
            case .page: 85.0
            case .appendix: 50.0
            case .start: 40.0
            }
        guard head.part == nil else { return Int(byKind) }
        let branch = (outline.ancestors(of: page).dropFirst() + [page]).first
        let place = branch.flatMap { outline.topLevel.firstIndex(of: $0) } ?? outline.topLevel.count
        let back = Double(place) / Double(max(1, outline.topLevel.count))
        return Int((byKind * (1 - 0.9 * back * back)).rounded())
    }

    /// The sections of a page by its index in the input.
    private func sections(of page: Int) -> [SearchSection] {
        let count = guidance.outline.pages.count
        guard page >= count else { return PageSections(guidance, page: page).sections() }
        return registers[page - count].sections(guidance)
    }
}
