package import Diagnostics
package import Guidance
internal import Markdown
package import Output

/// The guidance as files of a website, each made when the writer or a reader asks for it.
package struct Publication: Sendable {
    package let files: [OutputFile]
    package let pageCount: Int
    /// The documents for paper, each to stand alone.
    package let documents: [PaperDocument]

    /// Lays out the site; `nil` where two sources want one path or the settings name what does not exist.
    package static func make(
        _ guidance: Guidance, templates: TemplateLibrary, pdfs: [SourceTree.PDF] = [], jobs: Int
    ) -> (publication: Publication?, diagnostics: [Diagnostic]) {
        var diagnostics: [Diagnostic] = []
        func siteName(_ path: String) -> String { guidance.siteFolder.displayPath(path) }
        let assets = Assets(guidance, diagnostics: &diagnostics, siteName: siteName)
        let footer = SettingsLinks(guidance, siteName: siteName)
        diagnostics += footer.diagnostics
        let skeletons = Skeletons(templates)
        let frame = SiteFrame(
            guidance: guidance, skeletons: skeletons, assets: assets,
            menus: MenuRenderer(guidance.outline, skeletons: skeletons, jobs: jobs),
            footerLinks: footer.footer, accessibility: footer.accessibility)
        let plan = PrintPlan(guidance)
        let printer = PrintRenderer(guidance: guidance, skeletons: skeletons, assets: assets)
        let documents = plan.documents.map { PaperDocument($0, printer) }
        let printed = PrintedFiles(plan, documents: documents, pdfs: pdfs)
        let pages = PageRenderer(frame, printed)
        let registers = RegisterPages(frame: frame).all()

        var files: [OutputFile] = []
        var clash = PathClash()
        // What joins all pages takes longest to make and comes first, so that no thread is left alone with it at the end.
        for document in plan.documents.reversed() {
            clash.claim(document.path, for: guidance.outline.pages[document.root].file)
            files.append(OutputFile(path: document.path) { printer.bytes(of: document, for: .site) })
        }
        files += printed.files
        files += ReferenceData(guidance: guidance).files()
        files += registers.map(\.file)
        for (index, head) in guidance.outline.pages.enumerated() {
            clash.claim(head.outputPath, for: head.file)
            files.append(OutputFile(path: head.outputPath) { pages.bytes(of: index) })
        }
        for page in registers {
            clash.claim(page.path, for: page.title, isOurs: true)
        }
        for picture in guidance.pictures {
            clash.claim(picture.path, for: guidance.contentFolder.displayPath(picture.path))
            files.append(OutputFile(path: picture.path) { picture.bytes })
        }
        files += assets.files
        diagnostics += clash.diagnostics
        guard !diagnostics.hasErrors else { return (nil, diagnostics.sortedByPlace()) }
        let publication = Publication(files: files, pageCount: guidance.outline.pages.count, documents: documents)
        return (publication, diagnostics.sortedByPlace())
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
