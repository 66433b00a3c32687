package import Diagnostics
package import Incremental

/// What some files say, kept from one build to the next while they say the same.
package struct Reading<Value: Sendable>: Sendable {
    private let files: [SourceTree.File]
    package let value: Value
    package let diagnostics: [Diagnostic]
    /// Another one whenever a file has changed.
    package let version: Version

    /// - Parameters:
    ///   - files: all that `read` looks at.
    ///   - previous: what the files said before.
    package static func read(
        _ files: [SourceTree.File], after previous: Reading?, _ read: (inout [Diagnostic]) -> Value
    ) -> Reading {
        if let previous, previous.files == files { return previous }
        var diagnostics: [Diagnostic] = []
        let value = read(&diagnostics)
        return Reading(files: files, value: value, diagnostics: diagnostics, version: Version())
    }
}
