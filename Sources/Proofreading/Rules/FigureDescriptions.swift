import Diagnostics
import Markdown

/// A figure can be understood by who does not see it.
struct FigureDescriptions: Rule {
    let code = DiagnosticCode.figureWithoutDescription

    func findings(in manuscript: Manuscript, _ context: ProofreadingContext) -> [Diagnostic] {
        manuscript.findings(jobs: context.jobs) { page in
            page.figures.filter(\.description.isEmpty).map { figure in
                let position = figure.image.position
                return page.finding(
                    code,
                    at: page.source.range(
                        of: "![", line: Int(position.line), near: Int(position.column)),
                    "Figuren har ingen lång beskrivning.",
                    hint:
                        "Skriv en lista direkt under figuren som börjar med Figuren visar: och säger allt som syns."
                )
            }
        }
    }
}
