import Diagnostics
import Markdown

/// A table says what it is about before one goes into it.
struct TableCaptions: Rule {
    let code = DiagnosticCode.tableWithoutCaption

    func findings(in manuscript: Manuscript, _ context: ProofreadingContext) -> [Diagnostic] {
        manuscript.findings(jobs: context.jobs) { page in
            page.tables.filter { $0.caption == nil }.map { table in
                page.finding(
                    code,
                    at: page.source.range(
                        line: Int(table.position.line), utf8Column: Int(table.position.column)),
                    "Tabellen har ingen rubrik.",
                    hint: "Skriv en rad Tabell: … direkt ovanför den.")
            }
        }
    }
}
