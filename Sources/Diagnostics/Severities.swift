/// How severe a guidance counts those faults that it may judge for itself.
package struct Severities: Sendable, Equatable {
    /// What the settings may say of a rule.
    package enum Choice: String, Sendable, CaseIterable {
        case error, warning, information, off

        var severity: DiagnosticSeverity? { DiagnosticSeverity(rawValue: rawValue) }
    }

    private var choices: [DiagnosticCode: Choice] = [:]

    package init() {}

    package subscript(code: DiagnosticCode) -> Choice? {
        get { choices[code] }
        set { choices[code] = newValue }
    }

    /// How severe a fault is here; `nil` where it is not looked for.
    package func severity(of code: DiagnosticCode) -> DiagnosticSeverity? {
        choices[code].map(\.severity) ?? code.severity
    }

    /// The faults as severe as they are here, without those that are not looked for.
    package func applied(to diagnostics: [Diagnostic]) -> [Diagnostic] {
        guard !choices.isEmpty else { return diagnostics }
        return diagnostics.compactMap { diagnostic in
            guard let choice = choices[diagnostic.code] else { return diagnostic }
            guard let severity = choice.severity else { return nil }
            var diagnostic = diagnostic
            diagnostic.severity = severity
            return diagnostic
        }
    }
}
