package import Diagnostics
internal import Guidance
internal import Publication

/// Builds, and builds again what depends on the files that have changed; one thread's own.
struct Rebuilder {
    private let sources: PreviewSources
    private let current: CurrentPreview
    private var tree: SourceTree?
    private var laidOut: LaidOutSite?

    init(_ sources: PreviewSources, showing current: CurrentPreview) {
        self.sources = sources
        self.current = current
    }

    /// - Returns: what was done; `nil` where the files say what they said before.
    mutating func rebuild(_ changes: FileChanges) -> BuildReport? {
        let clock = ContinuousClock()
        let begin = clock.now
        let next = sources.read(tree, changes)
        if let tree, tree.isSame(as: next) { return nil }
        tree = next
        let laidOut = LaidOutSite(next, words: sources.words, jobs: sources.jobs, after: laidOut)
        self.laidOut = laidOut
        let isStopped =
            laidOut.publication == nil
            || sources.isStrict && laidOut.diagnostics.contains { $0.severity == .warning }
        let (build, changed) = current.show(laidOut, isStopped: isStopped)
        return BuildReport(
            build: build, changed: changed, diagnostics: laidOut.diagnostics, isStopped: isStopped,
            duration: begin.duration(to: clock.now))
    }
}

/// What one rebuild did.
package struct BuildReport: Sendable {
    /// Grows by one with each rebuild.
    package var build: Int
    /// The paths whose bytes may be others than before, in order.
    package var changed: [String]
    package var diagnostics: [Diagnostic]
    /// Whether the site stands as it was, for there are faults.
    package var isStopped: Bool
    package var duration: Duration
}
