import Diagnostics
import Dictionaries
import Foundation
import Guidance
import Proofreading
import Publication
import TestSupport
import Visiting

/// A guidance on disk taken through every stage but the writing, as `lots build` and `lots check` do.
struct MiniGuidance {
    var guidance: Guidance?
    var publication: Publication?
    var diagnostics: [Diagnostic]

    /// - Parameter fault: with one that only `lots check` finds, what it finds besides is found too.
    init(at root: URL, with fault: FaultCase? = nil) {
        let (tree, faults) = Self.read(root)
        self.init(tree, faults: faults, with: fault)
    }

    init(_ tree: SourceTree, faults: [Diagnostic], with fault: FaultCase? = nil) {
        var tree = tree
        tree.faults = faults
        let site = LaidOutSite(tree, words: .none, jobs: 1)
        guidance = site.guidance
        publication = site.publication
        var found = site.diagnostics
        if let fault, let options = fault.checkOptions {
            let memory = VisitMemory(folder: fault.folder.appending(path: "Site/.cache").path)
            found = (found + site.proofread(options, memory)).sortedByPlace()
        }
        // As the console shows them: what is only worth knowing is asked for.
        let shown = found.filter { $0.severity != .information }
        diagnostics = shown.isEmpty ? found : shown
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

extension LaidOutSite {
    /// What `lots check` finds more than a build, where every visit that it asks for has been made.
    fileprivate func proofread(_ options: [String], _ memory: VisitMemory) -> [Diagnostic] {
        guard let draft, let resolution, let manuscript = Manuscript(draft, resolution, jobs: 1),
            let option = options.firstIndex(of: "--today"), let today = CalendarDate(options[option + 1])
        else { return [] }
        let words = WordSources(dictionaries: "/usr/share/hunspell", cache: nil)
        let context = ProofreadingContext(today: today, words: words, jobs: 1)
        var found = Proofreader.read(manuscript, context)
        if options.contains("--external") {
            let links = ExternalLinks(manuscript)
            let outcomes = links.addresses.compactMap { address in
                memory.outcome(of: address, on: today.dayNumber, most: 7).map { (address, $0) }
            }
            found += links.findings(Dictionary(uniqueKeysWithValues: outcomes))
        }
        return found
    }
}
