internal import Foundation

/// A host that is reached through ssh: a folder of releases there, as `ReleaseFolder` is one here.
///
/// rsync transfers; the rest is done by short scripts for `/bin/sh` there, with what every Linux has (coreutils, sed,
/// util-linux's flock). The lock is held by a session of ssh for as long as we live.
package struct HostPlace: PublishingPlace {
    private let user: String
    private let path: String
    /// Where releases are made on this machine before they are sent.
    private let scratch: String
    private let shell: RemoteShell
    private let rsync: Program
    private let limit: Duration

    /// - Parameters:
    ///   - ssh: the program with its options, as rsync's `-e` takes it.
    ///   - scratch: a folder for temporary files.
    package init(
        user: String, path: String, ssh: [String], searchPath: String, scratch: String, limit: Duration
    ) throws(PublishingError) {
        self.user = user
        self.path = path
        self.scratch = scratch
        self.limit = limit
        shell = try RemoteShell(user: user, ssh: ssh, folder: path, searchPath: searchPath, limit: limit)
        rsync = try Program("rsync", package: "rsync", searchPath: searchPath)
    }

    private var name: String { "\(user):\(path)" }

    package func published() throws(PublishingError) -> Manifest? {
        try shell.check()
        let file = "\(name)/\(ReleaseFolder.currentName)/\(Manifest.name)"
        guard let bytes = try shell.manifest(of: ReleaseFolder.currentName) else {
            let history = try shell.history()
            if history.isLost { throw .unreadable("\(name)/\(ReleaseFolder.currentName)") }
            if history.current != nil { throw .unreadable(file) }
            return nil
        }
        do throws(PublishingError) {
            return try Manifest(bytes, from: file)
        } catch {
            throw .unreadable(file)
        }
    }

    package func publish(_ draft: ReleaseDraft, after published: Manifest?, keep: Int, jobs: Int)
        throws(PublishingError)
    {
        var lock = try shell.lock(name)
        defer { _ = lock.end() }
        let state = try shell.begin()
        if state.current != published?.release {
            // Nothing to compare with: because it is unreadable, or because it came meanwhile?
            guard published == nil, try readable() == nil else { throw .busy(name) }
        }
        let stage = ReleaseFolder(path: "\(scratch)/lots-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(atPath: stage.path) }
        let manifest: Manifest
        do {
            let lock = try stage.lock()
            defer { extendLifetime(lock) }
            manifest = try stage.add(draft, jobs: jobs)
        }
        // A name of its own: what a run sends that was stopped must not get into this one.
        let new = ".new-\(UUID().uuidString)"
        let sums = try stage.sums(of: manifest.release)
        do throws(PublishingError) {
            try transfer(stage.folder(of: manifest.release), to: new, unchangedIn: state.current)
            try shell.verify("\(ReleaseFolder.releasesName)/\(new)", sums: sums)
        } catch {
            // A disk that is full must not stay so; where nobody answers, the next run removes it.
            try? shell.discard(new)
            throw error
        }
        var history = state
        let met = history.met(before: manifest.release, keeping: keep)
        history.publish(manifest.release)
        try shell.place(new, as: manifest.release)
        try shell.activate(manifest.release, history, assetsOf: met)
        try shell.verify(ReleaseFolder.currentName, sums: sums)
        try shell.prune(history.surplus(keeping: keep))
    }

    private func transfer(_ folder: String, to new: String, unchangedIn current: String?)
        throws(PublishingError)
    {
        let known = current.map { ["--link-dest=../\($0)"] } ?? []
        // Compared by content, so that a file that is the same keeps its time there.
        let options = [
            "--recursive", "--links", "--perms", "--checksum", "-s", "--timeout=120",
            "--rsh=\(shell.command)",
        ]
        try rsync.succeed(
            options + known + ["\(folder)/", "\(user):\(path)/\(ReleaseFolder.releasesName)/\(new)/"],
            limit: limit)
    }

    package func wayBack(jobs: Int) throws(PublishingError) -> WayBack {
        try shell.check()
        return try WayBack.find(
            in: shell.history(), at: name,
            manifest: { release throws(PublishingError) in try manifest(of: release) },
            unlike: { manifest throws(PublishingError) in
                try shell.unlike("\(ReleaseFolder.releasesName)/\(manifest.release)", sums: manifest.sums())
            })
    }

    private func manifest(of release: String) throws(PublishingError) -> Manifest {
        let folder = "\(ReleaseFolder.releasesName)/\(release)"
        let file = "\(name)/\(folder)/\(Manifest.name)"
        guard let bytes = try shell.manifest(of: folder) else { throw .damaged(file) }
        let manifest = try Manifest(bytes, from: file)
        guard manifest.release == release else { throw .damaged(file) }
        return manifest
    }

    package func goBack(_ way: WayBack, jobs: Int) throws(PublishingError) {
        var lock = try shell.lock(name)
        defer { _ = lock.end() }
        let (history, release) = (try shell.begin(), way.release.release)
        guard way.leads(in: history) else { throw .busy(name) }
        try shell.verify("\(ReleaseFolder.releasesName)/\(release)", sums: way.release.sums())
        try shell.activate(release, history, assetsOf: history.releases.filter { $0 != release })
    }
}
