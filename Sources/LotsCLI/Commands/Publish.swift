internal import ArgumentParser
internal import Foundation
internal import Guidance
internal import Publishing

/// Puts the site where readers meet it, and takes it back.
struct Publish: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Put the site at a folder, a host or an object store, and take it back.",
        discussion: """
            The site is built anew from Content, and compared with what is published at DEST; what is in Site/public does not \
            matter. DEST is user@host:path (rsync over ssh), remote:bucket/path (a remote of rclone's) or else a folder; what has \
            a slash before its first colon or @ is a folder (./a:b). A folder and a host get releases/<edition>-<digest>/ and the \
            link current, which the web server reads: docs/publishing.md.

            Nothing is published with an error of check's or build's; with a warning of theirs, unless --allow-warnings; with pages that nobody has decided, \
            unless --draft; with an edition older than the published one; without a dictionary for the search; or where an \
            address or an id is gone that was published and leads nowhere. Exit status: 1 for these, 69 where rsync, ssh or \
            rclone is missing, 70 where it fails, 75 where another lots publishes there. A run that was stopped is run again.

            --rollback goes back to the latest earlier release that is whole. Where what is published can no longer be read \
            and there is nothing to go back to, --despite-damage publishes without comparing.

            EXAMPLES
              lots publish /srv/vagledningen --dry-run
              lots publish editor@www.example.org:/srv/vagledningen
              lots publish store:vagledningen --keep 10
              lots publish /srv/vagledningen --rollback
            """)

    @OptionGroup var options: CommonOptions

    @Argument(help: ArgumentHelp("A folder, user@host:path or remote:path.", valueName: "dest"))
    var destination: String

    @Flag(
        help: "Say what would change, and write nothing there, nor here but in .cache in the site's folder.")
    var dryRun = false

    @Option(help: ArgumentHelp("How many releases stay there.", valueName: "n"))
    var keep = 5

    @Flag(help: "Let readers meet the release before the present one again.")
    var rollback = false

    @Flag(help: "Publish with warnings.")
    var allowWarnings = false

    @Flag(help: "Publish pages that nobody has decided; they say so wherever they are read.")
    var draft = false

    @Flag(help: "Publish though what is published cannot be read, so that nothing is compared with it.")
    var despiteDamage = false

    @Option(
        help: ArgumentHelp(
            "The day that review dates are held against (default: today).", valueName: "yyyy-mm-dd"))
    var today: String?

    @Option(
        help: ArgumentHelp(
            "Where the releases of object stores stand on this machine (default: .published in the root).",
            valueName: "dir"))
    var state: String?

    @Option(help: ArgumentHelp("The ssh command with its options.", valueName: "command"))
    var ssh = "ssh"

    @Option(help: ArgumentHelp("How many seconds one program may take.", valueName: "seconds"))
    var timeLimit = 3600

    func validate() throws {
        if keep < 1 { throw ValidationError("--keep takes a number from 1.") }
        if timeLimit < 1 { throw ValidationError("--time-limit takes a number from 1.") }
        if let today, CalendarDate(today) == nil {
            throw ValidationError("--today takes a day, such as 2026-11-21.")
        }
        if ssh.allSatisfy(\.isWhitespace) { throw ValidationError("--ssh takes a command.") }
    }

    func run() throws {
        let console = Console(options: options)
        do {
            let job = try PublishingJob(self, console: console)
            try rollback ? job.goBack() : job.publish()
        } catch let error as PublishingError {
            throw console.fail(error.message, hint: error.hint, status: error.status)
        } catch let fault as Destination.Fault {
            throw console.fail(fault.message, hint: fault.hint, status: .wrongUsage)
        } catch let fault as PlaceAmongSources {
            throw console.fail(fault.message, hint: fault.hint, status: .wrongUsage)
        }
    }
}
