internal import ArgumentParser
internal import Foundation
internal import Guidance
internal import Publication

/// Notes the ids of an edition that is about to be published.
struct RecordIDs: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record-ids",
        abstract: "Note every address and id of this edition, so that none disappears without a word.",
        discussion: """
            Writes Content/register/publicerade-id.yml. What stands there stays; what is new is added. From then on a page or an \
            id that is gone is an error until the file says what became of it. Run it when an edition is published.

            EXAMPLES
              lots record-ids
            """)

    @OptionGroup var options: CommonOptions

    private static let heading = """
        # Adresser och id:n som är publicerade. lots record-ids lägger till nya när en utgåva publiceras.
        # Det som försvinner behöver replaced_by (ny adress) eller withdrawn (datum): för en sida på sidans post, för ett id under gone.

        """

    func run() throws {
        var stopwatch = Stopwatch()
        let console = Console(options: options)
        let workspace = Workspace(options)
        let build = workspace.layOut(jobs: options.threads, stopwatch: &stopwatch)
        let isStopped = console.report(build.diagnostics)
        guard !isStopped, build.publication != nil, let guidance = build.guidance else {
            throw ExitStatus.contentHasErrors.code
        }
        let target = URL(fileURLWithPath: workspace.contentFolder).appendingPathComponent(
            PublishedIDList.file)
        do {
            try FileManager.default.createDirectory(
                at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(PublishedIDList.text(guidance, heading: Self.heading).utf8).write(
                to: target, options: .atomic)
        } catch {
            throw console.fail(
                "\(target.relativePath) går inte att skriva.", hint: "Har du rätt att skriva i mappen?",
                status: .fileSystem)
        }
        console.say("Skrev \(target.relativePath).")
    }
}
