internal import ArgumentParser
internal import Publication

/// Says what is wrong and writes nothing.
struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say everything that is wrong with the guidance, and write nothing.",
        discussion: """
            EXAMPLES
              lots check
              lots check --strict
              lots check --format json | jq .code
            """)

    @OptionGroup var options: CommonOptions

    @Flag(help: "Also what is only worth knowing: registered acts that no page cites.")
    var all = false

    func run() throws {
        var stopwatch = Stopwatch()
        let console = Console(options: options)
        let build = Workspace(options).layOut(jobs: options.threads, stopwatch: &stopwatch)
        let isStopped = console.report(build.diagnostics, all: all)
        console.printTimings(stopwatch)
        console.sayToTerminal(Console.count(build.diagnostics) + ".")
        if isStopped { throw ExitStatus.contentHasErrors.code }
    }
}
