package import Diagnostics

/// Files and folders that are there and that could not be read, or not under the names that others know them by.
///
/// What seems to be missing in them is a consequence of that, and no fault of its own.
package struct UnreadablePaths: Sendable, Equatable {
    private var paths: Set<String> = []

    package init() {}

    var isEmpty: Bool { paths.isEmpty }

    /// - Parameters:
    ///   - faults: of the reading.
    ///   - folder: the one that the paths are below, as faults name it.
    package init(_ faults: [Diagnostic], below folder: SourceTree.Folder) {
        let prefix = folder.displayPath("")
        // The folder itself, and with it everything below.
        if faults.contains(where: { $0.file == folder.name }) { paths.insert("") }
        for fault in faults where fault.file.hasPrefix(prefix) {
            paths.insert(String(fault.file.dropFirst(prefix.count)))
        }
    }

    mutating func insert(_ path: String) { paths.insert(path) }

    /// Whether a path, or a folder that it is in, could not be read.
    package func contains(_ path: String) -> Bool {
        guard !paths.isEmpty else { return false }
        if paths.contains("") { return true }
        var path = path[...]
        while true {
            if paths.contains(String(path)) { return true }
            guard let slash = path.lastIndex(of: "/") else { return false }
            path = path[..<slash]
        }
    }

    /// Stand-ins for those whose path begins so: a file that cannot be read is another thing than one that is not there.
    package func standIns(_ prefix: String = "") -> [SourceTree.File] {
        paths.filter { $0.hasPrefix(prefix) }.sorted().map { SourceTree.File(path: $0, bytes: []) }
    }
}
