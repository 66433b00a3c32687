/// What has happened since the last rebuild, gathered until it is over.
///
/// A save is several events: a file is emptied, written and closed; or moved away, written anew and its copy deleted. A
/// checkout is hundreds. A rebuild in between would show faults that nobody made.
package struct Burst: Sendable {
    /// How long nothing more may happen before what has happened is taken to be all.
    ///
    /// Between the events of one save lie less than a tenth of a millisecond; between two files of a checkout or a
    /// formatter, a few.
    package enum Quiet {
        package static let save = Duration.milliseconds(2)
        package static let several = Duration.milliseconds(15)
        /// While a file is being written, or is away.
        package static let unfinished = Duration.milliseconds(60)
        /// A program that never ends writing is not waited for.
        package static let longest = Duration.milliseconds(500)
    }

    private struct State {
        /// Whether it may be read.
        var isFinished: Bool
        /// Whether it was not there when the burst began.
        var isNew: Bool
    }

    private var files: [String: State] = [:]
    private var isAnything = false
    private var begin: ContinuousClock.Instant?
    private var last: ContinuousClock.Instant?

    package init() {}

    package mutating func note(_ event: WatcherEvent, at now: ContinuousClock.Instant) {
        switch event {
        case .file(let event): note(event)
        case .anything: isAnything = true
        }
        begin = begin ?? now
        last = now
    }

    private mutating func note(_ event: FileEvent) {
        let isNew = event.kind == .created || event.kind == .arrived
        var state = files[event.path] ?? State(isFinished: true, isNew: isNew)
        switch event.kind {
        case .created, .modified: state.isFinished = false
        case .written, .arrived: state.isFinished = true
        // What only came to go again, as programs' trial files do, is not waited for.
        case .gone: state.isFinished = state.isNew
        case .touched: break
        }
        files[event.path] = state
    }

    /// When to rebuild, if nothing more happens; `nil` where nothing has happened.
    package var due: ContinuousClock.Instant? {
        guard let begin, let last else { return nil }
        let quiet: Duration =
            if isAnything || files.values.contains(where: { !$0.isFinished }) {
                Quiet.unfinished
            } else if files.count > 2 {
                Quiet.several
            } else {
                Quiet.save
            }
        return min(last + quiet, begin + Quiet.longest)
    }

    /// Hands over what has happened and begins anew.
    package mutating func take() -> FileChanges {
        defer { self = Burst() }
        return isAnything ? .anything : .files(Set(files.keys))
    }
}
