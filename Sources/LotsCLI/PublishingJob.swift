internal import Diagnostics
internal import Foundation
internal import Guidance
internal import Publication
internal import Publishing

/// One run of `lots publish`.
struct PublishingJob {
    private let options: Publish
    private let console: Console
    private let workspace: Workspace
    private let place: any PublishingPlace
    /// Where programs are looked for.
    private let searchPath: String

    init(_ options: Publish, console: Console) throws {
        self.options = options
        self.console = console
        workspace = Workspace(options.options)
        searchPath = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        let scratch = FileManager.default.temporaryDirectory.path
        let limit = Duration.seconds(options.timeLimit)
        switch try Destination.read(options.destination) {
        case .folder(let path): place = FolderPlace(path)
        case .host(let user, let path):
            let ssh = options.ssh.split(whereSeparator: \.isWhitespace).map(String.init)
            place = try HostPlace(
                user: user, path: path, ssh: ssh, searchPath: searchPath, scratch: scratch, limit: limit)
        case .remote(let name):
            let state = options.state ?? "\(workspace.root)/.published"
            place = try StorePlace(
                name, state: "\(state)/\(StorePlace.folderName(of: name))",
                run: ThisRun.mark(stepLimit: options.timeLimit),
                searchPath: searchPath, scratch: scratch, limit: limit)
        }
    }

    func publish() throws {
        var stopwatch = Stopwatch()
        let jobs = options.options.threads
        let build = workspace.layOut(jobs: jobs, stopwatch: &stopwatch)
        guard !console.report(build.diagnostics), let publication = build.publication,
            let guidance = build.guidance
        else {
            console.say("Inget publicerades: \(Console.count(build.diagnostics)).")
            throw ExitStatus.contentHasErrors.code
        }
        guard let edition = guidance.settings.edition else { throw refuse([.noEdition]) }
        let published = try place.published()
        stopwatch.measure("search") { publication.prepareSearch() }
        let book = AddressBook(guidance)
        let draft = try ReleaseDraft(
            publication.files + publication.sections(),
            ReleaseDraft.Facts(
                edition: edition.id, editionDate: edition.date?.description,
                commit: WorkTree.commit(of: workspace.root, searchPath: searchPath), addresses: book.ids),
            jobs: jobs)
        say(Changes(from: published, to: draft.manifest))
        let refusals =
            ownRefusals(guidance, publication, build.diagnostics)
            + draft.refusals(
                after: published, OldAddresses(targets: book.targets, withdrawn: book.withdrawn))
        guard refusals.isEmpty else { throw refuse(refusals) }
        if !guidance.settings.isPublished {
            console.say(
                "Observera: baseURL i site.yml är \(guidance.settings.baseURL). Felsidan, webbkartan och flödet pekar dit."
            )
        }
        if options.dryRun {
            return console.say("Inget är skrivet. Utan --dry-run publiceras \(draft.manifest.release).")
        }
        try stopwatch.measure("publish") { () throws in
            try place.publish(draft, after: published, keep: options.keep, jobs: jobs)
        }
        console.printTimings(stopwatch)
        console.say("\(draft.manifest.release) är publicerad → \(options.destination)")
    }

    func goBack() throws {
        // Only for the list: a release that someone has damaged is one to go back from.
        let published = try? place.published()
        let before = try place.before()
        if let published { say(Changes(from: published, to: before)) }
        if options.dryRun {
            return console.say("Inget är ändrat. Utan --dry-run visas \(before.release) igen.")
        }
        try place.goBack(to: before, jobs: options.options.threads)
        console.say("\(before.release) visas igen → \(options.destination)")
    }

    /// What stands in the way whatever is published.
    private func ownRefusals(_ guidance: Guidance, _ publication: Publication, _ diagnostics: [Diagnostic])
        -> [Refusal]
    {
        var found: [Refusal] = []
        let warnings = diagnostics.count { $0.severity == .warning }
        if warnings > 0, !options.allowWarnings { found.append(.warnings(warnings)) }
        let undecided = guidance.outline.pages.filter { $0.frontMatter.status != .decided }
        if !undecided.isEmpty {
            if !options.draft { found.append(.undecided(undecided.map(\.file))) }
            if guidance.settings.standing == nil { found.append(.noStanding) }
        }
        if publication.lacksDictionary { found.append(.noDictionary) }
        return found
    }

    private func refuse(_ refusals: [Refusal]) -> any Error {
        for refusal in refusals {
            _ = console.fail(refusal.message, hint: refusal.hint, status: .contentHasErrors)
        }
        console.say("Inget publicerades.")
        return ExitStatus.contentHasErrors.code
    }

    /// Page by page on standard output, for a person as for a program.
    private func say(_ changes: Changes) {
        guard !options.options.quiet else { return }
        var lines: [String] = []
        for (word, pages) in [
            ("ny", changes.new), ("ändrad", changes.changed), ("borttagen", changes.removed),
        ] {
            lines += pages.map { word + String(repeating: " ", count: 11 - word.count) + $0 + "\n" }
        }
        StandardStream.answer(lines.joined().utf8)
        if changes.isEmpty { return console.say("Inget är ändrat.") }
        console.say(
            "Sidor: \(changes.new.count) nya, \(changes.changed.count) ändrade, \(changes.removed.count) borttagna. "
                + "Andra filer: \(changes.otherFiles).")
    }
}
