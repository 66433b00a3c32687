internal import Foundation

/// Follows folders by looking at all that is there again and again: for file systems and systems that give no notices.
package final class PollingWatcher: SourceWatcher {
    private let roots: [WatchedFolder]
    private let interval: Duration
    /// By path; a root that is missing is not there.
    private var known: [String: [String: FileStamp]]

    package init(_ roots: [WatchedFolder], interval: Duration = .milliseconds(300)) {
        self.roots = roots
        self.interval = interval
        known = Self.look(roots)
    }

    package func events(until deadline: ContinuousClock.Instant?) -> [WatcherEvent] {
        let clock = ContinuousClock()
        while true {
            let now = clock.now
            if let deadline, now >= deadline { return [] }
            let next = min(now + interval, deadline ?? now + interval)
            Thread.sleep(forTimeInterval: Double(now.duration(to: next).milliseconds) / 1000)
            let events = look()
            if !events.isEmpty { return events }
        }
    }

    private func look() -> [WatcherEvent] {
        let now = Self.look(roots)
        defer { known = now }
        guard now.count == known.count else { return [.anything] }
        var events: [WatcherEvent] = []
        for (root, files) in now {
            let before = known[root] ?? [:]
            guard before != files else { continue }
            for (path, stamp) in files where before[path] != stamp {
                events.append(.file(FileEvent(.written, "\(root)/\(path)")))
            }
            for path in before.keys where files[path] == nil {
                events.append(.file(FileEvent(.gone, "\(root)/\(path)")))
            }
        }
        return events
    }

    private static func look(_ roots: [WatchedFolder]) -> [String: [String: FileStamp]] {
        Dictionary(
            roots.compactMap { root in root.list().map { (root.path, $0.files) } },
            uniquingKeysWith: { first, _ in first })
    }
}
