internal import ArgumentParser
internal import Foundation
internal import Guidance

/// Begins a page.
struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Begin a page: write a file with valid front matter into Content.",
        discussion: """
            EXAMPLES
              lots new section del-1/ny-sida
              lots new checklist del-2/checklista-samverkan --title "Checklista för samverkan"
            """)

    @OptionGroup var options: CommonOptions

    @Argument(help: ArgumentHelp("section or checklist.", valueName: "kind"))
    var kind: NewPage.Kind

    @Argument(help: ArgumentHelp("Where in Content, with or without .md.", valueName: "path"))
    var path: String

    @Option(help: ArgumentHelp("The page's title (default: made from the file's name).", valueName: "text"))
    var title: String?

    func validate() throws {
        if let title, title.allSatisfy(\.isWhitespace) { throw ValidationError("--title takes a text.") }
    }

    func run() throws {
        let console = Console(options: options)
        let workspace = Workspace(options)
        if let fault = workspace.rootFault {
            _ = console.report([fault])
            throw ExitStatus.contentHasErrors.code
        }
        let tree = workspace.read(jobs: options.threads)
        let page: NewPage
        switch NewPage.make(kind, at: path, title: title, in: tree) {
        case .success(let made): page = made
        case .failure(let refusal):
            throw console.fail(refusal.message, hint: refusal.hint, status: .wrongUsage)
        }
        let target = URL(fileURLWithPath: workspace.contentFolder).appendingPathComponent(page.path)
        do {
            try FileManager.default.createDirectory(
                at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(page.text.utf8).write(to: target, options: .withoutOverwriting)
        } catch {
            throw console.fail(
                "\(target.relativePath) går inte att skriva.",
                hint: "Finns filen redan? Har du rätt att skriva i mappen?",
                status: .fileSystem)
        }
        console.say("Skrev \(target.relativePath).")
    }
}

extension NewPage.Kind: ExpressibleByArgument {}
