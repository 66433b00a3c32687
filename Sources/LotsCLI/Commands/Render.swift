internal import ArgumentParser
internal import Diagnostics
internal import Foundation
internal import Guidance
internal import Markdown
internal import Publication

/// Prints the HTML of one file's text.
struct Render: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print the HTML of one Markdown file's text.",
        discussion: """
            With an error in the file nothing is printed but the error, and the exit status is 1. Faults go to standard error in \
            every format.

            EXAMPLES
              lots render Content/del-1/index.md
              lots render --commonmark notes.md
              echo '*hej*' | lots render --commonmark -
            """)

    @OptionGroup var options: CommonOptions

    @Flag(help: "Plain CommonMark: no conventions, no front matter.")
    var commonmark = false

    @Argument(help: ArgumentHelp("The file; with --commonmark, - reads standard input.", valueName: "file"))
    var file: String

    func validate() throws {
        if file == "-", !commonmark {
            throw ValidationError(
                "Standard input is read with --commonmark only: a page has its place in Content.")
        }
    }

    func run() throws {
        let console = Console(options: options, faultsOnStandardError: true)
        guard commonmark || file.hasSuffix(".md") else {
            throw console.fail(
                "\(file) är ingen sida: namnet slutar inte på .md.",
                hint: "Med --commonmark går det att läsa vilken textfil som helst.", status: .wrongUsage)
        }
        let bytes = try read(console)
        let (html, diagnostics) = commonmark ? renderCommonMark(bytes) : renderPage(bytes)
        let isStopped = console.report(diagnostics)
        guard !isStopped, let html else { throw ExitStatus.contentHasErrors.code }
        StandardStream.answer(html)
    }

    private func read(_ console: Console) throws -> [UInt8] {
        if commonmark, file == "-" { return Array(FileHandle.standardInput.readDataToEndOfFile()) }
        do {
            return Array(try Data(contentsOf: URL(fileURLWithPath: file)))
        } catch {
            throw console.fail(
                "Filen \(file) går inte att läsa.", hint: "Kontrollera sökvägen.", status: .fileSystem)
        }
    }

    private func fileName(_ path: String, in tree: SourceTree) -> String {
        Workspace(options).contentPath(of: file) == nil ? file : tree.content.displayPath(path)
    }

    private func renderCommonMark(_ bytes: [UInt8]) -> (html: [UInt8]?, diagnostics: [Diagnostic]) {
        switch SourceText.read(SourceTree.File(path: file, bytes: bytes), named: file) {
        case .failure(let fault): return (nil, [fault.diagnostic])
        case .success(let source):
            let (document, diagnostics) = Document.parseCommonMark(source)
            return (HTMLRenderer.html(of: document, context: nil), diagnostics)
        }
    }

    /// The file as a page of the guidance that it lies in; a file elsewhere as a page beside the guidance's start page.
    private func renderPage(_ bytes: [UInt8]) -> (html: [UInt8]?, diagnostics: [Diagnostic]) {
        let workspace = Workspace(options)
        var tree = workspace.read(jobs: options.threads)
        let path: String
        if let inside = workspace.contentPath(of: file) {
            path = inside
        } else {
            path = URL(fileURLWithPath: file).lastPathComponent
            tree.content = SourceTree.Folder(
                name: tree.content.name,
                files: tree.content.files.filter { $0.path != path } + [
                    SourceTree.File(path: path, bytes: bytes)
                ])
        }
        tree.faults = tree.faults.filter {
            $0.code == .missingFolder || $0.code == .interruptedMove
                || $0.file == tree.content.displayPath(path)
        }
        guard !tree.faults.hasErrors else { return (nil, tree.faults) }
        let resolution = GuidanceDraft.read(tree, jobs: options.threads).resolve(
            jobs: options.threads, requiring: path)
        // A file elsewhere is named as it was given.
        let diagnostics = resolution.diagnostics.map { diagnostic in
            var named = diagnostic
            if diagnostic.file == tree.content.displayPath(path) { named.file = fileName(path, in: tree) }
            return named
        }
        guard let guidance = resolution.guidance, let page = guidance.outline.index(ofPath: path) else {
            return (nil, diagnostics)
        }
        return (PageText.html(of: page, in: guidance), diagnostics)
    }
}
