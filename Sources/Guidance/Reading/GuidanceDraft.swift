package import Diagnostics
package import Markdown
import Parallel

/// The guidance as its files say it: every page read on its own, nothing that refers to anything resolved.
package struct GuidanceDraft: Sendable {
    package var pages: [PageDraft]
    package var registers: Registers
    package var settings: Settings
    package var wording: Wording
    /// The pictures, by path below Content.
    package var images: [String: SourceTree.File]
    package var content: SourceTree.Folder
    package var site: SourceTree.Folder
    package var diagnostics: [Diagnostic]
    /// Files of Content that are there and could not be read, by path.
    package var unreadable: Set<String>
    /// Whether the words of `strings.yml` are known; without them no page can be understood.
    package var hasWording: Bool
}

/// A page as its file says it.
package struct PageDraft: Sendable {
    /// Below Content, with `/`: `del-1/index.md`.
    package var path: String
    /// As diagnostics name it.
    package var file: String
    package var source: SourceFile
    /// `nil` where it could not be read.
    package var frontMatter: FrontMatter?
    package var document = Document()
    package var diagnostics: [Diagnostic] = []

    init(path: String, file: String) {
        self.path = path
        self.file = file
        source = SourceFile(path: file, bytes: [])
    }
}

extension GuidanceDraft {
    /// The kinds of picture that a page can show.
    static let imageSuffixes = [".svg", ".png", ".jpg", ".jpeg", ".webp"]

    /// Reads every file of a tree.
    package static func read(_ tree: SourceTree, jobs: Int) -> GuidanceDraft {
        var diagnostics = tree.faults
        let settings = SettingsReader.read(tree.site, diagnostics: &diagnostics)
        let faultsBefore = diagnostics.count
        let wording = WordingReader.read(tree.templates, diagnostics: &diagnostics)
        let hasWording = diagnostics.count == faultsBefore
        let registers = RegisterReader.read(tree.content, jobs: jobs, diagnostics: &diagnostics)
        let pageFiles = tree.content.files.filter { $0.path.hasSuffix(".md") }
        let images = tree.content.files.filter { file in
            imageSuffixes.contains { file.path.lowercased().hasSuffix($0) }
        }
        diagnostics += FileNames.faults(in: tree.content)
        let pages = parallelMap(pageFiles, jobs: jobs) { file in
            PageReader.read(
                file, named: tree.content.displayPath(file.path), conventions: wording.conventions)
        }
        let failed = Set(tree.faults.map(\.file))
        var unreadable = Set(pages.filter { $0.source.bytes.isEmpty && !$0.diagnostics.isEmpty }.map(\.path))
        for fault in failed where fault.hasPrefix(tree.content.name + "/") {
            unreadable.insert(String(fault.dropFirst(tree.content.name.count + 1)))
        }
        return GuidanceDraft(
            pages: pages, registers: registers, settings: settings, wording: wording,
            images: Dictionary(uniqueKeysWithValues: images.map { ($0.path, $0) }), content: tree.content,
            site: tree.site, diagnostics: diagnostics, unreadable: unreadable, hasWording: hasWording)
    }
}
