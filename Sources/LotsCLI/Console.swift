internal import ArgumentParser
internal import Diagnostics
internal import Foundation

/// What the command says: faults, and in one line what it did.
struct Console {
    let options: CommonOptions
    /// `render` writes its HTML on standard output, so its faults go to standard error in every format.
    var faultsOnStandardError = false

    /// Prints faults, counting warnings as errors where that is asked for.
    ///
    /// - Parameter all: what is only worth knowing too.
    /// - Returns: whether an error stands in the way.
    func report(_ diagnostics: [Diagnostic], all: Bool = false) -> Bool {
        let shown = diagnostics.sortedByPlace().filter { all || $0.severity != .information }
        let onStandardError = options.format == .text || faultsOnStandardError
        let stream = onStandardError ? StandardStream.error : .output
        let color = options.format == .text && options.color.applies(to: stream.rawValue)
        let text = shown.report(as: options.format, color: color, version: Version.number)
        if onStandardError { stream.write(text.utf8) } else { StandardStream.answer(text.utf8) }
        return shown.contains { $0.severity == .error || options.strict && $0.severity == .warning }
    }

    /// Prints a line for the person at the terminal.
    func say(_ line: String) {
        guard !options.quiet else { return }
        StandardStream.error.write((line + "\n").utf8)
    }

    /// Prints a line where someone sits before a terminal; a program that reads what stands there gets faults alone.
    func sayToTerminal(_ line: String) {
        if isatty(StandardStream.error.rawValue) == 1 { say(line) }
    }

    /// Prints why the command cannot go on.
    func fail(_ message: String, hint: String? = nil, status: ExitStatus) -> ExitCode {
        let text = "lots: \(message)\n" + (hint.map { "  → \($0)\n" } ?? "")
        StandardStream.error.write(text.utf8)
        return status.code
    }

    func printTimings(_ stopwatch: Stopwatch) {
        guard options.timings else { return }
        StandardStream.error.write(stopwatch.report.utf8)
    }

    /// ”3 fel och 1 varning”.
    static func count(_ diagnostics: [Diagnostic]) -> String {
        let errors = diagnostics.count { $0.severity == .error }
        let warnings = diagnostics.count { $0.severity == .warning }
        return "\(errors) fel och \(warnings) \(warnings == 1 ? "varning" : "varningar")"
    }
}

/// How the command ends, as sysexits.h numbers it where it has a number.
enum ExitStatus: Int32 {
    case contentHasErrors = 1
    case wrongUsage = 64
    case missingProgram = 69
    case programFailed = 70
    case fileSystem = 74
    case busy = 75

    var code: ExitCode { ExitCode(rawValue) }
}
