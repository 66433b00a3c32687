import Diagnostics

extension GuidanceDraft {
    /// A fault at an entry of a register, with the line that it begins on.
    func fault<Entry>(
        _ code: DiagnosticCode, severity: DiagnosticSeverity = .error, at index: Int,
        of register: Register<Entry>,
        _ message: String, hint: String
    ) -> Diagnostic {
        let range = register.places[index]
        let source = content.files.first { content.displayPath($0.path) == register.file }
        let excerpt = range.flatMap { range in
            source.flatMap { SourceFile(path: register.file, bytes: $0.bytes).excerpt(around: range) }
        }
        return Diagnostic(
            file: register.file, range: range, severity: severity, code: code, message: message, hint: hint,
            excerpt: excerpt)
    }
}
