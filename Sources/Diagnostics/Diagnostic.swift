/// One thing that an author can mend: what is wrong, where, and what to do about it.
package struct Diagnostic: Sendable, Equatable {
    /// The file as the editor names it: relative to the root, with `/`.
    package var file: String
    /// Where in the file; `nil` for a fault that has no place.
    package var range: SourceRange?
    package var severity: DiagnosticSeverity
    package var code: DiagnosticCode
    /// What is wrong, in one Swedish sentence without a full stop's worth of history.
    package var message: String
    /// What to do about it, in Swedish.
    package var hint: String?
    /// The line that `range` points into.
    package var excerpt: Excerpt?

    package init(
        file: String, range: SourceRange? = nil, severity: DiagnosticSeverity = .error, code: DiagnosticCode,
        message: String, hint: String? = nil, excerpt: Excerpt? = nil
    ) {
        self.file = file
        self.range = range
        self.severity = severity
        self.code = code
        self.message = message
        self.hint = hint
        self.excerpt = excerpt
    }
}

extension Diagnostic {
    /// As many faults of one kind of reading are said of one file; whoever mends these is told of the next.
    ///
    /// A bound, because a hopeless file could have a million of them, all on one line.
    package static let most = 500

    /// A fault at a place in a file, with the line that it stands on.
    package init(
        in source: SourceFile, at range: SourceRange?, severity: DiagnosticSeverity = .error,
        code: DiagnosticCode,
        message: String, hint: String? = nil
    ) {
        self.init(
            file: source.path, range: range, severity: severity, code: code, message: message, hint: hint,
            excerpt: range.flatMap { source.excerpt(around: $0) })
    }
}

extension [Diagnostic] {
    /// The same faults by file, line and column, each once: the order in which an editor works through them.
    package func sortedByPlace() -> [Diagnostic] {
        var seen: [Diagnostic] = []
        let sorted = enumerated().sorted { a, b in
            let (x, y) = (a.element, b.element)
            let left = (x.file, x.range?.line ?? 0, x.range?.column ?? 0, a.offset)
            let right = (y.file, y.range?.line ?? 0, y.range?.column ?? 0, b.offset)
            return left < right
        }
        for (_, diagnostic) in sorted {
            // Those at one place stand together, so only they can be doubles.
            let isDouble = seen.reversed().prefix {
                $0.file == diagnostic.file && $0.range == diagnostic.range
            }.contains(diagnostic)
            if !isDouble { seen.append(diagnostic) }
        }
        return seen
    }

    /// Whether one of them keeps the site from being written.
    package var hasErrors: Bool { contains { $0.severity == .error } }
}
