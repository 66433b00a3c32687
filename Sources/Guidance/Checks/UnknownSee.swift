import Diagnostics

/// Terms that are defined against each other have to exist.
enum UnknownSee {
    static func check(_ draft: GuidanceDraft) -> [Diagnostic] {
        let terms = draft.registers.terms
        var diagnostics: [Diagnostic] = []
        for (index, term) in terms.entries.enumerated() {
            for id in term.see where terms[id] == nil && terms.isComplete {
                let near = NearMiss.suggestion(for: id, among: terms.ids)
                diagnostics.append(
                    draft.fault(
                        .unknownTerm, at: index, of: terms,
                        "”\(term.id)” hänvisar under see till ”\(id)”, som inte finns.",
                        hint: near.map { "Menade du \($0)?" }
                            ?? "Ta bort hänvisningen, eller lägg till termen."))
            }
        }
        return diagnostics
    }
}
