package import Diagnostics
package import Dictionaries
package import Guidance
internal import Incremental

/// A tree of files taken through every stage but the writing: what building, checking and previewing share.
package struct LaidOutSite: Sendable {
    /// `nil` where an error stands in the way.
    package private(set) var publication: Publication?
    package private(set) var guidance: Guidance?
    /// Everything that is wrong, by place.
    package private(set) var diagnostics: [Diagnostic]

    /// What the files say; `nil` where a folder is missing.
    package let draft: GuidanceDraft?
    /// What it comes to.
    package let resolution: Resolution?
    /// The last one without a fault.
    private var lastPublication: Publication?
    private let templates: Reading<TemplateLibrary?>?
    /// What the templates were read by.
    private let wording: Version?

    /// - Parameters:
    ///   - words: what the search knows words from; asked when its index is made.
    ///   - previous: the same tree as it was before: what depends on nothing that has changed since is kept.
    ///   - stage: runs each stage and may measure it; it must call what it is given.
    package init(
        _ tree: SourceTree, words: WordSources, jobs: Int, after previous: LaidOutSite? = nil,
        stage: (String, () -> Void) -> Void = { _, work in work() }
    ) {
        diagnostics = tree.faults
        guard !tree.faults.contains(where: { $0.code == .missingFolder || $0.code == .interruptedMove })
        else {
            (draft, resolution, templates, wording) = (nil, nil, nil, nil)
            lastPublication = previous?.lastPublication
            return
        }
        var read: GuidanceDraft?
        stage("parse") { read = GuidanceDraft.read(tree, jobs: jobs, after: previous?.draft) }
        guard let draft = read else { preconditionFailure("a stage was not run") }
        var resolution: Resolution?
        stage("resolve") { resolution = draft.resolve(jobs: jobs, after: previous?.resolution) }
        guard let resolution else { preconditionFailure("a stage was not run") }
        diagnostics = resolution.diagnostics
        // A fault in a text hides none in the addresses around it.
        diagnostics += resolution.faulty.map { Publication.addressFaults(in: $0) } ?? []
        let guidance = resolution.guidance
        self.guidance = guidance
        var templates: Reading<TemplateLibrary?>?
        let wording = draft.readings.wording.version
        // Without the words, every template would seem to name what does not exist.
        if draft.hasWording {
            let known = previous?.wording == wording ? previous?.templates : nil
            stage("templates") {
                let unreadable = UnreadablePaths(tree.faults, below: tree.templates)
                templates = .read(tree.templates.files + unreadable.standIns(), after: known) { faults in
                    let library = TemplateLibrary.read(
                        tree.templates, without: unreadable, wording: draft.wording, jobs: jobs)
                    faults = library.diagnostics
                    return library.library
                }
            }
            diagnostics += templates?.diagnostics ?? []
        }
        if let guidance, let templates, templates.value != nil {
            var laidOut: (publication: Publication?, diagnostics: [Diagnostic])?
            stage("lay out") {
                laidOut = Publication.make(
                    guidance, templates: templates, words: words, pdfs: tree.pdfs, jobs: jobs,
                    after: previous?.lastPublication)
            }
            diagnostics += laidOut?.diagnostics ?? []
            publication = laidOut?.publication
        }
        (self.draft, self.resolution, self.templates, self.wording) = (draft, resolution, templates, wording)
        diagnostics = draft.weighed(diagnostics).sortedByPlace()
        if diagnostics.hasErrors { publication = nil }
        lastPublication = publication ?? previous?.lastPublication
    }
}
