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
        let file = "\(name)/current/\(Manifest.name)"
        guard let bytes = try shell.manifest(of: ReleaseFolder.currentName) else {
            if try shell.history().current != nil { throw .damaged(file) }
            return nil
        }
        return try Manifest(bytes, from: file)
    }

    package func publish(_ draft: ReleaseDraft, after published: Manifest?, keep: Int, jobs: Int)
        throws(PublishingError)
    {
        var lock = try shell.lock(name)
        defer { _ = lock.end() }
        let state = try shell.begin()
        guard state.current == published?.release else { throw .busy(name) }
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
        try transfer(stage.folder(of: manifest.release), to: new, unchangedIn: state.current)
        var history = state
        let met = history.met(before: manifest.release, keeping: keep)
        history.publish(manifest.release)
        let sums = try stage.sums(of: manifest.release)
        try shell.verify("\(ReleaseFolder.releasesName)/\(new)", sums: sums)
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

    package func before() throws(PublishingError) -> Manifest {
        try shell.check()
        guard let before = try shell.history().before else { throw .nothingBefore(name) }
        let file = "\(ReleaseFolder.releasesName)/\(before)"
        guard let bytes = try shell.manifest(of: file) else {
            throw .damaged("\(name)/\(file)/\(Manifest.name)")
        }
        return try Manifest(bytes, from: "\(name)/\(file)/\(Manifest.name)")
    }

    package func goBack(to release: Manifest, jobs: Int) throws(PublishingError) {
        var lock = try shell.lock(name)
        defer { _ = lock.end() }
        var history = try shell.begin()
        guard history.before == release.release else { throw .busy(name) }
        history.goBack()
        try shell.verify("\(ReleaseFolder.releasesName)/\(release.release)", sums: release.sums())
        let others = history.releases.filter { $0 != release.release }
        try shell.activate(release.release, history, assetsOf: others)
    }
}
