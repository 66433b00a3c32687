internal import ArgumentParser
internal import Diagnostics
internal import Foundation
internal import Publication
internal import Writing

/// Renders the site, all or nothing.
struct Build: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Render Content into Site/public, all or nothing.",
        discussion: """
            With an error nothing is written, and the site that was there before stands. The new site is written beside the old \
            one and takes its place in one step. Files whose bytes are the same keep their modification time.

            EXAMPLES
              lots build
              lots build --strict --format github
              lots build --root guidance --output /srv/www/guidance
              lots build --zip granskning.zip
            """)

    @OptionGroup var options: CommonOptions

    @Option(
        help: ArgumentHelp(
            "Pack the site into a zip file too: a copy for those who review it without lots.",
            valueName: "file"))
    var zip: String?

    func run() throws {
        var stopwatch = Stopwatch()
        let console = Console(options: options)
        let workspace = Workspace(options)
        do {
            try PlaceAmongSources.refuseOutput(workspace)
            if let zip { try PlaceAmongSources.refuse("filen", at: zip, among: workspace.folders) }
        } catch let fault as PlaceAmongSources {
            throw console.fail(fault.message, hint: fault.hint, status: .fileSystem)
        }
        let build = workspace.layOut(jobs: options.threads, stopwatch: &stopwatch)
        let isStopped = console.report(build.diagnostics)
        guard !isStopped, let publication = build.publication else {
            console.say("Inget skrevs: \(Console.count(build.diagnostics)).")
            throw ExitStatus.contentHasErrors.code
        }
        if publication.lacksDictionary {
            console.say(
                "Ordboken saknas: sökningen känner bara vägledningens egna ord. Installera hunspell-sv för fler böjningar."
            )
        }
        stopwatch.measure("search") { publication.prepareSearch() }
        let files = publication.files + publication.sections()
        let summary: WritingSummary
        do throws(WritingError) {
            summary = try stopwatch.measure("write") { () throws(WritingError) in
                try OutputFolder(path: workspace.output).replace(
                    with: files, jobs: options.threads)
            }
        } catch {
            throw console.fail(error.message, hint: error.hint, status: error.status)
        }
        if let zip {
            try stopwatch.measure("zip") {
                try ReviewCopy(path: zip, console: console).write(files, jobs: options.threads)
            }
        }
        if let leftover = summary.leftover { console.say("lots: \(leftover.message)") }
        console.printTimings(stopwatch)
        let warnings = build.diagnostics.count { $0.severity == .warning }
        console.say(
            "\(publication.pageCount) \(publication.pageCount == 1 ? "sida" : "sidor"), \(warnings) \(warnings == 1 ? "varning" : "varningar"), "
                + "\(Stopwatch.seconds(stopwatch.total)) s → \(workspace.output)")
        // Freeing every page's tree one by one takes a tenth of the build; the system frees them all at once.
        withExtendedLifetime(build) { Foundation.exit(EXIT_SUCCESS) }
    }
}
