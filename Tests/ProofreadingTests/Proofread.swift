import Diagnostics
import Dictionaries
import Foundation
import Guidance
import Proofreading
import Publication
import TestSupport

/// A small guidance read by every rule.
struct Proofread {
    var diagnostics: [Diagnostic]

    /// The codes and places, one to a line: `misspelling 6:9 bedömmer`.
    var lines: [String] {
        diagnostics.map { diagnostic in
            let range = diagnostic.range
            let characters = Array(diagnostic.excerpt?.text ?? "")
            let stretch = range.map { String(characters[($0.column - 1)..<($0.endColumn - 1)]) } ?? ""
            return "\(diagnostic.code.rawValue) \(range?.line ?? 0):\(range?.column ?? 0) \(stretch)"
        }
    }

    /// - Parameters:
    ///   - files: text by path below the folder, over the base guidance and the one with registers.
    ///   - words: what spelling asks; the machine's dictionary if nothing else is said.
    init(_ files: [String: String], today: String = "2026-11-21", words: WordSources? = nil, jobs: Int = 1)
        async throws
    {
        let sources = words ?? WordSources(dictionaries: "/usr/share/hunspell", cache: nil)
        diagnostics = try await withTemporaryFolder { folder in
            try folder.overlay(Repository.base)
            try folder.overlay(Repository.tests.appending(path: "Fixtures/registers"))
            for (path, text) in files { try folder.write(text, to: path) }
            return Self.read(folder.url, today: today, words: sources, jobs: jobs)
        }
    }

    /// What one page has, whose text is given.
    static func page(_ text: String, also files: [String: String] = [:]) async throws -> [String] {
        let page = "---\ntitle: Sida\nkind: section\n---\n\(text)\n"
        let found = try await Proofread(files.merging(["Content/sida.md": page]) { $1 })
        return Proofread.lines(
            of: found.diagnostics.filter { $0.file == "Content/sida.md" && $0.severity == .warning })
    }

    private static func lines(of diagnostics: [Diagnostic]) -> [String] {
        var proofread = Proofread()
        proofread.diagnostics = diagnostics
        return proofread.lines
    }

    private init() { diagnostics = [] }

    static func read(_ root: URL, today: String, words: WordSources, jobs: Int) -> [Diagnostic] {
        func folder(_ name: String) -> (folder: SourceTree.Folder, diagnostics: [Diagnostic]) {
            FolderReader(root: root.appending(path: name).path, name: name, skipping: ["public"]).read(
                jobs: 1)
        }
        let (content, templates, site) = (folder("Content"), folder("Templates"), folder("Site"))
        let tree = SourceTree(
            content: content.folder, templates: templates.folder, site: site.folder,
            faults: content.diagnostics + templates.diagnostics + site.diagnostics)
        let built = LaidOutSite(tree, words: .none, jobs: jobs)
        guard let draft = built.draft, let resolution = built.resolution,
            let manuscript = Manuscript(draft, resolution, jobs: jobs), let today = CalendarDate(today)
        else { return built.diagnostics }
        let context = ProofreadingContext(today: today, words: words, jobs: jobs)
        return (built.diagnostics + Proofreader.read(manuscript, context)).sortedByPlace()
    }
}
