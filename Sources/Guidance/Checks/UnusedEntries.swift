import Diagnostics
import LegalReferences
import Markdown

/// What a register holds and no page uses is out of date, or misspelt where it is used.
enum UnusedEntries {
    static func check(_ draft: GuidanceDraft, bodies: [Body]) -> [Diagnostic] {
        var (usedTerms, usedWorks, citedActs) = (Set<String>(), Set<String>(), Set<Int>())
        for body in bodies {
            for case .term(let id) in body.links { usedTerms.insert(id) }
            for work in body.works { usedWorks.insert(work.key) }
            // As they are or were.
            for reference in body.references { reference.act.map { _ = citedActs.insert($0) } }
        }
        let (terms, works, acts) = (draft.registers.terms, draft.registers.works, draft.registers.acts)
        // A term may also be there because another one is defined against it.
        let seen = Set(terms.entries.flatMap(\.see))
        var diagnostics: [Diagnostic] = []
        for (index, term) in terms.entries.enumerated()
        where !usedTerms.contains(term.id) && !seen.contains(term.id) {
            diagnostics.append(
                draft.fault(
                    .unusedTerm, severity: .warning, at: index, of: terms,
                    "Ingen sida använder termen ”\(term.term)”.",
                    hint: "Lägg till böjningarna som står i texten under forms, eller ta bort termen."))
        }
        for (index, work) in works.entries.enumerated() where !usedWorks.contains(work.key) {
            diagnostics.append(
                draft.fault(
                    .unusedReference, severity: .warning, at: index, of: works,
                    "Ingen sida hänvisar till ”\(work.key)”.",
                    hint: "Skriv [@\(work.key)] där verket används, eller ta bort det."))
        }
        for (index, act) in acts.entries.enumerated() where !citedActs.contains(index) {
            diagnostics.append(
                draft.fault(
                    .uncitedAct, severity: .information, at: index, of: acts,
                    "Ingen sida hänvisar till \(act.title).", hint: "Ta bort den, om den inte ska användas."))
        }
        return diagnostics
    }
}
