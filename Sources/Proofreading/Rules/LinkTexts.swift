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
                // With two spaces or over two lines the file holds no such text: then its first word.
                let written = PlainText.of(link.children)
                let word = written == text ? text : String(text.prefix { $0 != " " })
                findings.append(
                    page.finding(
                        code,
                        at: page.source.range(
                            of: word, line: Int(link.position.line), near: Int(link.position.column)),
                        "Länktexten ”\(text)” står också på rad \(other.line), och leder någon annanstans där.",
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
