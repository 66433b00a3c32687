import Diagnostics
import Guidance

/// How hard a page is to read, by LIX: words for each sentence, and how many in a hundred are long.
struct Readability: Rule {
    let code = DiagnosticCode.readabilityIndex
    /// Fewer words say nothing.
    private static let fewestWords = 50

    func findings(in manuscript: Manuscript, _ context: ProofreadingContext) -> [Diagnostic] {
        manuscript.findings(jobs: context.jobs) { page in
            let passages = page.passages.filter { $0.kind == .sentences }
            let words = passages.flatMap(\.words)
            let long = words.count { $0.text.count > 6 }
            let sentences = passages.reduce(0) { $0 + Sentence.ranges(in: $1.bytes).count }
            guard words.count >= Self.fewestWords, sentences > 0 else { return [] }
            let perSentence = Double(words.count) / Double(sentences)
            let share = 100 * Double(long) / Double(words.count)
            let index = Int((perSentence + share).rounded())
            return [
                page.finding(
                    code, at: SourceRange(line: 1, column: 1, endColumn: 1),
                    "Sidans läsbarhetsindex (LIX) är \(index): \(Self.grade(index)).",
                    hint:
                        "\(words.count) ord, i snitt \(Int(perSentence.rounded())) per mening. \(Int(share.rounded())) procent har fler än sex bokstäver."
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
