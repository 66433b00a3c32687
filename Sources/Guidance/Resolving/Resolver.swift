package import Diagnostics
import Incremental
import Markdown
import Parallel

/// What comes of a draft: the guidance, or why there is none.
package struct Resolution: Sendable {
    /// `nil` where an error stands in the way.
    package var guidance: Guidance?
    /// The same where there are errors, if every page and register could be read: good for finding what else is wrong.
    package var faulty: Guidance?
    /// Everything that is wrong, by place.
    package var diagnostics: [Diagnostic]
    /// What the next one need not find again.
    let kept: KeptResolution

    /// Every page, and its text as far as what it refers to is known; there also where errors stand in the way.
    package var outline: Outline { kept.outline }
    package var bodies: [Body] { kept.bodies }
}

extension GuidanceDraft {
    /// Finds what every reference leads to.
    ///
    /// - Parameters:
    ///   - only: with a page's path below Content, errors in other pages do not stand in the way: that page alone is to be
    ///     rendered, and of the others only their titles and addresses are used.
    ///   - previous: what an earlier draft gave; what depends on nothing that has changed since is kept.
    package func resolve(jobs: Int, requiring only: String? = nil, after previous: Resolution? = nil)
        -> Resolution
    {
        var diagnostics = self.diagnostics + pages.flatMap(\.diagnostics)
        var kept = KeptResolution(self, after: previous?.kept)
        diagnostics += kept.outlineFaults
        let outline = kept.outline
        kept.resolvePages(of: self, jobs: jobs)
        let bodies = kept.bodies
        diagnostics += kept.pageFaults

        let shown = Set(bodies.flatMap(\.images))
        var drawings: [String: Drawing] = [:]
        var drawingLinks = DrawingLinks(outline, registers.acts, without: unreadable)
        let files = shown.compactMap { if case .drawing(let path) = $0 { images[path] } else { nil } }
            .sorted { $0.path < $1.path }
        for (file, found) in zip(files, kept.drawings(files, in: content, jobs: jobs)) {
            diagnostics += found.faults
            guard var drawing = found.drawing else { continue }
            drawingLinks.resolve(&drawing, named: content.displayPath(file.path))
            drawings[file.path] = drawing
        }
        diagnostics += drawingLinks.diagnostics
        let pictures = images.values.filter { shown.contains(.file($0.path)) }.sorted { $0.path < $1.path }

        diagnostics += UnknownSee.check(self)
        diagnostics += FollowUpElsewhere.check(self, outline: outline)
        diagnostics += NormWithoutText.check(
            self, outline: outline, bodies: bodies, found: &kept.norms, jobs: jobs)
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
                diagnostics += UnusedEntries.check(self, bodies: bodies)
                diagnostics += MissingAccessibilityContact.check(self)
                diagnostics += MissingStanding.check(self)
            }
            relevant = diagnostics
        }
        let workNumbers = UsesBuilder.workNumbers(in: outline, bodies: bodies)
        let assets = site.files.filter { $0.path.hasPrefix("assets/") }
        let hasErrors = relevant.hasErrors
        if !hasErrors {
            kept.note(drawings: drawings.keys.map { images[$0] }, workNumbers: workNumbers, assets: assets)
        }
        let guidance = Guidance(
            outline: outline, bodies: bodies, registers: registers, settings: settings, wording: wording,
            drawings: drawings, pictures: pictures, assets: assets, workNumbers: workNumbers,
            allUses: Once { UsesBuilder.uses(in: outline, bodies: bodies, jobs: jobs) },
            versions: kept.versions(of: self),
            contentFolder: SourceTree.Folder(name: content.name, files: []),
            siteFolder: SourceTree.Folder(name: site.name, files: []))
        let isWhole = only == nil && hasWording && unreadable.isEmpty && registers.areComplete
        return Resolution(
            guidance: hasErrors ? nil : guidance, faulty: hasErrors && isWhole ? guidance : nil,
            diagnostics: relevant.sortedByPlace(), kept: kept)
    }

    /// Whether every page depends on a file: a register, the settings, the words.
    private func isShared(_ file: String) -> Bool {
        !file.hasSuffix(".md")
    }
}
