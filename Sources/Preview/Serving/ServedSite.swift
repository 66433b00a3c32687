internal import Output

/// A site as it is served: its files by path.
struct ServedSite: Sendable {
    private let files: [String: ServedFile]

    /// - Parameter previous: the site as it was served before.
    /// - Returns: the site, and the paths whose bytes may be others than before, in order.
    static func make(_ files: [OutputFile], after previous: ServedSite?) -> (
        site: ServedSite, changed: [String]
    ) {
        var served: [String: ServedFile] = [:]
        served.reserveCapacity(files.count)
        var changed: [String] = []
        for file in files {
            let before = previous?.files[file.path]
            served[file.path] = ServedFile(file, after: before)
            if before?.isSame(as: file) != true { changed.append(file.path) }
        }
        if let previous {
            changed += previous.files.keys.filter { served[$0] == nil }
        }
        return (ServedSite(files: served), changed.sorted())
    }

    subscript(path: String) -> ServedFile? { files[path] }

    var paths: Dictionary<String, ServedFile>.Keys { files.keys }
}
