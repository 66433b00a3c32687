internal import Diagnostics
internal import Dictionaries
internal import Foundation
internal import Guidance
internal import Preview
internal import Publication
internal import Typesetting

/// The folders that a command works on, and what diagnostics call them.
struct Workspace {
    /// The folder that holds Content, Templates and Site.
    let root: String
    private let content: (path: String, name: String)
    private let templates: (path: String, name: String)
    private let site: (path: String, name: String)
    /// Where the rendered site goes.
    let output: String
    /// Where documents for paper go.
    let exportFolder: String
    /// Why there is nothing in the root: one fault, and not one for each of its folders.
    let rootFault: Diagnostic?

    init(_ options: CommonOptions) {
        let root = options.root
        /// The folder's path, and its name as seen from the root.
        func folder(_ given: String?, _ standard: String) -> (path: String, name: String) {
            guard let given else { return ("\(root)/\(standard)", standard) }
            let absolute = URL(fileURLWithPath: given).standardizedFileURL.path
            let base = URL(fileURLWithPath: root).standardizedFileURL.path + "/"
            return (given, absolute.hasPrefix(base) ? String(absolute.dropFirst(base.count)) : given)
        }
        self.root = root
        content = folder(options.content, "Content")
        templates = folder(options.templates, "Templates")
        site = folder(options.site, "Site")
        output = options.output ?? "\(site.path)/public"
        exportFolder = options.output ?? "\(root)/Export"
        let isNeeded = [options.content, options.templates, options.site].contains(nil)
        rootFault =
            isNeeded
            ? FolderReader.fault(
                ofFolder: root, named: root,
                hint: "Säg med --root vilken mapp Content, Templates och Site ligger i.") : nil
    }

    /// Everything that a build reads, in memory.
    ///
    /// - Parameters:
    ///   - previous: what was read before; files that have not changed since are taken from it.
    ///   - changes: what may have changed since then.
    func read(
        jobs: Int, after previous: SourceTree? = nil, changes: FileChanges = .anything
    ) -> SourceTree {
        if let rootFault {
            let none = [content, templates, site].map { SourceTree.Folder(name: $0.name, files: []) }
            return SourceTree(content: none[0], templates: none[1], site: none[2], faults: [rootFault])
        }
        let known: (tree: SourceTree, changed: Set<String>)? =
            if let previous, case .files(let changed) = changes { (previous, changed) } else { nil }
        func changed(below folder: String) -> Set<String> {
            let prefix = folder + "/"
            return Set(
                (known?.changed ?? []).filter { $0.hasPrefix(prefix) }.map {
                    String($0.dropFirst(prefix.count))
                })
        }
        func read(
            _ folder: (path: String, name: String), skipping: Set<String> = [],
            earlier: KeyPath<SourceTree, SourceTree.Folder>
        ) -> (folder: SourceTree.Folder, diagnostics: [Diagnostic]) {
            FolderReader(root: folder.path, name: folder.name, skipping: skipping).read(
                jobs: jobs,
                after: known.map { .init($0.tree[keyPath: earlier], changed: changed(below: folder.path)) })
        }
        let content = read(content, earlier: \.content)
        let templates = read(templates, earlier: \.templates)
        let site = read(site, skipping: outputInSite, earlier: \.site)
        let earlierPDFs = changed(below: sitePDFFolder).isEmpty ? known?.tree.pdfs : nil
        return SourceTree(
            content: content.folder, templates: templates.folder, site: site.folder,
            pdfs: earlierPDFs ?? pdfs,
            faults: content.diagnostics + templates.diagnostics + site.diagnostics)
    }

    /// What a preview follows.
    var watchedFolders: [WatchedFolder] {
        [
            WatchedFolder(path: content.path), WatchedFolder(path: templates.path),
            WatchedFolder(path: site.path, skipping: outputInSite), WatchedFolder(path: sitePDFFolder),
        ]
    }

    /// Everything but the writing, each stage measured.
    func layOut(jobs: Int, stopwatch: inout Stopwatch) -> LaidOutSite {
        let tree = stopwatch.measure("read") { read(jobs: jobs) }
        return LaidOutSite(tree, words: words, jobs: jobs) { name, work in stopwatch.measure(name, work) }
    }

    /// Where Debian and others put dictionaries.
    private static let dictionaries = "/usr/share/hunspell"

    /// What the search knows words from: the dictionaries of this machine, and what was kept of its answers.
    var words: WordSources {
        WordSources(
            dictionaries: Self.dictionaries, cache: FindingsCache(folder: cacheFolder))
    }

    /// The same for spelling, which asks about words as they are written.
    var wordsForSpelling: WordSources {
        WordSources(
            dictionaries: Self.dictionaries, cache: FindingsCache(folder: cacheFolder, name: "stavning"))
    }

    /// What only saves time and can be deleted.
    var cacheFolder: String { "\(site.path)/.cache" }

    /// The registers alone.
    func readRegisters() -> (registers: Registers, diagnostics: [Diagnostic]) {
        let isThere = FileManager.default.fileExists(atPath:)
        if let rootFault, !isThere(content.path) { return (Registers(), [rootFault]) }
        // Each register may be missing, and so may all.
        if isThere(content.path), !isThere(content.path + "/register") { return (Registers(), []) }
        let register = FolderReader(root: content.path + "/register", name: content.name + "/register").read(
            jobs: 1)
        let files = register.folder.files.map {
            SourceTree.File(path: "register/" + $0.path, bytes: $0.bytes)
        }
        var diagnostics = register.diagnostics
        let registers = Registers.read(
            SourceTree.Folder(name: content.name, files: files), jobs: 1, diagnostics: &diagnostics)
        return (registers, diagnostics)
    }

    /// A file's path below Content, `nil` for a file elsewhere.
    func contentPath(of file: String) -> String? {
        let path = URL(fileURLWithPath: file).standardizedFileURL.resolvingSymlinksInPath().path
        let base = URL(fileURLWithPath: content.path).standardizedFileURL.resolvingSymlinksInPath().path + "/"
        return path.hasPrefix(base) ? String(path.dropFirst(base.count)) : nil
    }

    /// The folders that a build reads or writes, the one that it writes first; with whether it makes that anew each time.
    var folders: [(path: String, isRewritten: Bool)] {
        [(output, true), ("\(site.path)/public", true)]
            + [content.path, templates.path, site.path].map { ($0, false) }
    }

    /// The same that stay where `--output` names another folder for something else.
    var ownFolders: [(path: String, isRewritten: Bool)] { Array(folders.dropFirst()) }

    /// The folders that nothing but people write in.
    var writtenByEditors: [String] { [content.path, templates.path, "\(site.path)/assets"] }

    var contentFolder: String { content.path }
    var siteFolder: String { site.path }
    /// What diagnostics call it.
    var contentName: String { content.name }

    /// The PDFs that the next build may put into the site; hidden, so that nobody takes them for sources.
    var sitePDFFolder: String { "\(site.path)/.pdf" }

    private var pdfs: [SourceTree.PDF] {
        ExportFolder(URL(fileURLWithPath: sitePDFFolder)).pdfs().map { entry, bytes in
            SourceTree.PDF(name: entry.name, source: entry.source, pages: entry.pages, bytes: bytes)
        }
    }

    /// The Python that makes PDFs.
    ///
    /// - Parameter given: the one that was asked for; `nil` for the project's own.
    func python(_ given: String?) -> String { given ?? "\(root)/.venv/bin/python" }

    /// The rendered site, where it lies inside the folder of its sources.
    private var outputInSite: Set<String> {
        let path = URL(fileURLWithPath: output).standardizedFileURL.path
        let base = URL(fileURLWithPath: site.path).standardizedFileURL.path + "/"
        let inside = path.hasPrefix(base) ? [String(path.dropFirst(base.count))] : []
        return Set(inside + ["public"])
    }
}
