internal import Diagnostics
internal import Guidance
internal import Publication
internal import Synchronization

/// What is served now: handed from the thread that builds to the tasks that answer.
final class CurrentPreview: Sendable {
    struct State: Sendable {
        /// Grows by one with each rebuild.
        var build = 0
        /// The last site without an error; `nil` before there is one.
        var site: ServedSite?
        /// What it was made from.
        var guidance: Guidance?
        /// What is wrong with the files as they are now.
        var diagnostics: [Diagnostic] = []
        /// Whether that keeps the site from being made.
        var isStopped = false
    }

    let listeners = Listeners()
    let links: EditorLinks
    /// The day, whenever it is asked for.
    let today: @Sendable () -> CalendarDate
    private let state = Mutex(State())

    init(links: EditorLinks, today: @escaping @Sendable () -> CalendarDate) {
        self.links = links
        self.today = today
    }

    var now: State { state.withLock(\.self) }

    /// Serves what was built, and tells the open pages.
    ///
    /// - Parameter isStopped: whether the faults keep the site from being made.
    /// - Returns: the build's number, and the paths whose bytes may be others than before.
    func show(_ laidOut: LaidOutSite, isStopped: Bool) -> (build: Int, changed: [String]) {
        var next = now
        next.build += 1
        next.diagnostics = laidOut.diagnostics
        next.isStopped = isStopped
        var changed: [String] = []
        if !isStopped, let publication = laidOut.publication {
            let (site, paths) = ServedSite.make(publication, after: next.site)
            (next.site, changed) = (site, paths)
            next.guidance = laidOut.guidance
        }
        let shown = next
        state.withLock { $0 = shown }
        listeners.send(event(of: shown, changed: changed).bytes)
        return (shown.build, changed)
    }

    /// What a page that opens now must be told: of faults, which are of no build that it could ask for.
    var greeting: [[UInt8]] {
        let now = now
        return now.isStopped ? [event(of: now, changed: []).bytes] : []
    }

    private func event(of state: State, changed: [String]) -> PreviewEvent {
        state.isStopped
            ? .faults(build: state.build, state.diagnostics, links)
            : .built(build: state.build, changed: changed)
    }
}
