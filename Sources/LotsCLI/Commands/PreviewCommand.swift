internal import ArgumentParser
internal import Diagnostics
internal import Foundation
internal import Guidance
internal import Preview
internal import Synchronization

/// Shows the guidance as it is on the disk, and anew at every save.
struct PreviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview",
        abstract: "Serve the guidance on this machine and update open pages at every save.",
        discussion: """
            The address is printed first, on standard output. The site is served from memory and nothing is written. While \
            the files have faults, the last site without them stands, with the faults over it. The page /_lots of that \
            address lists what an editor has to look after. Ctrl-C ends it.

            LOTS_EDITOR, such as idea://open?file={file}&line={line}, makes the places of faults links that open the file; \
            in a terminal of VS Code's they open it there.

            EXAMPLES
              lots preview
              lots preview --open
              lots preview --port 9000
            """)

    @OptionGroup var options: CommonOptions

    @Option(
        help: ArgumentHelp(
            "The port to serve on; without it the first free one from \(Self.ports.lowerBound).",
            valueName: "n"))
    var port: UInt16?

    @Flag(help: "Open the guidance in the browser.")
    var open = false

    @Flag(help: "Look at the files again and again: for file systems that do not tell of changes.")
    var poll = false

    private static let ports: ClosedRange<UInt16> = 8300...8399

    func run() throws {
        ThisRun.shareHeap()
        let workspace = Workspace(options)
        let console = PreviewConsole(Console(options: options))
        let threads = options.threads
        let preview = Preview(
            PreviewSources(
                folders: workspace.watchedFolders, words: workspace.words, jobs: threads,
                isStrict: options.strict
            ) { previous, changes in workspace.read(jobs: threads, after: previous, changes: changes) },
            links: EditorLinks(environment: ProcessInfo.processInfo.environment, root: options.root),
            isPolling: poll, today: { .today() })
        let ports = port.map { [$0] } ?? Array(Self.ports)
        let opens = open
        Task {
            do {
                try await preview.run(ports: ports) { port in
                    let address = "http://127.0.0.1:\(port)/"
                    // A program that reads it waits for it.
                    StandardStream.answer((address + "\n").utf8)
                    if opens { Self.openBrowser(at: address) }
                } whenBuilt: { report in
                    console.show(report)
                }
            } catch {
                let code = console.fail(error)
                Foundation.exit(code.rawValue)
            }
        }
        dispatchMain()
    }

    private static func openBrowser(at address: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["xdg-open", address]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        // Without a browser the address that was printed is the way.
        try? process.run()
    }
}

/// What a preview prints: after each build only what is new.
private final class PreviewConsole: Sendable {
    private let console: Console
    private let known = Mutex<[Diagnostic]>([])

    init(_ console: Console) { self.console = console }

    func show(_ report: BuildReport) {
        let new = known.withLock { known in
            defer { known = report.diagnostics }
            return report.diagnostics.filter { !known.contains($0) }
        }
        _ = console.report(new)
        let time = "\(max(1, Int((report.duration / .milliseconds(1)).rounded()))) ms"
        if report.isStopped {
            console.say(
                "Bygge \(report.build): \(Console.count(report.diagnostics)), sidorna står kvar som de var.")
        } else if report.build == 1 {
            console.say("Bygge 1: \(report.changed.count) filer på \(time). Avsluta med Ctrl-C.")
        } else {
            let pages = report.changed.filter { $0.hasSuffix(".html") }
            console.say(
                "Bygge \(report.build), \(time): \(pages.first ?? report.changed.first ?? "inget ändrades")"
                    + (pages.count > 1 ? " och \(pages.count - 1) sidor till" : ""))
        }
    }

    func fail(_ error: any Error) -> ExitCode {
        switch error {
        case PreviewError.portTaken(let port):
            console.fail(
                "Ett annat program lyssnar på port \(port).",
                hint: "Välj en annan med --port, eller utelämna --port.", status: .missingProgram)
        case PreviewError.noPortFree(let ports):
            console.fail(
                "Ingen av portarna \(ports.lowerBound)–\(ports.upperBound) är ledig.",
                hint: "Avsluta någon förhandsvisning, eller välj en port med --port.", status: .missingProgram
            )
        default:
            console.fail(
                "Förhandsvisningen går inte att starta: \(error.localizedDescription)",
                status: .missingProgram)
        }
    }
}
