/// The release that readers may meet again, and those on the way to it that they may not.
package struct WayBack: Sendable {
    package let release: Manifest
    /// The latest first.
    package let skipped: [Changed]
    /// What readers met when the way was looked for.
    let current: String?

    /// A release that someone has changed since it was published.
    package struct Changed: Sendable {
        package var release: String
        /// Files that are not as they were.
        package var files: [String]
    }

    /// Looks for the latest release before the current one that is whole.
    ///
    /// Whoever goes back is in a hurry: what someone has damaged must not stand in the way of what is good.
    ///
    /// - Parameters:
    ///   - place: for messages.
    ///   - manifest: reads the manifest of a release.
    ///   - unlike: the files of a release that are not as its manifest says.
    static func find(
        in history: History, at place: String,
        manifest: (String) throws(PublishingError) -> Manifest,
        unlike: (Manifest) throws(PublishingError) -> [String]
    ) throws(PublishingError) -> WayBack {
        var skipped: [Changed] = []
        for name in history.earlier {
            var files = [Manifest.name]
            do throws(PublishingError) {
                let release = try manifest(name)
                files = try unlike(release)
                if files.isEmpty {
                    return WayBack(release: release, skipped: skipped, current: history.current)
                }
            } catch {
                guard case .damaged = error else { throw error }
            }
            skipped.append(Changed(release: name, files: files))
        }
        guard let first = skipped.first else { throw .nothingBefore(place) }
        throw .changed(first.release, files: first.files)
    }

    /// Whether it is still the way back: no other run came between.
    func leads(in history: History) -> Bool {
        history.current == current && history.earlier.contains(release.release)
    }
}
