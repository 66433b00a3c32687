package import Diagnostics
package import Guidance

/// A tree of files taken through every stage but the writing: what building, checking and previewing share.
package struct LaidOutSite: Sendable {
    /// `nil` where an error stands in the way.
    package private(set) var publication: Publication?
    package private(set) var guidance: Guidance?
    /// Everything that is wrong, by place.
    package private(set) var diagnostics: [Diagnostic]

    /// - Parameter stage: runs each stage and may measure it; it must call what it is given.
    package init(_ tree: SourceTree, jobs: Int, stage: (String, () -> Void) -> Void = { _, work in work() }) {
        diagnostics = tree.faults
        guard !tree.faults.contains(where: { $0.code == .missingFolder }) else { return }
        var read: GuidanceDraft?
        stage("parse") { read = GuidanceDraft.read(tree, jobs: jobs) }
        guard let draft = read else { preconditionFailure("a stage was not run") }
        var templates: TemplateLibrary?
        stage("resolve") {
            let resolution = draft.resolve(jobs: jobs)
            diagnostics = resolution.diagnostics
            guidance = resolution.guidance
        }
        // Without the words, every template would seem to name what does not exist.
        if draft.hasWording {
            stage("templates") {
                let library = TemplateLibrary.read(tree.templates, wording: draft.wording)
                diagnostics += library.diagnostics
                templates = library.library
            }
        }
        if let guidance, let templates {
            stage("lay out") {
                let laidOut = Publication.make(
                    guidance, templates: templates, pdfs: tree.pdfs, jobs: jobs)
                diagnostics += laidOut.diagnostics
                publication = laidOut.publication
            }
        }
        diagnostics = diagnostics.sortedByPlace()
        if diagnostics.hasErrors { publication = nil }
    }
}
