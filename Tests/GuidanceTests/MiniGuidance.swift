import Diagnostics
import Foundation
import Guidance
import Publication
import Search
import TestSupport

/// A guidance on disk taken through every stage but the writing, as `lots build` and `lots check` do.
struct MiniGuidance {
    var guidance: Guidance?
    var publication: Publication?
    var diagnostics: [Diagnostic]

    init(at root: URL) {
        let (tree, faults) = Self.read(root)
        self.init(tree, faults: faults)
    }

    init(_ tree: SourceTree, faults: [Diagnostic]) {
        var tree = tree
        tree.faults = faults
        let site = LaidOutSite(tree, words: .none, jobs: 1)
        guidance = site.guidance
        publication = site.publication
        // As the console shows them: what is only worth knowing is asked for.
        let shown = site.diagnostics.filter { $0.severity != .information }
        diagnostics = shown.isEmpty ? site.diagnostics : shown
    }

    /// Reads the three folders.
    static func read(_ root: URL) -> (tree: SourceTree, faults: [Diagnostic]) {
        func folder(_ name: String) -> (folder: SourceTree.Folder, diagnostics: [Diagnostic]) {
            FolderReader(root: root.appending(path: name).path, name: name).read(jobs: 1)
        }
        let (content, templates, site) = (folder("Content"), folder("Templates"), folder("Site"))
        return (
            SourceTree(content: content.folder, templates: templates.folder, site: site.folder),
            content.diagnostics + templates.diagnostics + site.diagnostics
        )
    }

    /// What the console says.
    var console: String { diagnostics.map { $0.formatted(as: .text) }.joined() }
}
