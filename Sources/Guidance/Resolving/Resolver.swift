package import Diagnostics
import Markdown
import Parallel

/// What comes of a draft: the guidance, or why there is none.
package struct Resolution: Sendable {
    /// `nil` where an error stands in the way.
    package var guidance: Guidance?
    /// Everything that is wrong, by place.
    package var diagnostics: [Diagnostic]
}

extension GuidanceDraft {
    /// Finds what every reference leads to.
    ///
    /// - Parameter requiring: with a page's path below Content, errors in other pages do not stand in the way: that page alone
    ///   is to be rendered, and of the others only their titles and addresses are used.
    package func resolve(jobs: Int, requiring only: String? = nil) -> Resolution {
        var diagnostics = self.diagnostics + pages.flatMap(\.diagnostics)
        var builder = OutlineBuilder(self)
        let outline = builder.build()
        diagnostics += builder.diagnostics

        let resolver = LinkResolver(
            outline: outline, registers: registers, images: Set(images.keys),
            files: Set(content.files.map(\.path)),
            unreadable: unreadable)
        let references = ReferenceLinker(registers)
        let terms = TermLinker(registers.terms)
        let results = parallelMap(Array(pages.indices), jobs: jobs) { index -> (Body, [Diagnostic]) in
            let page = pages[index]
            let result = resolver.resolve(page, index: index)
            let body = Body(document: page.document, links: result.links, images: result.images)
            let linked = references.link(body, of: page)
            return (
                terms.link(linked.body),
                result.diagnostics + linked.diagnostics + TaskOutsideChecklist.check(page)
            )
        }
        let bodies = results.map(\.0)
        diagnostics += results.flatMap(\.1)

        let shown = Set(bodies.flatMap(\.images))
        var drawings: [String: Drawing] = [:]
        var pictures: [SourceTree.File] = []
        for (path, file) in images.sorted(by: { $0.key < $1.key }) {
            if shown.contains(.drawing(path)) {
                let (drawing, faults) = drawing(file)
                drawings[path] = drawing
                diagnostics += faults
            } else if shown.contains(.file(path)) {
                pictures.append(file)
            }
        }

        let uses = UsesBuilder.uses(in: outline, bodies: bodies)
        diagnostics += UnknownSee.check(self)
        diagnostics += NormWithoutText.check(self, outline: outline, bodies: bodies)
        let relevant: [Diagnostic]
        if let only {
            let file = content.displayPath(only)
            relevant = diagnostics.filter { $0.file == file || isShared($0.file) }
        } else if !hasWording {
            // Boxes, captions and checklists are read with those words: what pages seem to lack is a consequence.
            relevant = diagnostics.filter { isShared($0.file) }
        } else {
            // Warnings about what is missing elsewhere are only consequences while something is wrong.
            if !diagnostics.hasErrors {
                diagnostics += OrphanPage.check(self, outline: outline, links: bodies.map(\.links))
                diagnostics += UnusedEntries.check(
                    self, uses: uses, citedActs: Set(bodies.flatMap { $0.references.compactMap(\.act) }))
            }
            relevant = diagnostics
        }
        guard !relevant.hasErrors else {
            return Resolution(guidance: nil, diagnostics: relevant.sortedByPlace())
        }
        let guidance = Guidance(
            outline: outline, bodies: bodies, registers: registers, settings: settings, wording: wording,
            drawings: drawings, pictures: pictures,
            assets: site.files.filter { $0.path.hasPrefix("assets/") },
            uses: uses, contentFolder: SourceTree.Folder(name: content.name, files: []),
            siteFolder: SourceTree.Folder(name: site.name, files: []))
        return Resolution(guidance: guidance, diagnostics: relevant.sortedByPlace())
    }

    /// Whether every page depends on a file: a register, the settings, the words.
    private func isShared(_ file: String) -> Bool {
        !file.hasSuffix(".md")
    }

    private func drawing(_ file: SourceTree.File) -> (Drawing?, [Diagnostic]) {
        switch SourceText.read(file, named: content.displayPath(file.path)) {
        case .failure(let fault): return (nil, [fault.diagnostic])
        case .success(let source):
            return DrawingReader.read(source, prefix: Drawing.prefix(of: file.path))
        }
    }
}
