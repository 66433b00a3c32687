internal import ArgumentParser
internal import Foundation
internal import Publication
internal import Typesetting

/// One run of `lots export`: what it has done, and what went wrong.
struct ExportJob {
    let workspace: Workspace
    let console: Console
    let options: Export

    private let python: String
    private var folder: ExportFolder
    private var written = 0
    private var made = 0
    private var kept = 0
    private var failure: ExitStatus?

    init(workspace: Workspace, console: Console, options: Export) {
        self.workspace = workspace
        self.console = console
        self.options = options
        python = workspace.python(options.weasyprint)
        folder = ExportFolder(URL(fileURLWithPath: workspace.exportFolder))
    }

    /// ”3 dokument, 3 PDF (2 oförändrade)”.
    var summary: String {
        var text = "\(written) dokument"
        if options.makesPDFs { text += ", \(made + kept) PDF (\(kept) oförändrade)" }
        return text
    }

    mutating func writeHTML(_ documents: [PaperDocument]) throws {
        do {
            for document in documents {
                for resource in document.resources { try folder.write(resource) }
                try folder.write(document.html)
                written += 1
            }
            if !options.makesPDFs { try removeStalePDFs(of: documents) }
        } catch {
            throw cannotWrite(to: workspace.exportFolder)
        }
    }

    mutating func makePDFs(_ documents: [PaperDocument]) throws {
        let limit = Duration.seconds(options.timeLimit)
        var typesetter: Typesetter
        do {
            typesetter = try Typesetter(python: python, limit: limit)
        } catch let error as TypesettingError {
            try? removeStalePDFs(of: documents)
            let status: ExitStatus = if case .missing = error { .missingProgram } else { .programFailed }
            throw console.fail(
                error.message(of: nil, python: python, in: workspace), hint: error.hint, status: status)
        } catch {
            throw cannotWrite(to: FileManager.default.temporaryDirectory.path)
        }
        for document in documents {
            let source = document.digest
            if folder.isFresh(document.name, source: source, tool: typesetter.tool) {
                kept += 1
                continue
            }
            do {
                try folder.makePDF(document.name, source: source, with: &typesetter)
                made += 1
            } catch let error as TypesettingError {
                let status: ExitStatus =
                    if case .unprintable = error { .contentHasErrors } else { .programFailed }
                let code = console.fail(
                    error.message(of: document, python: python, in: workspace), hint: error.hint,
                    status: status)
                failure = failure ?? status
                try? removeStalePDFs(of: error.isOfDocument ? [document] : documents)
                if !error.isOfDocument { throw code }
            } catch {
                throw cannotWrite(to: workspace.exportFolder)
            }
        }
    }

    /// Takes away the PDFs that no new ones come in place of: beside an HTML that says something else one would be taken
    /// for the same.
    private mutating func removeStalePDFs(of documents: [PaperDocument]) throws {
        for document in documents where !folder.isFresh(document.name, source: document.digest, tool: nil) {
            try folder.removePDF(document.name)
        }
    }

    /// Puts the PDFs where `lots build` looks for them.
    func putIntoSite(all documents: [PaperDocument]) throws {
        do {
            let count = try folder.copyPDFs(
                to: URL(fileURLWithPath: workspace.sitePDFFolder), of: documents.map(\.name))
            console.say("\(count) PDF följer med nästa gång webbplatsen byggs.")
        } catch {
            throw cannotWrite(to: workspace.sitePDFFolder)
        }
    }

    /// Ends with the status of the first document that failed.
    func finish() throws {
        if let failure { throw failure.code }
    }

    private func cannotWrite(to path: String) -> ExitCode {
        console.fail(
            "Det går inte att skriva i \(path).", hint: "Har du rätt att skriva där? Är disken full?",
            status: .fileSystem)
    }
}

extension TypesettingError {
    /// - Parameter document: what could not be made; `nil` before the first.
    func message(of document: PaperDocument?, python: String, in workspace: Workspace) -> String {
        let name = document.map { "\($0.name).pdf" } ?? "PDF"
        return switch self {
        case .missing(let said):
            "PDF kan inte göras: WeasyPrint finns inte i \(python)." + (said.isEmpty ? "" : " \(said)")
        case .hung: "\(name) blev inte klar i tid. Programmet är stoppat."
        case .ended(let said):
            "\(name) kunde inte göras: programmet avslutades." + (said.isEmpty ? "" : " \(said)")
        case .notWhole: "\(name) kunde inte göras: filen blev inte hel."
        case .refused(let said): "\(name) kunde inte göras: \(said)"
        case .unprintable(let characters):
            document.map { UnprintableCharacter.message(for: characters, in: $0, workspace) } ?? name
        }
    }

    var hint: String? {
        switch self {
        case .missing:
            "Kör make checklists, som installerar det, eller peka ut en annan Python med --weasyprint. HTML-filerna är skrivna."
        case .hung: "Höj gränsen med --time-limit, eller dela upp sidan."
        case .ended, .notWhole, .refused: "Ingen PDF lämnades kvar. HTML-filen är skriven."
        case .unprintable: "Skriv något annat i stället, eller installera ett typsnitt som har tecknet."
        }
    }
}
