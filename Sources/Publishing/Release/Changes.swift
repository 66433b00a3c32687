/// What a release changes for those who read the one before.
package struct Changes: Sendable, Equatable {
    package var new: [String] = []
    package var changed: [String] = []
    package var removed: [String] = []
    /// Addresses of data that are gone: other systems may ask for them.
    package var removedData: [String] = []
    /// Other files that are no pages: data, scripts, pictures, documents.
    package var otherFiles = 0

    package var isEmpty: Bool {
        new.isEmpty && changed.isEmpty && removed.isEmpty && removedData.isEmpty && otherFiles == 0
    }

    /// Compares by digest; compressed copies follow their text, and what publishing adds is no news.
    package init(from old: Manifest?, to new: Manifest) {
        let before = old?.files ?? [:]
        for path in Set(before.keys).union(new.files.keys).sorted()
        where Compression.original(of: path) == path {
            guard before[path] != new.files[path], path != "version.json" else { continue }
            guard Self.isPage(path) else {
                if new.files[path] == nil, path.hasPrefix("api/") {
                    removedData.append(path)
                } else {
                    otherFiles += 1
                }
                continue
            }
            if before[path] == nil {
                self.new.append(path)
            } else if new.files[path] == nil {
                removed.append(path)
            } else {
                changed.append(path)
            }
        }
    }

    /// Whether a file is something that a reader opens: not a fragment for other systems.
    static func isPage(_ path: String) -> Bool { path.hasSuffix(".html") && !path.hasPrefix("api/") }
}
