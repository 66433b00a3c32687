internal import ArgumentParser
internal import Diagnostics
internal import Foundation
internal import Publication
internal import Typesetting

/// Writes documents for paper into a folder: HTML, and PDF where it is asked for.
struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write print-ready checklists, parts, appendices or the whole guidance, as HTML and PDF.",
        discussion: """
            The HTML is always written, with its stylesheet and pictures beside it. PDFs are made by WeasyPrint 70 in a Python \
            that has it; `make checklists` installs one. Only what has changed is made again. The old PDF stands until the new one \
            is whole; where none can be made none is left. Exit status: 1 where a character has no font, 69 where the Python or \
            WeasyPrint is missing, 70 where it hangs (see --time-limit), crashes or writes half a file.

            EXAMPLES
              lots export checklists --pdf
              lots export all --pdf --into-site
              lots export parts --only del-1 --output /tmp/paper
            """)

    enum What: String, ExpressibleByArgument, CaseIterable {
        case checklists, parts, appendices, guidance, all

        func includes(_ kind: PaperDocument.Kind) -> Bool {
            switch self {
            case .checklists: kind == .checklist
            case .parts: kind == .part
            case .appendices: kind == .appendix
            case .guidance: kind == .guidance
            case .all: true
            }
        }
    }

    @OptionGroup var options: CommonOptions

    @Argument(help: ArgumentHelp("checklists, parts, appendices, guidance or all.", valueName: "what"))
    var what: What

    @Flag(help: "Make PDFs too.")
    var pdf = false

    @Flag(
        help:
            "Put the PDFs where `lots build` finds them; it takes those that still fit the text. Implies --pdf."
    )
    var intoSite = false

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Only the documents of these names, as their files are called.", valueName: "name")
    )
    var only: [String] = []

    @Option(
        help: ArgumentHelp(
            "A Python that has WeasyPrint (default: .venv/bin/python in the root).", valueName: "python"))
    var weasyprint: String?

    @Option(help: ArgumentHelp("How many seconds one PDF may take.", valueName: "seconds"))
    var timeLimit = 120

    /// Whether PDFs are asked for.
    var makesPDFs: Bool { pdf || intoSite }

    func validate() throws {
        if timeLimit < 1 { throw ValidationError("--time-limit takes a number from 1.") }
    }

    func run() throws {
        var stopwatch = Stopwatch()
        let console = Console(options: options)
        let workspace = Workspace(options)
        do {
            try PlaceAmongSources.refuse(
                "dokumenten", at: workspace.exportFolder, among: workspace.ownFolders)
        } catch let fault as PlaceAmongSources {
            throw console.fail(fault.message, hint: fault.hint, status: .fileSystem)
        }
        let site = workspace.layOut(jobs: options.threads, stopwatch: &stopwatch)
        guard !console.report(site.diagnostics), let publication = site.publication else {
            console.say("Inget skrevs: \(Console.count(site.diagnostics)).")
            throw ExitStatus.contentHasErrors.code
        }
        let chosen = try choose(from: publication.documents, console)
        var job = ExportJob(workspace: workspace, console: console, options: self)
        try stopwatch.measure("write") { () throws in try job.writeHTML(chosen) }
        if makesPDFs {
            try stopwatch.measure("typeset") { () throws in try job.makePDFs(chosen) }
        }
        if intoSite { try job.putIntoSite(all: publication.documents) }
        console.printTimings(stopwatch)
        console.say("\(job.summary), \(Stopwatch.seconds(stopwatch.total)) s → \(workspace.exportFolder)")
        try job.finish()
    }

    private func choose(from documents: [PaperDocument], _ console: Console) throws -> [PaperDocument] {
        let candidates = documents.filter { what.includes($0.kind) }
        for name in only where !candidates.contains(where: { $0.name == name }) {
            let near = NearMiss.suggestion(for: name, among: candidates.map(\.name))
            throw console.fail(
                "Det finns inget dokument som heter ”\(name)” bland \(what.rawValue).",
                hint: candidates.isEmpty
                    ? "Vägledningen har inga sådana dokument."
                    : near.map { "Menade du \($0)?" }
                        ?? "Namnen är: \(candidates.map(\.name).joined(separator: ", ")).",
                status: .wrongUsage)
        }
        return only.isEmpty ? candidates : candidates.filter { only.contains($0.name) }
    }
}
