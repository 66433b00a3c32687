internal import Diagnostics
internal import Foundation
internal import Guidance
internal import Proofreading
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
        case .folder(let path):
            try PlaceAmongSources.refuse(path, workspace)
            place = FolderPlace(path)
        case .host(let user, let path):
            let ssh = options.ssh.split(whereSeparator: \.isWhitespace).map(String.init)
            place = try HostPlace(
                user: user, path: path, ssh: ssh, searchPath: searchPath, scratch: scratch, limit: limit)
        case .remote(let name):
            let states = options.state ?? "\(workspace.root)/.published"
            let state = "\(states)/\(StorePlace.folderName(of: name))"
            try PlaceAmongSources.refuse(state, workspace)
            place = try StorePlace(
                name, state: state, run: ThisRun.mark(stepLimit: options.timeLimit),
                searchPath: searchPath, scratch: scratch, limit: limit)
        }
    }

    func publish() throws {
        var stopwatch = Stopwatch()
        let jobs = options.options.threads
        let build = workspace.layOut(jobs: jobs, stopwatch: &stopwatch)
        let diagnostics = build.diagnostics + stopwatch.measure("proofread") { proofread(build, jobs: jobs) }
        guard !console.report(diagnostics), let publication = build.publication, let guidance = build.guidance
        else {
            console.say("Inget publicerades: \(Console.count(diagnostics)).")
            throw ExitStatus.contentHasErrors.code
        }
        guard let edition = guidance.settings.edition else { throw refuse([.noEdition]) }
        let (published, isKnown) = try comparable()
        stopwatch.measure("search") { publication.prepareSearch() }
        let book = AddressBook(guidance)
        let draft = try ReleaseDraft(
            publication.files + publication.sections(),
            ReleaseDraft.Facts(
                edition: edition.id, editionDate: edition.date?.description,
                commit: WorkTree.commit(of: workspace.root, searchPath: searchPath), addresses: book.ids),
            jobs: jobs)
        if isKnown { say(Changes(from: published, to: draft.manifest)) } else { sayNothingIsCompared() }
        let refusals =
            ownRefusals(guidance, publication, diagnostics)
            + draft.refusals(
                after: published,
                OldAddresses(
                    targets: book.targets, withdrawn: book.withdrawn,
                    placeOfData: AddressBook.place(ofData:)))
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
        console.say("\(draft.manifest.release) är publicerad → \(shownDestination)")
    }

    func goBack() throws {
        let jobs = options.options.threads
        // Only for the list of changes: a release that someone has damaged is one to go back from.
        let published = try place.readable()
        let way = try place.wayBack(jobs: jobs)
        for skipped in way.skipped {
            let fault = PublishingError.changed(skipped.release, files: skipped.files)
            console.say("\(fault.message) Den visas inte.")
        }
        if let published { say(Changes(from: published, to: way.release)) } else { sayNothingIsCompared() }
        let release = way.release.release
        if options.dryRun {
            return console.say("Inget är ändrat. Utan --dry-run visas \(release) igen.")
        }
        try place.goBack(way, jobs: jobs)
        console.say("\(release) visas igen → \(shownDestination)")
    }

    /// How the guidance reads, today: what `check` says besides what `build` says.
    private func proofread(_ build: LaidOutSite, jobs: Int) -> [Diagnostic] {
        guard let draft = build.draft, let resolution = build.resolution,
            let manuscript = Manuscript(draft, resolution, jobs: jobs)
        else { return [] }
        let today = options.today.flatMap { CalendarDate($0) } ?? .today()
        return Proofreader.read(
            manuscript, ProofreadingContext(today: today, words: workspace.wordsForSpelling, jobs: jobs))
    }

    /// What the release is compared with, and whether that is known: where it is not, someone must have said that the
    /// release is published all the same.
    private func comparable() throws -> (published: Manifest?, isKnown: Bool) {
        do {
            return (try place.published(), true)
        } catch PublishingError.unreadable where options.despiteDamage {
            return (nil, false)
        }
    }

    private func sayNothingIsCompared() {
        console.say("Det som är publicerat går inte att läsa, så här står inte vad som ändras.")
    }

    /// The place as it may stand in a log.
    private var shownDestination: String { Destination.shown(options.destination) }

    /// What stands in the way whatever is published.
    private func ownRefusals(_ guidance: Guidance, _ publication: Publication, _ diagnostics: [Diagnostic])
        -> [Refusal]
    {
        var found: [Refusal] = []
        let warnings = diagnostics.count { $0.severity == .warning }
        if warnings > 0, !options.allowWarnings { found.append(.warnings(warnings)) }
        let undecided = guidance.outline.pages.filter { $0.frontMatter.status != .decided }
        if !undecided.isEmpty, !options.draft { found.append(.undecided(undecided.map(\.file))) }
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

    /// Page by page on standard output; on standard error where faults stand on the other in a program's form.
    private func say(_ changes: Changes) {
        guard !options.options.quiet else { return }
        var lines: [String] = []
        for (word, pages) in [
            ("ny", changes.new), ("ändrad", changes.changed),
            ("borttagen", changes.removed + changes.removedData),
        ] {
            lines += pages.map { word + String(repeating: " ", count: 11 - word.count) + $0 + "\n" }
        }
        if options.options.format == .text {
            StandardStream.answer(lines.joined().utf8)
        } else {
            StandardStream.error.write(lines.joined().utf8)
        }
        if changes.isEmpty { return console.say("Inget är ändrat.") }
        console.say(
            "Sidor: \(changes.new.count) nya, \(changes.changed.count) ändrade, \(changes.removed.count) borttagna. "
                + (changes.removedData.isEmpty
                    ? "" : "Dataadresser: \(changes.removedData.count) borttagna. ")
                + "Andra filer: \(changes.otherFiles).")
    }
}
