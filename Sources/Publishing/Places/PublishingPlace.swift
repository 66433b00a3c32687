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
    func publish(_ draft: ReleaseDraft, after published: Manifest?, keep: Int, jobs: Int) throws(PublishingError)

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
        try folder.activate(manifest.release, { $0.publish(manifest.release) }, carriesAssets: true)
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
        guard folder.history().before == release.release else { throw .busy(folder.path) }
        try folder.verify(release, at: folder.folder(of: release.release), jobs: jobs)
        try folder.activate(release.release, { $0.goBack() }, carriesAssets: true)
    }
}
