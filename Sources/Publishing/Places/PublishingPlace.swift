// The rendered site to a place where readers meet it, and back.
//
// A site becomes a release in three steps, each a value: `ReleaseDraft` knows every file's digest and has written nothing;
// `Manifest` is what lies in the release and what it is compared by; a `PublishingPlace` puts it out. What must not be
// published is found on the draft and the published manifest alone (`Refusal`), before anything is written anywhere.
//
// A folder and a host change in one step: the release is whole and read back before the link `current` leads to it. An object
// store cannot: there every file is seen as soon as it is there, and the order of files is what protects readers. Pages name
// their hashed assets, so these come first and go last, and those of earlier releases stay as long as the releases do.
//
// Whoever is killed leaves what the next run can tell from what is published: a hidden name in a folder, an open ledger at a store.
// Locks end with the process where there are locks; programs that transfer end with us.
//
// docs/publishing.md says the same to those who publish.

/// Somewhere that releases are put, and that readers are served from.
package protocol PublishingPlace: Sendable {
    /// What readers meet there now; `nil` where nothing has been published. Writes nothing.
    ///
    /// Throws `unreadable` where something has been published, and nobody can tell what.
    func published() throws(PublishingError) -> Manifest?

    /// Puts a release there; when it returns, readers meet it and it has been read back.
    ///
    /// - Parameters:
    ///   - published: what the release was compared with; `nil` also where that is unreadable. If it is no longer what
    ///     readers meet, another run came between and nothing is done.
    ///   - keep: how many releases there are afterwards, at most.
    func publish(_ draft: ReleaseDraft, after published: Manifest?, keep: Int, jobs: Int)
        throws(PublishingError)

    /// The way back from what readers meet, also where that is unreadable. Writes nothing.
    func wayBack(jobs: Int) throws(PublishingError) -> WayBack

    /// Lets readers meet an earlier release again.
    func goBack(_ way: WayBack, jobs: Int) throws(PublishingError)
}

extension PublishingPlace {
    /// What readers meet, and `nil` where nobody can tell.
    package func readable() throws(PublishingError) -> Manifest? {
        do throws(PublishingError) {
            return try published()
        } catch {
            guard case .unreadable = error else { throw error }
            return nil
        }
    }
}

/// A folder on this machine, which a web server reads.
package struct FolderPlace: PublishingPlace {
    private let folder: ReleaseFolder

    package init(_ path: String) { folder = ReleaseFolder(path: path) }

    package func published() throws(PublishingError) -> Manifest? { try folder.published() }

    package func publish(_ draft: ReleaseDraft, after published: Manifest?, keep: Int, jobs: Int)
        throws(PublishingError)
    {
        let lock = try folder.lock()
        defer { extendLifetime(lock) }
        guard try readable()?.release == published?.release else { throw .busy(folder.path) }
        let manifest = try folder.add(draft, jobs: jobs)
        var history = folder.history()
        let met = history.met(before: manifest.release, keeping: keep)
        history.publish(manifest.release)
        try folder.activate(manifest.release, history, assetsOf: met)
        try folder.verify(manifest, at: "\(folder.path)/\(ReleaseFolder.currentName)", jobs: jobs)
        folder.prune(keeping: keep)
    }

    package func wayBack(jobs: Int) throws(PublishingError) -> WayBack {
        try folder.check()
        return try folder.wayBack(folder.history(), from: folder.path, jobs: jobs)
    }

    package func goBack(_ way: WayBack, jobs: Int) throws(PublishingError) {
        let lock = try folder.lock()
        defer { extendLifetime(lock) }
        let (history, release) = (folder.history(), way.release.release)
        guard way.leads(in: history) else { throw .busy(folder.path) }
        try folder.verify(way.release, at: folder.folder(of: release), jobs: jobs)
        try folder.activate(release, history, assetsOf: history.releases.filter { $0 != release })
    }
}
