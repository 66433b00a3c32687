/// How bad a fault is, and what follows from it.
package enum DiagnosticSeverity: String, Sendable, Codable, CaseIterable {
    /// Nothing is written while one of these stands.
    case error
    /// Someone can and should act; the site is written all the same.
    case warning
    /// Worth knowing; shown by `check --all` only.
    case information
}
