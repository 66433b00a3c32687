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
        LinkTexts(), SentenceLength(), Readability(), Obligations(),
    ]

    /// The codes that nothing but proofreading reports.
    package static var codes: [DiagnosticCode] { rules.map(\.code) }

    /// What is found, as severe as the guidance's settings say.
    package static func read(_ manuscript: Manuscript, _ context: ProofreadingContext) -> [Diagnostic] {
        let severities = manuscript.draft.settings.severities
        let findings = rules.filter { severities.severity(of: $0.code) != nil }
            .flatMap { $0.findings(in: manuscript, context) }
        return severities.applied(to: findings)
    }

    /// Whether words are not spelt because this machine has no dictionary of the language.
    package static func lacksDictionary(_ manuscript: Manuscript, _ context: ProofreadingContext) -> Bool {
        manuscript.draft.settings.severities.severity(of: .misspelling) != nil
            && context.words.dictionary(of: manuscript.language) == nil
    }
}
