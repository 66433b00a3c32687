/// How severe a guidance, or a page of it, counts those faults that it may judge for itself.
package struct Severities: Sendable, Equatable {
    /// What may be said of a rule.
    package enum Choice: String, Sendable, CaseIterable {
        case error, warning, information, off

        /// `nil` where the fault is not looked for.
        package var severity: DiagnosticSeverity? { DiagnosticSeverity(rawValue: rawValue) }
    }

    private var choices: [DiagnosticCode: Choice] = [:]

    package init() {}

    package subscript(code: DiagnosticCode) -> Choice? {
        get { choices[code] }
        set { choices[code] = newValue }
    }
}
