package import Diagnostics
package import Incremental
package import Markdown
import Parallel

/// The guidance as its files say it: every page read on its own, nothing that refers to anything resolved.
package struct GuidanceDraft: Sendable {
    package var pages: [PageDraft]
    package let readings: Readings
    /// The pictures, by path below Content.
    package var images: [String: SourceTree.File]
    package var content: SourceTree.Folder
    package var site: SourceTree.Folder
    package var diagnostics: [Diagnostic]
    /// Files of Content that are there and could not be read, by path.
    package var unreadable: UnreadablePaths

    /// What is not a page: each read again only when its files have changed.
    package struct Readings: Sendable {
        package let registers: Reading<Registers>
        package let settings: Reading<Settings>
        package let wording: Reading<Wording>
    }

    package var registers: Registers { readings.registers.value }
    package var settings: Settings { readings.settings.value }
    package var wording: Wording { readings.wording.value }
    /// Whether the words of `strings.yml` are known; without them no page can be understood.
    package var hasWording: Bool { !readings.wording.diagnostics.hasErrors }
}

/// A page as its file says it.
package struct PageDraft: Sendable {
    /// Below Content, with `/`: `del-1/index.md`.
    package var path: String
    /// As diagnostics name it.
    package var file: String
    /// The file's.
    let bytes: [UInt8]
    package var source: SourceFile
    /// `nil` where it could not be read.
    package var frontMatter: FrontMatter?
    package var document = Document()
    package var diagnostics: [Diagnostic] = []
    /// Another one whenever the file, or a word that it is read by, has changed.
    package let version = Version()

    init(_ source: SourceTree.File, named file: String) {
        path = source.path
        bytes = source.bytes
        self.file = file
        self.source = SourceFile(path: file, bytes: [])
    }
}

extension GuidanceDraft {
    /// The kinds of picture that a page can show.
    static let imageSuffixes = [".svg", ".png", ".jpg", ".jpeg", ".webp"]

    /// Reads every file of a tree.
    ///
    /// - Parameter previous: what the tree said before; what has not changed since is not read again.
    package static func read(
        _ tree: SourceTree, jobs: Int, after previous: GuidanceDraft? = nil
    ) -> GuidanceDraft {
        var unreadable = UnreadablePaths(tree.faults, below: tree.content)
        let unread = unreadable
        let readings = Readings(
            registers: .read(
                tree.content.files.filter { $0.path.hasPrefix("register/") }
                    + unread.standIns("register"),
                after: previous?.readings.registers
            ) { RegisterReader.read(tree.content, without: unread, jobs: jobs, diagnostics: &$0) },
            settings: .read(
                [tree.site[SettingsReader.file]].compactMap(\.self), after: previous?.readings.settings
            ) { SettingsReader.read(tree.site, diagnostics: &$0) },
            wording: .read(
                [tree.templates[WordingReader.file]].compactMap(\.self), after: previous?.readings.wording
            ) { WordingReader.read(tree.templates, diagnostics: &$0) })
        let images = tree.content.files.filter { file in
            imageSuffixes.contains { file.path.lowercased().hasSuffix($0) }
        }
        let pages = readPages(of: tree.content, by: readings.wording, jobs: jobs, after: previous)
        for page in pages
        where page.source.bytes.isEmpty && !page.diagnostics.isEmpty || !page.document.isWhole {
            unreadable.insert(page.path)
        }
        let names = FileNames.faults(in: tree.content)
        for fault in names { unreadable.insert(FileNames.intended(fault.path)) }
        // A file that could not be read is not missing as well.
        let failed = Set(tree.faults.map(\.file))
        let read = (readings.settings.diagnostics + readings.wording.diagnostics).filter {
            !failed.contains($0.file)
        }
        return GuidanceDraft(
            pages: pages, readings: readings,
            images: Dictionary(uniqueKeysWithValues: images.map { ($0.path, $0) }), content: tree.content,
            site: tree.site,
            diagnostics: tree.faults + read + readings.registers.diagnostics + names.map(\.diagnostic),
            unreadable: unreadable)
    }

    private static func readPages(
        of content: SourceTree.Folder, by wording: Reading<Wording>, jobs: Int, after previous: GuidanceDraft?
    ) -> [PageDraft] {
        let isReadAlike = previous?.readings.wording.version == wording.version
        let known = Dictionary(
            uniqueKeysWithValues: (isReadAlike ? previous?.pages ?? [] : []).map { ($0.path, $0) })
        let files = content.files.filter { $0.path.hasSuffix(".md") }
        return parallelMap(files, jobs: jobs) { file in
            if let page = known[file.path], page.bytes == file.bytes { return page }
            return PageReader.read(
                file, named: content.displayPath(file.path), conventions: wording.value.conventions)
        }
    }
}
