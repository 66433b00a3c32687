internal import Diagnostics
internal import Guidance
internal import Publication

/// Files to a laid-out site, everything but the writing: what `build` and `check` share.
struct SiteBuild {
    /// `nil` where an error stands in the way.
    var publication: Publication?
    var diagnostics: [Diagnostic]

    init(_ workspace: Workspace, jobs: Int, stopwatch: inout Stopwatch) {
        let (tree, faults) = stopwatch.measure("read") { workspace.read(jobs: jobs) }
        diagnostics = faults
        guard !faults.contains(where: { $0.code == .missingFolder }) else { return }
        let draft = stopwatch.measure("parse") { GuidanceDraft.read(tree, jobs: jobs) }
        let resolution = stopwatch.measure("resolve") { draft.resolve(jobs: jobs) }
        let templates = stopwatch.measure("templates") {
            TemplateLibrary.read(tree.templates, wording: draft.wording)
        }
        diagnostics += resolution.diagnostics + templates.diagnostics
        guard let guidance = resolution.guidance, let library = templates.library else { return }
        let laidOut = stopwatch.measure("lay out") { Publication.make(guidance, templates: library, jobs: jobs) }
        diagnostics += laidOut.diagnostics
        guard !diagnostics.hasErrors else { return }
        publication = laidOut.publication
    }
}
