import Diagnostics
import Guidance

/// A sentence is no longer than one remembers.
struct SentenceLength: Rule {
    let code = DiagnosticCode.longSentence
    private static let most = 35

    func findings(in manuscript: Manuscript, _ context: ProofreadingContext) -> [Diagnostic] {
        manuscript.findings(jobs: context.jobs) { page in
            var findings: [Diagnostic] = []
            for passage in page.passages where passage.kind == .sentences && passage.words.count > Self.most {
                var words = passage.words[...]
                for sentence in Sentence.ranges(in: passage.bytes) {
                    let inside = words.prefix { $0.range.lowerBound < sentence.upperBound }
                    words = words[inside.endIndex...]
                    guard inside.count > Self.most, let first = inside.first else { continue }
                    guard findings.count < Diagnostic.most else { return findings }
                    findings.append(
                        page.finding(
                            code, at: first.range, of: passage, "Meningen har \(inside.count) ord.",
                            hint: "Dela den, så att ingen mening har fler än \(Self.most) ord."))
                }
            }
            return findings
        }
    }
}
