internal import Foundation
package import Guidance

/// A guidance that is served as it is on the disk, and anew at every save.
package struct Preview: Sendable {
    private let sources: PreviewSources
    private let current: CurrentPreview
    /// Whether the files are looked at again and again, for a file system that gives no notices.
    private let isPolling: Bool

    /// - Parameters:
    ///   - isPolling: whether to look at the files again and again even where the system gives notices.
    ///   - today: what reviews are overdue against.
    package init(
        _ sources: PreviewSources, links: EditorLinks, isPolling: Bool,
        today: @escaping @Sendable () -> CalendarDate
    ) {
        self.sources = sources
        self.isPolling = isPolling
        current = CurrentPreview(links: links, today: today)
    }

    /// Builds, serves and follows the files until the program is ended.
    ///
    /// - Parameters:
    ///   - ports: tried in order.
    ///   - whenReady: is called once, when the first build is served.
    ///   - whenBuilt: is called after each rebuild, from the thread that builds; after the first before `whenReady`.
    /// - Throws: `PreviewError` where no port is free.
    package func run(
        ports: [UInt16], whenReady: (_ port: UInt16) -> Void,
        whenBuilt: @escaping @Sendable (BuildReport) -> Void
    ) async throws -> Never {
        let server = try PreviewServer(ports: ports)
        await follow(whenBuilt)
        whenReady(server.port)
        try await server.serve(current)
    }

    /// Builds, and follows the files from then on, on a thread of its own.
    private func follow(_ whenBuilt: @escaping @Sendable (BuildReport) -> Void) async {
        await withCheckedContinuation { (built: CheckedContinuation<Void, Never>) in
            let thread = Thread { [sources, current, isPolling] in
                // What happens while the files are read for the first time is noticed too.
                let watcher: any SourceWatcher =
                    (isPolling ? nil : NoticeWatcher(sources.folders)) ?? PollingWatcher(sources.folders)
                var rebuilder = Rebuilder(sources, showing: current)
                if let report = rebuilder.rebuild(.anything) { whenBuilt(report) }
                built.resume()
                let clock = ContinuousClock()
                var burst = Burst()
                while true {
                    for event in watcher.events(until: burst.due) { burst.note(event, at: clock.now) }
                    guard let due = burst.due, clock.now >= due else { continue }
                    if let report = rebuilder.rebuild(burst.take()) { whenBuilt(report) }
                }
            }
            // As much as the main thread has: content may be nested deeply.
            thread.stackSize = 8 << 20
            thread.start()
        }
    }
}

/// Why there is nothing to look at.
package enum PreviewError: Error, Equatable {
    /// Another program listens there.
    case portTaken(UInt16)
    case noPortFree(ClosedRange<UInt16>)
}
