internal import ArgumentParser
internal import Diagnostics
internal import Foundation
internal import Guidance
internal import Proofreading
internal import Publication
internal import Visiting

/// Says what is wrong and writes nothing.
struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say everything that is wrong with the guidance, and write nothing.",
        discussion: """
            Everything that build says, and how the guidance reads: spelling, terms, abbreviations, review dates, \
            captions and descriptions, link texts. The key rules in site.yml, or in a page, says how severe each rule is, or \
            turns it off.

            With --external the addresses outside the guidance are visited, by the program curl: a site is asked once a \
            second at most, and what it answers is kept in .cache in the site's folder for a week. Without it check uses no network.

            EXAMPLES
              lots check
              lots check --all
              lots check --explain misspelling
              lots check --external
              lots check --format sarif > check.sarif
              lots check --format json | jq .code
            """)

    @OptionGroup var options: CommonOptions

    @Flag(
        help:
            "Also what is only worth knowing: long sentences, readability, duties without legal basis, acts that no page cites."
    )
    var all = false

    @Option(
        help: ArgumentHelp(
            "The day that review dates are held against (default: today).", valueName: "yyyy-mm-dd"))
    var today: String?

    @Option(
        help: ArgumentHelp("Say what the fault with a code is, why, and what to do.", valueName: "code"))
    var explain: String?

    @Flag(help: "Visit the addresses outside the guidance too.")
    var external = false

    @Option(
        help: ArgumentHelp(
            "How many days the answer of an address that works is used again.", valueName: "days"))
    var maxAge = 7

    func validate() throws {
        if let today, CalendarDate(today) == nil {
            throw ValidationError("--today takes a day, such as 2026-11-21.")
        }
        if maxAge < 0 { throw ValidationError("--max-age takes a number from 0.") }
    }

    func run() throws {
        let console = Console(options: options)
        if let explain { return try Explainer(console: console).explain(explain) }
        var stopwatch = Stopwatch()
        let workspace = Workspace(options)
        let build = workspace.layOut(jobs: options.threads, stopwatch: &stopwatch)
        var diagnostics = build.diagnostics
        if let draft = build.draft, let resolution = build.resolution,
            let manuscript = Manuscript(draft, resolution, jobs: options.threads)
        {
            let context = ProofreadingContext(
                today: day, words: workspace.wordsForSpelling, jobs: options.threads)
            diagnostics += stopwatch.measure("proofread") { Proofreader.read(manuscript, context) }
            if Proofreader.lacksDictionary(manuscript, context) {
                console.say(
                    "Ordboken saknas: stavningen är inte kontrollerad. Installera hunspell-sv, så kontrolleras den också."
                )
            }
            if external {
                let links = ExternalLinks(manuscript)
                let outcomes = try visit(links, workspace, settings: draft.settings, console, &stopwatch)
                diagnostics += links.findings(outcomes)
            }
        }
        let isStopped = console.report(diagnostics, all: all)
        console.printTimings(stopwatch)
        console.sayToTerminal(Console.count(diagnostics) + ".")
        if isStopped { throw ExitStatus.contentHasErrors.code }
    }

    private var day: CalendarDate { today.flatMap { CalendarDate($0) } ?? .today() }

    private func visit(
        _ links: ExternalLinks, _ workspace: Workspace, settings: Settings, _ console: Console,
        _ stopwatch: inout Stopwatch
    ) throws -> [String: Outcome] {
        // Who visits, and where one can ask.
        let whom = settings.contact ?? settings.source ?? (settings.isPublished ? settings.baseURL : nil)
        var manners = Manners(name: "\(Version.text) (link check\(whom.map { "; \($0)" } ?? ""))")
        manners.days = maxAge
        var memory = VisitMemory(folder: workspace.cacheFolder)
        let visitor = Visitor(manners)
        do {
            return try stopwatch.measure("visit") {
                try visitor.visit(links.addresses, memory: &memory, day: day.dayNumber) { addresses, sites in
                    console.sayToTerminal("Besöker \(addresses) adresser på \(sites) webbplatser.")
                }
            }
        } catch {
            throw console.fail(
                "Adresserna går inte att besöka: programmet curl finns inte.",
                hint: "Installera det med apt-get install curl, eller utelämna --external.",
                status: .missingProgram)
        }
    }
}

extension CalendarDate {
    /// The day that it is where the command runs.
    static func today() -> CalendarDate {
        let now = Calendar(identifier: .gregorian).dateComponents([.year, .month, .day], from: Date())
        let text = String(format: "%04d-%02d-%02d", now.year ?? 1, now.month ?? 1, now.day ?? 1)
        guard let today = CalendarDate(text) else { preconditionFailure("the calendar has no day \(text)") }
        return today
    }
}
