import Diagnostics
import LegalReferences
import Markdown

/// Items to tick belong to pages of kind checklist, where they get a print and an address of their own.
enum TaskOutsideChecklist {
    static func check(_ page: PageDraft) -> [Diagnostic] {
        guard let frontMatter = page.frontMatter else { return [] }
        if let task = page.document.firstTask, frontMatter.kind != .checklist {
            let range = page.source.range(of: "[", line: Int(task.line), near: Int(task.column))
            return [
                Diagnostic(
                    in: page.source, at: range, code: .taskOutsideChecklist,
                    message: "Punkter att bocka av får bara stå på en sida med kind: checklist.",
                    hint: "Skriv punkterna utan [ ], eller flytta dem till en checklista.")
            ]
        }
        if page.document.firstTask == nil, frontMatter.kind == .checklist {
            return [
                Diagnostic(
                    in: page.source, at: SourceRange(line: 1, column: 1, endColumn: 1), code: .emptyChecklist,
                    message: "Checklistan har inga punkter.", hint: "Skriv varje punkt som - [ ] text.")
            ]
        }
        return []
    }
}

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

/// What a register holds and no page uses is out of date, or misspelt where it is used.
enum UnusedEntries {
    /// - Parameter citedActs: those that any page names, as they were or are.
    static func check(_ draft: GuidanceDraft, uses: Uses, citedActs: Set<Int>) -> [Diagnostic] {
        var diagnostics: [Diagnostic] = []
        let terms = draft.registers.terms
        // A term may also be there because another one is defined against it.
        let seen = Set(terms.entries.flatMap(\.see))
        for (index, term) in terms.entries.enumerated()
        where uses.terms[term.id] == nil && !seen.contains(term.id) {
            diagnostics.append(
                Diagnostic(
                    file: terms.file, range: terms.places[index], severity: .warning, code: .unusedTerm,
                    message: "Ingen sida använder termen ”\(term.term)”.",
                    hint: "Lägg till böjningarna som står i texten under forms, eller ta bort termen.",
                    excerpt: excerpt(terms.file, terms.places[index], in: draft)))
        }
        let works = draft.registers.works
        for (index, work) in works.entries.enumerated() where uses.works[work.key] == nil {
            diagnostics.append(
                Diagnostic(
                    file: works.file, range: works.places[index], severity: .warning, code: .unusedReference,
                    message: "Ingen sida hänvisar till ”\(work.key)”.",
                    hint: "Skriv [@\(work.key)] där verket används, eller ta bort det.",
                    excerpt: excerpt(works.file, works.places[index], in: draft)))
        }
        let acts = draft.registers.acts
        for (index, act) in acts.entries.enumerated() where !citedActs.contains(index) {
            diagnostics.append(
                Diagnostic(
                    file: acts.file, range: acts.places[index], severity: .information, code: .uncitedAct,
                    message: "Ingen sida hänvisar till \(act.title).",
                    hint: "Ta bort den, om den inte ska användas.",
                    excerpt: excerpt(acts.file, acts.places[index], in: draft)))
        }
        return diagnostics
    }

    fileprivate static func excerpt(_ file: String, _ range: SourceRange?, in draft: GuidanceDraft) -> String?
    {
        range.flatMap { draft.registerLine($0.line, of: file) }
    }
}

extension GuidanceDraft {
    /// A line of a register, for the fault that points at it.
    func registerLine(_ number: Int, of file: String) -> String? {
        content.files.first { content.displayPath($0.path) == file }.flatMap {
            SourceFile(path: file, bytes: $0.bytes).line(number)
        }
    }
}

/// Terms that are defined against each other have to exist.
enum UnknownSee {
    static func check(_ draft: GuidanceDraft) -> [Diagnostic] {
        let terms = draft.registers.terms
        var diagnostics: [Diagnostic] = []
        for (index, term) in terms.entries.enumerated() {
            for id in term.see where terms[id] == nil && terms.isComplete {
                let near = NearMiss.suggestion(for: id, among: terms.ids)
                diagnostics.append(
                    Diagnostic(
                        file: terms.file, range: terms.places[index], code: .unknownTerm,
                        message: "”\(term.id)” hänvisar under see till ”\(id)”, som inte finns.",
                        hint: near.map { "Menade du \($0)?" }
                            ?? "Ta bort hänvisningen, eller lägg till termen.",
                        excerpt: UnusedEntries.excerpt(terms.file, terms.places[index], in: draft)))
            }
        }
        return diagnostics
    }
}
