import Diagnostics
import Incremental
import Markdown
import Parallel

/// What was found when a draft was resolved, page by page, so that the next draft is resolved where it differs.
///
/// Nothing here guesses: a result is kept only while everything that it was found from is the same.
struct KeptResolution: Sendable {
    private(set) var outline: Outline
    private(set) var outlineFaults: [Diagnostic]
    private(set) var bodies: [Body] = []
    var pageFaults: [Diagnostic] { faults.flatMap(\.self) }
    var norms = NormWithoutText.Found()

    /// By page: what the text alone has wrong with its references.
    private var faults: [[Diagnostic]] = []
    /// The drafts that the pages were resolved from.
    private var drafts: [PageDraft]
    /// What every page may refer to besides other pages.
    private let files: PageResolver.Files
    private let registers: Version
    private let settings: Version
    private let linkers: PageResolver.Linkers
    /// Whether pages whose text is the same find what they found before.
    private var keepsBodies = false
    private var drawings: [String: KeptDrawing] = [:]
    private var joined = Joined()

    private struct KeptDrawing: Sendable {
        var file: SourceTree.File
        var drawing: Drawing?
        var faults: [Diagnostic]
    }

    /// Values that many pages depend on, each with what stands for it.
    private struct Joined: Sendable {
        var drawings: [SourceTree.File?] = []
        var drawingsVersion = Version()
        var workNumbers: [String: Int] = [:]
        var workNumbersVersion = Version()
        var assets: [SourceTree.File] = []
        var assetsVersion = Version()
    }

    init(_ draft: GuidanceDraft, after previous: KeptResolution?) {
        drafts = draft.pages
        files = PageResolver.Files(draft)
        registers = draft.readings.registers.version
        settings = draft.readings.settings.version
        guard let previous else {
            linkers = PageResolver.Linkers(draft.registers)
            var builder = OutlineBuilder(draft)
            outline = builder.build()
            outlineFaults = builder.diagnostics
            return
        }
        let sameRegisters = previous.registers == registers
        linkers = sameRegisters ? previous.linkers : PageResolver.Linkers(draft.registers)
        let seen = previous.seen(in: draft.pages)
        if seen == .same, previous.settings == settings, previous.outlineFaults.isEmpty {
            outline = previous.outline
            for (index, page) in draft.pages.enumerated() where page.version != previous.drafts[index].version
            {
                outline.pages[index].anchors = page.document.anchors
            }
            outlineFaults = []
        } else {
            var builder = OutlineBuilder(draft)
            outline = builder.build()
            outlineFaults = builder.diagnostics
        }
        keepsBodies = seen != .otherwise && previous.files == files && sameRegisters
        bodies = previous.bodies
        faults = previous.faults
        drafts = previous.drafts
        drawings = previous.drawings
        joined = previous.joined
        norms = sameRegisters && seen != .otherwise ? previous.norms : NormWithoutText.Found()
    }

    private enum Seen { case same, sameAddresses, otherwise }

    /// What pages see of each other now, beside what they saw before.
    private func seen(in pages: [PageDraft]) -> Seen {
        guard pages.count == drafts.count else { return .otherwise }
        var seen = Seen.same
        for (page, before) in zip(pages, drafts) where page.version != before.version {
            guard page.path == before.path, page.frontMatter?.title == before.frontMatter?.title,
                page.document.anchors.elementsEqual(before.document.anchors, by: { $0.looksLike($1) })
            else { return .otherwise }
            if page.frontMatter != before.frontMatter { seen = .sameAddresses }
        }
        return seen
    }

    /// Resolves those pages whose text, or anything it may refer to, has changed.
    mutating func resolvePages(of draft: GuidanceDraft, jobs: Int) {
        let resolver = PageResolver(
            outline: outline, registers: draft.registers, files: files, linkers: linkers)
        let isNew = draft.pages.indices.map { index in
            !keepsBodies || draft.pages[index].version != drafts[index].version
        }
        let (oldBodies, oldFaults) = (bodies, faults)
        let changed = draft.pages.indices.filter { isNew[$0] }
        let results = parallelMap(changed, jobs: jobs) { index -> (body: Body, faults: [Diagnostic]) in
            resolver.resolve(draft.pages[index], index: index)
        }
        drafts = draft.pages
        if changed.count == drafts.count {
            bodies = results.map(\.body)
            faults = results.map(\.faults)
            return
        }
        (bodies, faults) = (oldBodies, oldFaults)
        for (index, result) in zip(changed, results) { (bodies[index], faults[index]) = result }
    }

    /// Drawings, each checked again when its file has changed.
    mutating func drawings(_ files: [SourceTree.File], in content: SourceTree.Folder, jobs: Int)
        -> [(drawing: Drawing?, faults: [Diagnostic])]
    {
        let changed = files.filter { drawings[$0.path]?.file != $0 }
        let read = parallelMap(changed, jobs: jobs) { file -> KeptDrawing in
            switch SourceText.read(file, named: content.displayPath(file.path)) {
            case .failure(let fault): return KeptDrawing(file: file, drawing: nil, faults: [fault.diagnostic])
            case .success(let source):
                let (drawing, faults) = DrawingReader.read(source, path: file.path)
                return KeptDrawing(file: file, drawing: drawing, faults: faults)
            }
        }
        for drawing in read { drawings[drawing.file.path] = drawing }
        return files.map { (drawings[$0.path]?.drawing, drawings[$0.path]?.faults ?? []) }
    }

    /// Notes what many pages depend on, to tell whether it has changed.
    mutating func note(drawings: [SourceTree.File?], workNumbers: [String: Int], assets: [SourceTree.File]) {
        let drawings = drawings.sorted { ($0?.path ?? "") < ($1?.path ?? "") }
        if joined.drawings != drawings { (joined.drawings, joined.drawingsVersion) = (drawings, Version()) }
        if joined.workNumbers != workNumbers {
            (joined.workNumbers, joined.workNumbersVersion) = (workNumbers, Version())
        }
        if joined.assets != assets { (joined.assets, joined.assetsVersion) = (assets, Version()) }
    }

    func versions(of draft: GuidanceDraft) -> Guidance.Versions {
        Guidance.Versions(
            registers: registers, settings: settings, wording: draft.readings.wording.version,
            drawings: joined.drawingsVersion, workNumbers: joined.workNumbersVersion,
            assets: joined.assetsVersion)
    }
}

extension Anchor {
    /// Whether a link sees no difference; where in the file it stands is nothing to other pages.
    fileprivate func looksLike(_ other: Anchor) -> Bool {
        id == other.id && title == other.title && kind == other.kind
    }
}
