package import Diagnostics
package import Dictionaries
package import Guidance
internal import Incremental
internal import Markdown
package import Output
internal import Search

/// The guidance as files of a website, each made when the writer or a reader asks for it.
package struct Publication: Sendable {
    package let files: [OutputFile]
    private let fragments: SectionFragments
    package let pageCount: Int
    /// The documents for paper, each to stand alone.
    package let documents: [PaperDocument]
    /// The index of the search, made when it is first asked for; `nil` where the site has no engine.
    private let search: SearchFiles?

    /// Whether the search must do without a dictionary of the guidance's language.
    package var lacksDictionary: Bool { search?.lacksDictionary ?? false }

    /// The sections of pages as files of their own for other systems, which belong to the site besides `files`.
    ///
    /// There are several times as many as there are pages, and they are seldom asked for.
    package func sections() -> [OutputFile] { fragments.files() }

    /// The sections of the page that is published at a path; none where no page is.
    package func sections(ofPageAt path: String) -> [OutputFile] {
        fragments.guidance.outline.index(ofAddress: path).map(fragments.files(of:)) ?? []
    }

    /// The section whose file has a path; `nil` where none has.
    package func section(at path: String) -> OutputFile? { fragments.file(at: path) }

    /// Makes the index of the search now, so that what it costs can be told apart.
    package func prepareSearch() { search?.prepare() }

    /// What the next one keeps.
    private let kept: Kept

    /// What stands around the text of every page.
    private struct Kept: Sendable {
        /// What it is made from.
        let sources: [Version]
        let frame: SiteFrame
        let diagnostics: [Diagnostic]
        /// Stands for the frame.
        let frameVersion: Version
        /// Where old addresses lead.
        let moved: [String: String]
        /// Stands for the text of all pages.
        let bodies: [Version]
        let bodiesVersion: Version
    }

    /// Lays out the site; `nil` where two sources want one path or the settings name what does not exist.
    ///
    /// - Parameter previous: an earlier one; what stands around every page is kept while it is the same.
    package static func make(
        _ guidance: Guidance, templates: Reading<TemplateLibrary?>, words: WordSources,
        pdfs: [SourceTree.PDF] = [], jobs: Int,
        after previous: Publication? = nil
    ) -> (publication: Publication?, diagnostics: [Diagnostic]) {
        guard let library = templates.value else { return (nil, []) }
        let kept = keep(guidance, library, templates.version, jobs: jobs, after: previous?.kept)
        var diagnostics = kept.diagnostics
        let frame = kept.frame
        let plan = PrintPlan(guidance)
        let printer = PrintRenderer(guidance: guidance, skeletons: frame.skeletons, assets: frame.assets)
        let before = Dictionary(
            (previous?.documents ?? []).map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        let documents = plan.documents.map {
            PaperDocument($0, printer, around: kept.frameVersion, after: before[$0.name])
        }
        let printed = PrintedFiles(plan, documents: documents, pdfs: pdfs)
        let pages = PageRenderer(frame, printed)
        let registers = RegisterPages(frame: frame).all()

        var files: [OutputFile] = []
        var clash = PathClash()
        let all = [kept.frameVersion, kept.bodiesVersion]
        // What joins all pages takes longest to make and comes first, so that no thread is left alone with it at the end.
        for document in plan.documents.reversed() {
            clash.claim(document.path, for: guidance.outline.pages[document.root].file)
            files.append(
                OutputFile(path: document.path, dependencies: all) { printer.bytes(of: document, for: .site) }
            )
        }
        files += printed.files
        for file in registers.map(\.file) {
            files.append(OutputFile(path: file.path, dependencies: all, bytes: file.bytes))
        }
        for (index, head) in guidance.outline.pages.enumerated() {
            clash.claim(head.outputPath, for: head.file)
            clash.checkOwnFolders(of: head.outputPath, for: head.file)
            // Whether a page offers a PDF depends on all that the PDF was made from.
            let versions =
                pdfs.isEmpty || plan.document(of: index) == nil
                ? [kept.frameVersion, guidance.bodies[index].version] : nil
            files.append(
                OutputFile(path: head.outputPath, dependencies: versions) { pages.bytes(of: index) })
        }
        for page in registers {
            clash.claim(page.path, for: page.title, isOurs: true)
        }
        for file in MovedFiles(guidance: guidance, targets: kept.moved, dependencies: [kept.frameVersion])
            .files()
        {
            clash.claim(
                file.path, for: guidance.registers.redirects.file)
            files.append(file)
        }
        let moved = MovedData(guidance, targets: kept.moved)
        files +=
            DataFolder(
                guidance, moved: moved, versions: .init(frame: kept.frameVersion, bodies: kept.bodiesVersion)
            )
            .files()
        let fragments = SectionFragments(guidance, frame: kept.frameVersion)
        files += fragments.files(at: moved)
        for picture in guidance.pictures {
            let owner = guidance.contentFolder.displayPath(picture.path)
            clash.claim(picture.path, for: owner)
            clash.checkOwnFolders(of: picture.path, for: owner)
            files.append(OutputFile(path: picture.path) { picture.bytes })
        }
        files.append(OpenSearch.file(guidance))
        files += changeFiles(guidance, registers: registers.map(\.path), [kept.frameVersion])
        if let terms = TermScript.file(guidance) { files.append(terms) }
        files += frame.assets.files
        let search =
            frame.assets.hasSearch
            ? SearchFiles(SearchSource(guidance).input(), sources: words, jobs: jobs) : nil
        for file in search?.files ?? [] {
            files.append(OutputFile(path: file.path, dependencies: all, bytes: file.bytes))
        }
        clash.checkFolders(
            of: MovedFiles(guidance: guidance, targets: kept.moved, dependencies: []).oldPaths().map(\.path),
            among: files, for: guidance.registers.redirects.file)
        diagnostics += clash.diagnostics
        guard !diagnostics.hasErrors else { return (nil, diagnostics.sortedByPlace()) }
        let publication = Publication(
            files: files, fragments: fragments,
            pageCount: guidance.outline.pages.count, documents: documents, search: search,
            kept: kept)
        return (publication, diagnostics.sortedByPlace())
    }

    /// What tells others of changes: the feed, the map of the site and where that is.
    private static func changeFiles(
        _ guidance: Guidance, registers: [String], _ dependencies: [Version]
    ) -> [OutputFile] {
        let (feed, sitemap) = (Feed(guidance: guidance), Sitemap(guidance: guidance, registers: registers))
        return [
            OutputFile(path: Addresses.feed, dependencies: dependencies) { feed.bytes() },
            OutputFile(path: Addresses.sitemap, dependencies: dependencies) { sitemap.bytes() },
            OutputFile(path: Addresses.robots, dependencies: dependencies) { sitemap.robots() },
        ]
    }

    /// What is wrong with addresses that stand outside pages: in the settings, and in the registers of old and published ones.
    ///
    /// - Parameter guidance: one that may have faults elsewhere, but of which every page and register could be read.
    static func addressFaults(in guidance: Guidance) -> [Diagnostic] {
        addressFaults(
            in: guidance,
            footer: SettingsLinks(guidance, siteName: { guidance.siteFolder.displayPath($0) }),
            moved: MovedAddresses(guidance, PublishedPlaces(guidance)))
    }

    private static func addressFaults(
        in guidance: Guidance, footer: SettingsLinks, moved: MovedAddresses
    ) -> [Diagnostic] {
        footer.diagnostics + PublishedIDCheck.check(guidance, PublishedPlaces(guidance)) + moved.diagnostics
    }

    private static func keep(
        _ guidance: Guidance, _ library: TemplateLibrary, _ templates: Version, jobs: Int,
        after previous: Kept?
    ) -> Kept {
        let versions = guidance.versions
        let sources = [
            guidance.outline.version, templates, versions.registers, versions.settings, versions.wording,
            versions.drawings, versions.workNumbers, versions.assets,
        ]
        let bodies = guidance.bodies.map(\.version)
        if let previous, previous.sources == sources {
            var frame = previous.frame
            frame.guidance = guidance
            return Kept(
                sources: sources, frame: frame, diagnostics: previous.diagnostics,
                frameVersion: previous.frameVersion, moved: previous.moved, bodies: bodies,
                bodiesVersion: previous.bodies == bodies ? previous.bodiesVersion : Version())
        }
        var diagnostics: [Diagnostic] = []
        func siteName(_ path: String) -> String { guidance.siteFolder.displayPath(path) }
        let assets = Assets(guidance, diagnostics: &diagnostics, siteName: siteName)
        let footer = SettingsLinks(guidance, siteName: siteName)
        let moved = MovedAddresses(guidance, PublishedPlaces(guidance))
        diagnostics += addressFaults(in: guidance, footer: footer, moved: moved)
        let skeletons = Skeletons(library)
        let frame = SiteFrame(
            guidance: guidance, skeletons: skeletons, assets: assets,
            menus: MenuRenderer(guidance.outline, skeletons: skeletons, jobs: jobs),
            movedPlaces: MovedFiles.pagesWithMovedPlaces(moved.targets),
            footerLinks: footer.footer, accessibility: footer.accessibility)
        return Kept(
            sources: sources, frame: frame, diagnostics: diagnostics, frameVersion: Version(),
            moved: moved.targets, bodies: bodies, bodiesVersion: Version())
    }
}

/// Finds two sources for one path before anything is written.
private struct PathClash {
    private var owners: [String: String] = [:]
    private(set) var diagnostics: [Diagnostic] = []

    /// - Parameter isOurs: whether the file is made by Lots and not by an editor.
    mutating func claim(_ path: String, for owner: String, isOurs: Bool = false) {
        guard let first = owners[path] else { return owners[path] = owner }
        diagnostics.append(
            Diagnostic(
                file: isOurs ? first : owner, code: .duplicateOutput,
                message: isOurs
                    ? "Sidan skulle skrivas till \(path), där registret ”\(owner)” står."
                    : "Sidan skulle skrivas till \(path), där även \(first) skrivs.",
                hint: isOurs ? "Döp om sidan; registrens adresser är givna." : "Döp om den ena."))
    }

    /// What lies beside the program's own files would be kept by readers' browsers as those are: for a year.
    mutating func checkOwnFolders(of path: String, for owner: String) {
        guard let slash = path.firstIndex(of: "/"), Addresses.ownFolders.contains(String(path[..<slash]))
        else { return }
        diagnostics.append(
            Diagnostic(
                file: owner, code: .duplicateOutput,
                message: "Filen skulle hamna i \(path[...slash]), där Lots skriver egna filer.",
                hint: "Lägg den i en mapp med ett annat namn."))
    }

    /// No file can lie below another one.
    mutating func checkFolders(of paths: [String], among files: [OutputFile], for owner: String) {
        guard !paths.isEmpty else { return }
        let known = Set(files.map(\.path))
        for path in paths {
            var folder = path[...]
            while let slash = folder.lastIndex(of: "/") {
                folder = folder[..<slash]
                guard known.contains(String(folder)) else { continue }
                diagnostics.append(
                    Diagnostic(
                        file: owner, code: .duplicateOutput,
                        message: "Den gamla adressen \(path) ligger under \(folder), som är en fil.",
                        hint: "Ta bort raden."))
            }
        }
    }
}

/// The pages that the settings name, with their titles.
private struct SettingsLinks {
    private(set) var footer: [(title: String, path: String)] = []
    private(set) var accessibility: String?
    private(set) var diagnostics: [Diagnostic] = []

    init(_ guidance: Guidance, siteName: (String) -> String) {
        let registers = RegisterPages.titles(guidance)
        func find(_ name: String) -> (title: String, path: String)? {
            if let index = guidance.outline.index(ofPath: name) {
                return (guidance.outline.pages[index].title, guidance.outline.pages[index].outputPath)
            }
            return registers[name].map { ($0, name) }
        }
        for entry in guidance.settings.footer + [guidance.settings.accessibility].compactMap({ $0 }) {
            if let found = find(entry.name) {
                if entry == guidance.settings.accessibility {
                    accessibility = found.path
                } else {
                    footer.append(found)
                }
                continue
            }
            let names = guidance.outline.pages.map(\.path) + registers.keys
            let near = NearMiss.suggestion(for: entry.name, among: names)
            diagnostics.append(
                Diagnostic(
                    file: siteName("site.yml"), range: entry.range, code: .brokenLink,
                    message: "Sidan ”\(entry.name)” finns inte.",
                    hint: near.map { "Menade du \($0)?" }
                        ?? "Skriv sidans sökväg under Content, eller ett registers adress.",
                    excerpt: entry.excerpt))
        }
    }
}
