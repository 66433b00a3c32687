internal import Output
internal import Publication

/// A site as it is served: its files by path.
struct ServedSite: Sendable {
    private let files: [String: ServedFile]
    /// Where the sections of pages are found, which are too many to be held ready.
    private let publication: Publication

    /// - Parameter previous: the site as it was served before.
    /// - Returns: the site, and the paths whose bytes may be others than before, in order.
    static func make(
        _ publication: Publication, after previous: ServedSite?
    ) -> (site: ServedSite, changed: [String]) {
        var served: [String: ServedFile] = [:]
        served.reserveCapacity(publication.files.count)
        var changed: Set<String> = []
        for file in publication.files {
            let before = previous?.files[file.path]
            served[file.path] = ServedFile(file, after: before)
            if before?.isSame(as: file) != true { changed.insert(file.path) }
        }
        if let previous {
            changed.formUnion(previous.files.keys.filter { served[$0] == nil })
        }
        for path in changed {
            changed.formUnion(publication.sections(ofPageAt: path).map(\.path))
            changed.formUnion(previous?.publication.sections(ofPageAt: path).map(\.path) ?? [])
        }
        return (ServedSite(files: served, publication: publication), changed.sorted())
    }

    subscript(path: String) -> ServedFile? {
        files[path] ?? publication.section(at: path).map { ServedFile($0, after: nil) }
    }

    var paths: Dictionary<String, ServedFile>.Keys { files.keys }
}
