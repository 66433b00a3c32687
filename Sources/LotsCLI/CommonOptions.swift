internal import ArgumentParser
internal import Diagnostics
internal import Foundation

/// The options that every command which reads the guidance has.
struct CommonOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The folder that holds Content, Templates and Site.", valueName: "dir"))
    var root = "."

    @Option(help: ArgumentHelp("The guidance, if it is elsewhere.", valueName: "dir"))
    var content: String?

    @Option(help: ArgumentHelp("The templates, if they are elsewhere.", valueName: "dir"))
    var templates: String?

    @Option(help: ArgumentHelp("The site's settings and assets, if they are elsewhere.", valueName: "dir"))
    var site: String?

    @Option(
        help: ArgumentHelp(
            "Where the rendered site is (default: public in the site's folder), or what export writes (default: Export).",
            valueName: "dir"))
    var output: String?

    @Option(help: ArgumentHelp("How faults are printed: text, json, github or sarif.", valueName: "format"))
    var format = DiagnosticFormat.text

    @Flag(help: "Count warnings as errors.")
    var strict = false

    @Option(
        help: ArgumentHelp("How many threads work at once (default: one for each processor).", valueName: "n")
    )
    var jobs: Int?

    @Flag(help: "Say where the time went.")
    var timings = false

    @Flag(help: "Print faults only.")
    var quiet = false

    @Option(help: ArgumentHelp("Whether faults are coloured: auto, always or never.", valueName: "when"))
    var color = ColorChoice.auto

    func validate() throws {
        if let jobs, jobs < 1 { throw ValidationError("--jobs takes a number from 1.") }
    }

    var threads: Int { jobs ?? max(1, ProcessInfo.processInfo.activeProcessorCount) }
}

/// When output is coloured.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
    case auto, always, never

    /// Whether to colour what goes to a file descriptor.
    func applies(to descriptor: Int32) -> Bool {
        switch self {
        case .always: true
        case .never: false
        case .auto:
            // https://no-color.org: set to anything but nothing, it means no colour.
            ProcessInfo.processInfo.environment["NO_COLOR", default: ""].isEmpty && isatty(descriptor) == 1
        }
    }
}

extension DiagnosticFormat: ExpressibleByArgument {}
