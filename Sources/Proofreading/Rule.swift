package import Diagnostics
package import Dictionaries
package import Guidance

/// A rule of good writing: what it asks, and where the guidance does not keep it.
protocol Rule: Sendable {
    var code: DiagnosticCode { get }
    func findings(in manuscript: Manuscript, _ context: ProofreadingContext) -> [Diagnostic]
}

/// What rules look at besides the text.
package struct ProofreadingContext: Sendable {
    /// The day that the guidance is read on.
    package var today: CalendarDate
    /// Who knows how words are spelt.
    package var words: WordSources
    package var jobs: Int

    package init(today: CalendarDate, words: WordSources, jobs: Int) {
        self.today = today
        self.words = words
        self.jobs = jobs
    }
}

/// Reads a manuscript by every rule that its settings have not turned off.
package enum Proofreader {
    static let rules: [any Rule] = [
        Spelling(), Terminology(), Abbreviations(), ReviewDates(), FigureDescriptions(), TableCaptions(),
        LinkTexts(), UnreadMarks(), SentenceLength(), Readability(), Obligations(),
    ]

    /// What is found, as severe as the page or the settings say.
    package static func read(_ manuscript: Manuscript, _ context: ProofreadingContext) -> [Diagnostic] {
        let draft = manuscript.draft
        return draft.weighed(
            rules.filter { draft.asks($0.code) }.flatMap { bounded($0.findings(in: manuscript, context)) })
    }

    /// The first findings of each file, as many as are said of one.
    private static func bounded(_ findings: [Diagnostic]) -> [Diagnostic] {
        var counts: [String: Int] = [:]
        return findings.filter { finding in
            counts[finding.file, default: 0] += 1
            return counts[finding.file, default: 0] <= Diagnostic.most
        }
    }

    /// Whether words are not spelt because this machine has no dictionary of the language.
    package static func lacksDictionary(_ manuscript: Manuscript, _ context: ProofreadingContext) -> Bool {
        manuscript.draft.asks(.misspelling)
            && context.words.dictionary(of: manuscript.language) == nil
    }
}
