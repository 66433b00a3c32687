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
    func published() throws(PublishingError) -> Manifest?

    /// Puts a release there; when it returns, readers meet it and it has been read back.
    ///
    /// - Parameters:
    ///   - published: what the release was compared with. If that is no longer what readers meet, another run came
    ///     between and nothing is done.
    ///   - keep: how many releases there are afterwards, at most.
    func publish(_ draft: ReleaseDraft, after published: Manifest?, keep: Int, jobs: Int)
        throws(PublishingError)

    /// The release before the one that readers meet. Writes nothing.
    func before() throws(PublishingError) -> Manifest

    /// Lets readers meet that one again.
    func goBack(to release: Manifest, jobs: Int) throws(PublishingError)
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
        guard try folder.published()?.release == published?.release else { throw .busy(folder.path) }
        let manifest = try folder.add(draft, jobs: jobs)
        var history = folder.history()
        let met = history.met(before: manifest.release, keeping: keep)
        history.publish(manifest.release)
        try folder.activate(manifest.release, history, assetsOf: met)
        try folder.verify(manifest, at: "\(folder.path)/\(ReleaseFolder.currentName)", jobs: jobs)
        folder.prune(keeping: keep)
    }

    package func before() throws(PublishingError) -> Manifest {
        try folder.check()
        guard let before = folder.history().before else { throw .nothingBefore(folder.path) }
        return try folder.manifest(of: before)
    }

    package func goBack(to release: Manifest, jobs: Int) throws(PublishingError) {
        let lock = try folder.lock()
        defer { extendLifetime(lock) }
        var history = folder.history()
        guard history.before == release.release else { throw .busy(folder.path) }
        try folder.verify(release, at: folder.folder(of: release.release), jobs: jobs)
        history.goBack()
        try folder.activate(
            release.release, history, assetsOf: history.releases.filter { $0 != release.release })
    }
}
