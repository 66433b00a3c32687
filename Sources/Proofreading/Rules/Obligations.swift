import Diagnostics
import Guidance
import LegalReferences
import Markdown

/// What someone shall do rests on law, and the paragraph or its footnote says which.
struct Obligations: Rule {
    let code = DiagnosticCode.obligationWithoutBasis
    private static let words: Set<String> = ["ska", "skall"]

    func findings(in manuscript: Manuscript, _ context: ProofreadingContext) -> [Diagnostic] {
        // The words are Swedish; another language has others.
        guard manuscript.language.hasPrefix("sv") else { return [] }
        return manuscript.findings(jobs: context.jobs) { page in
            let supported = Self.supportedGroups(of: page)
            var findings: [Diagnostic] = []
            for passage in page.passages
            where passage.kind == .sentences && !supported.contains(passage.group) {
                for word in passage.words
                where word.range.count <= 5 && !word.isQuoted && Self.words.contains(word.text.lowercased()) {
                    guard findings.count < Diagnostic.most else { return findings }
                    findings.append(
                        page.finding(
                            code, at: word.range, of: passage,
                            "”\(word.text)” står i ett stycke utan hänvisning till lag eller föreskrift.",
                            hint:
                                "Hänvisa till det som uttalandet vilar på. Är det ett råd i källan, skriv det som ett."
                        ))
                }
            }
            return findings
        }
    }

    /// The groups of passages that name a provision, themselves or in a footnote.
    private static func supportedGroups(of page: Manuscript.Page) -> Set<Int> {
        let lines = Set(page.body.references.filter { $0.kind != .kva }.map { Int($0.position.line) })
        func names(_ range: ClosedRange<Int>?) -> Bool {
            range.map { $0.contains(where: lines.contains) } ?? false
        }
        let notes = Set(
            page.document.footnotes.filter { names(Passage(.sentences, $0.inlines).lines) }.map(\.id))
        return Set(
            page.passages.filter { names($0.lines) || $0.footnotes.contains(where: notes.contains) }.map(
                \.group))
    }
}
