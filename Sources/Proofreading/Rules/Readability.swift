import Diagnostics
import Guidance

/// How hard a page is to read, by LIX: words for each sentence, and how many in a hundred are long.
struct Readability: Rule {
    let code = DiagnosticCode.readabilityIndex
    /// Fewer words say nothing.
    private static let fewestWords = 50

    func findings(in manuscript: Manuscript, _ context: ProofreadingContext) -> [Diagnostic] {
        manuscript.findings(jobs: context.jobs) { page in
            var (words, long, sentences) = (0, 0, 0)
            for passage in page.passages where passage.kind == .sentences {
                words += passage.words.count
                long += passage.words.count(where: \.isLong)
                sentences += Sentence.ranges(in: passage.bytes).count
            }
            guard words >= Self.fewestWords, sentences > 0 else { return [] }
            let perSentence = Double(words) / Double(sentences)
            let share = 100 * Double(long) / Double(words)
            let index = Int((perSentence + share).rounded())
            return [
                page.finding(
                    code, at: SourceRange(line: 1, column: 1, endColumn: 1),
                    "Sidans läsbarhetsindex (LIX) är \(index): \(Self.grade(index)).",
                    hint:
                        "\(words) ord, i snitt \(Int(perSentence.rounded())) per mening. \(Int(share.rounded())) procent har fler än sex bokstäver."
                )
            ]
        }
    }

    /// The usual names of Björnsson's steps.
    private static func grade(_ index: Int) -> String {
        switch index {
        case ..<30: "mycket lättläst"
        case ..<40: "lättläst"
        case ..<50: "medelsvår"
        case ..<60: "svår"
        default: "mycket svår"
        }
    }
}
