import Diagnostics
import Dictionaries
import Guidance
import Parallel

/// Every word is one of the dictionary, of the registers or of the guidance's own list.
struct Spelling: Rule {
    let code = DiagnosticCode.misspelling

    /// To ask what a word was meant to be takes as long as to check three hundred: a text in another language has thousands.
    private static let mostSuggestions = 200

    /// A word in a file: where it stands first, and how often.
    private struct Use: Sendable {
        var word: String
        var passage: Int
        var range: Range<Int>
        var count: Int
    }

    private struct File: Sendable {
        var source: SourceFile
        var passages: [Passage]
        var uses: [Use]
    }

    func findings(in manuscript: Manuscript, _ context: ProofreadingContext) -> [Diagnostic] {
        guard let dictionary = context.words.dictionary(of: manuscript.language) else { return [] }
        let vocabulary = Vocabulary(manuscript.registerEntries, title: manuscript.draft.settings.title)
        let texts =
            manuscript.pages.map { ($0.source, $0.passages) }
            + manuscript.registers.map { ($0.source, $0.passages) }
        let files = parallelMap(texts, jobs: context.jobs) { source, passages in
            File(source: source, passages: passages, uses: Self.uses(in: passages))
        }
        let words = Set(files.flatMap { $0.uses.map(\.word) }).sorted()
        let kept = KeptFindings(dictionary, cache: context.words.cache)
        let team = AnalystTeam(kept, wordCount: words.count, jobs: context.jobs)
        let speller = Speller(vocabulary, language: manuscript.language)
        let isRight = team.map(words) { word, analyst in speller.isRight(word, asking: &analyst) }
        let wrong = zip(words, isRight).filter { !$0.1 }.map(\.0)
        let asked = Array(wrong.prefix(Self.mostSuggestions))
        let suggestions = team.map(asked) { word, analyst in speller.suggestions(for: word, asking: &analyst)
        }
        team.keep()
        let hints = Dictionary(uniqueKeysWithValues: zip(asked, suggestions))
        let isWrong = Set(wrong)
        let list = manuscript.draft.content.displayPath("register/ordlista-egen.txt")
        return files.flatMap { file in
            Self.joined(file.uses.filter { isWrong.contains($0.word) }).prefix(Diagnostic.most).map { use in
                finding(use, in: file, suggestions: hints[use.word] ?? [], list: list)
            }
        }
    }

    /// The same with `Planen` and `planen` as one word.
    private static func joined(_ uses: [Use]) -> [Use] {
        var joined: [Use] = []
        var indices: [String: Int] = [:]
        for use in uses {
            if let index = indices[use.word.lowercased()] {
                joined[index].count += use.count
            } else {
                indices[use.word.lowercased()] = joined.count
                joined.append(use)
            }
        }
        return joined
    }

    /// The words of a file, each once as it is written.
    private static func uses(in passages: [Passage]) -> [Use] {
        var uses: [Use] = []
        var indices: [String: Int] = [:]
        for (number, passage) in passages.enumerated() {
            for word in passage.words where !Speller.isLeftAlone(word) {
                if let index = indices[word.text] {
                    uses[index].count += 1
                } else {
                    indices[word.text] = uses.count
                    uses.append(Use(word: word.text, passage: number, range: word.range, count: 1))
                }
            }
        }
        return uses
    }

    private func finding(_ use: Use, in file: File, suggestions: [String], list: String) -> Diagnostic {
        let near = suggestions.prefix(3).map { "”\($0)”" }
        let others = near.count > 1 ? near.dropLast().joined(separator: ", ") + " eller " : ""
        let meant = near.last.map { "Menade du \(others)\($0)? " } ?? ""
        let times = use.count > 1 ? " Det står \(use.count) gånger i filen." : ""
        return Diagnostic(
            in: file.source, at: file.passages[use.passage].range(of: use.range, in: file.source),
            severity: code.severity, code: code,
            message: "Ordet ”\(use.word)” finns inte i ordboken.\(times)",
            hint: "\(meant)Är ordet rätt, skriv det i \(list).")
    }
}
