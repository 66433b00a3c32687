internal import Glibc

/// Follows folders through the system's notices: whatever happens is told within a millisecond.
package final class NoticeWatcher: SourceWatcher {
    private let notices: Inotify
    private let roots: [WatchedFolder]
    /// What each watch watches: a root, and the folder's path relative to it.
    private var folders: [Int32: (root: WatchedFolder, path: String)] = [:]
    /// Roots that are not there: they are looked for until they are.
    private var missing: [WatchedFolder] = []

    private static let lookEvery = Duration.milliseconds(200)

    /// `nil` where the system has no notices to give, or too few for so many folders.
    package init?(_ roots: [WatchedFolder]) {
        guard let notices = Inotify() else { return nil }
        self.notices = notices
        self.roots = roots
        guard watchAll() else { return nil }
    }

    package func events(until deadline: ContinuousClock.Instant?) -> [WatcherEvent] {
        let clock = ContinuousClock()
        while true {
            var wait = deadline.map { clock.now.duration(to: $0) }
            if !missing.isEmpty { wait = min(wait ?? Self.lookEvery, Self.lookEvery) }
            let found = notices.notices(milliseconds: wait?.milliseconds ?? -1)
            var events = found.flatMap(events(for:))
            if found.isEmpty, missing.contains(where: \.isThere) {
                _ = watchAll()
                events.append(.anything)
            }
            if !events.isEmpty { return events }
            if let deadline, clock.now >= deadline { return [] }
        }
    }

    private func events(for notice: Inotify.Notice) -> [WatcherEvent] {
        if notice.what.contains(.overflow) {
            _ = watchAll()
            return [.anything]
        }
        guard let (root, folder) = folders[notice.watch] else { return [] }
        if notice.what.contains(.ended) {
            folders[notice.watch] = nil
            return []
        }
        if !notice.what.isDisjoint(with: .folderItself) {
            // One below a root is told of by the folder that it is in.
            guard folder.isEmpty else { return [] }
            _ = watchAll()
            return [.anything]
        }
        let path = folder.isEmpty ? notice.name : "\(folder)/\(notice.name)"
        guard !notice.name.isEmpty, root.follows(path) else { return [] }
        if notice.what.contains(.isFolder) {
            _ = watchAll()
            return [.anything]
        }
        return notice.what.kind.map { [.file(FileEvent($0, "\(root.path)/\(path)"))] } ?? []
    }

    /// Watches what is there now: what is new from now on, what has gone no more, what has moved under its new name.
    ///
    /// - Returns: whether the system could watch all that is there.
    private func watchAll() -> Bool {
        var now: [Int32: (root: WatchedFolder, path: String)] = [:]
        var isWhole = true
        missing = []
        /// - Returns: whether the folder is there.
        func watch(_ root: WatchedFolder, _ path: String) -> Bool {
            switch notices.watch(path.isEmpty ? root.path : "\(root.path)/\(path)") {
            case .success(let number): now[number] = (root, path)
            case .failure(let fault):
                // A folder that has gone meanwhile, or may not be read, is told of when it is read.
                if fault.errno == ENOSPC || fault.errno == ENOMEM { isWhole = false }
                return false
            }
            return true
        }
        for root in roots {
            // First the watch, then the list: a folder that comes in between is in one of them.
            var known: Set<String> = []
            guard watch(root, "") else {
                missing.append(root)
                continue
            }
            while let fresh = root.list()?.folders.filter({ !known.contains($0) }), !fresh.isEmpty {
                for folder in fresh {
                    known.insert(folder)
                    _ = watch(root, folder)
                }
            }
        }
        for number in folders.keys where now[number] == nil { notices.forget(number) }
        folders = now
        return isWhole
    }
}
