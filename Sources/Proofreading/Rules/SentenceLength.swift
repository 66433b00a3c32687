import Diagnostics
import Guidance

/// A sentence is no longer than one remembers.
struct SentenceLength: Rule {
    let code = DiagnosticCode.longSentence
    private static let most = 35

    func findings(in manuscript: Manuscript, _ context: ProofreadingContext) -> [Diagnostic] {
        manuscript.findings(jobs: context.jobs) { page in
            page.passages.filter { $0.kind == .sentences }.flatMap { passage in
                let words = passage.words
                return Sentence.ranges(in: passage.bytes).compactMap { sentence -> Diagnostic? in
                    let inside = words.filter { sentence.contains($0.range.lowerBound) }
                    guard inside.count > Self.most, let first = inside.first else { return nil }
                    return page.finding(
                        code, at: first.range, of: passage, "Meningen har \(inside.count) ord.",
                        hint: "Dela den, så att ingen mening har fler än \(Self.most) ord.")
                }
            }
        }
    }
}
