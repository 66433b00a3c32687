import Diagnostics
import Guidance
import Markdown

/// Links that read the same lead to the same place.
struct LinkTexts: Rule {
    let code = DiagnosticCode.ambiguousLinkText

    func findings(in manuscript: Manuscript, _ context: ProofreadingContext) -> [Diagnostic] {
        manuscript.findings(jobs: context.jobs) { page in
            var first: [String: (target: LinkTarget, line: Int32)] = [:]
            var findings: [Diagnostic] = []
            for link in page.passages.flatMap(\.links) where page.body.links.indices.contains(link.index) {
                let target = page.body.links[link.index]
                let text = PlainText.of(link.children).split(whereSeparator: \.isWhitespace)
                    .joined(separator: " ")
                guard !text.isEmpty, Self.isPlace(target) else { continue }
                guard let other = first[text.lowercased()] else {
                    first[text.lowercased()] = (target, link.position.line)
                    continue
                }
                guard other.target != target, findings.count < Diagnostic.most else { continue }
                let line = Int(link.position.line)
                findings.append(
                    page.finding(
                        code,
                        at: page.source.range(of: text, line: line, near: Int(link.position.column)),
                        "Länktexten ”\(text)” leder till ett annat ställe på rad \(other.line).",
                        hint: "Ge länkarna var sin text som säger vart de leder."))
            }
            return findings
        }
    }

    /// Terms, laws and languages are told apart by other means.
    private static func isPlace(_ target: LinkTarget) -> Bool {
        switch target {
        case .page, .external: true
        case .term, .act, .code, .work, .language, .none: false
        }
    }
}
