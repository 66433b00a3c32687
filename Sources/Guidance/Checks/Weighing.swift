package import Diagnostics

extension GuidanceDraft {
    /// Faults as severe as their page counts them, or else the settings; without those that are not looked for there.
    package func weighed(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
        let pages = Dictionary(
            pages.compactMap { page in page.frontMatter.map { (page.file, $0.severities) } },
            uniquingKeysWith: { first, _ in first })
        return diagnostics.compactMap { diagnostic in
            guard
                let choice = pages[diagnostic.file]?[diagnostic.code] ?? settings.severities[diagnostic.code]
            else { return diagnostic }
            guard let severity = choice.severity else { return nil }
            var diagnostic = diagnostic
            diagnostic.severity = severity
            return diagnostic
        }
    }

    /// Whether a rule is looked for anywhere.
    package func asks(_ code: DiagnosticCode) -> Bool {
        settings.severities[code] != .off
            || pages.contains { $0.frontMatter?.severities[code].map { $0 != .off } ?? false }
    }
}
