import Diagnostics
import Guidance
import Markdown

/// A text is looked over before the day that it has set itself.
struct ReviewDates: Rule {
    let code = DiagnosticCode.reviewOverdue

    func findings(in manuscript: Manuscript, _ context: ProofreadingContext) -> [Diagnostic] {
        manuscript.findings(jobs: context.jobs) { page in
            var findings: [Diagnostic] = []
            if let date = page.frontMatter.reviewBy, date < context.today {
                findings.append(
                    page.finding(
                        code, at: FrontMatterText.range(of: "review_by", in: page.source),
                        "Sidan skulle ha setts över senast den \(date).",
                        hint: "Se över texten och skriv en ny dag i review_by."))
            }
            for validity in page.document.validities {
                guard let until = validity.until, let date = CalendarDate(until), date < context.today else {
                    continue
                }
                findings.append(
                    page.finding(
                        code,
                        at: page.source.range(
                            of: until, line: Int(validity.position.line), near: Int(validity.position.column)),
                        "Uppgifterna gällde till den \(date).",
                        hint: "Ta reda på vad som gäller nu, och skriv nya dagar."))
            }
            return findings
        }
    }
}
