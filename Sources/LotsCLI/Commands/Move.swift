internal import ArgumentParser
internal import Diagnostics
internal import Foundation
internal import Guidance
internal import Output
internal import Publication

/// Moves a page or a folder, with everything that names it.
struct MovePage: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mv",
        abstract: "Move a page or a folder, rewrite the links to it and let its old address lead on.",
        discussion: """
            Links to it and out of it, the registers and the site's menu get the new path; every other byte stays. The old \
            address is added to Content/register/omdirigeringar.yml, that of its print-ready document too. All is tried before \
            anything is written: unless the guidance builds afterwards, and every link leads where it did, nothing is.

            EXAMPLES
              lots mv del-1/gammal-sida del-2/ny-sida
              lots mv bilagor/ bakgrund/bilagor
              lots mv                              finish a move that was stopped half-way
            """)

    @OptionGroup var options: CommonOptions

    @Argument(help: ArgumentHelp("A page in Content, with or without .md, or a folder.", valueName: "old"))
    var old: String?

    @Argument(help: ArgumentHelp("What it is to be called.", valueName: "new"))
    var new: String?

    func run() throws {
        let console = Console(options: options)
        let workspace = Workspace(options)
        let jobs = options.threads
        if let journal = MoveJournal.left(in: workspace) {
            do { try journal.finish(in: workspace) } catch { throw notWritten(error.path, console) }
            console.say("En flyttning som avbröts är nu klar.")
            if old == nil { return }
        }
        guard let old, let new else {
            throw console.fail(
                "Säg vad som ska flyttas och vart.",
                hint: "Till exempel: lots mv del-1/gammal-sida del-2/ny-sida",
                status: .wrongUsage)
        }
        let tree = workspace.read(jobs: jobs)
        let before = LaidOutSite(tree, words: workspace.words, jobs: jobs)
        guard let publication = before.publication, let guidance = before.guidance else {
            _ = console.report(before.diagnostics.filter { $0.severity == .error })
            throw console.fail(
                "Inget är flyttat: vägledningen har fel.", hint: "Rätta dem först.", status: .contentHasErrors
            )
        }
        var move: Move
        switch Move.make(old, to: new, in: tree, jobs: jobs) {
        case .success(let made): move = made
        case .failure(let refusal):
            throw console.fail(refusal.message, hint: refusal.hint, status: .wrongUsage)
        }
        var after = LaidOutSite(move.tree, words: workspace.words, jobs: jobs)
        if let moved = after.publication {
            move.addRedirects(Self.movedDocuments(from: publication, to: moved, move))
            after = LaidOutSite(move.tree, words: workspace.words, jobs: jobs)
        }
        guard after.publication != nil, let movedGuidance = after.guidance else {
            _ = console.report(after.diagnostics.filter { $0.severity == .error })
            throw console.fail(
                "Inget är flyttat: vägledningen skulle få felen ovan.",
                hint: "Flytta för hand, eller välj en annan plats.",
                status: .contentHasErrors)
        }
        if let page = move.firstDifference(from: guidance, to: movedGuidance) {
            throw console.fail(
                "Inget är flyttat: en länk i \(page) skulle leda någon annanstans än i dag.",
                hint: "Skriv länken som [text](fil.md) och försök igen.", status: .contentHasErrors)
        }
        do {
            try FileEdits(from: tree, to: move.tree, workspace).carryOut()
        } catch {
            throw notWritten(error.path, console)
        }
        let pages = move.paths.count { $0.key.hasSuffix(".md") }
        console.say(
            "\(pages) \(pages == 1 ? "sida" : "sidor") flyttad\(pages == 1 ? "" : "e"). De gamla adresserna leder vidare."
        )
    }

    private func notWritten(_ path: String, _ console: Console) -> ExitCode {
        console.fail(
            "Inget är flyttat: \(path) går inte att skriva.",
            hint: "Har du rätt att skriva där? Är disken full?",
            status: .fileSystem)
    }

    /// The print-ready documents whose address is gone, with the page that each of them is of.
    private static func movedDocuments(from before: Publication, to after: Publication, _ move: Move)
        -> [(from: String, to: String)]
    {
        let names = Set(after.documents.map(\.name))
        return before.documents.compactMap { document in
            guard !names.contains(document.name), let page = document.sources.first else { return nil }
            let path = move.paths[page] ?? page
            return ("utskrift/\(document.html.path)", path.dropLast(3) + ".html")
        }
    }
}
