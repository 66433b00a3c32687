import Output

/// Which files go into which folder: what the threads divide among themselves.
struct WritingPlan {
    /// A folder that holds files, by its path relative to the output folder.
    struct Folder {
        /// Empty for the output folder itself.
        let path: String
        var files: [File] = []
    }

    struct File {
        let name: String
        /// The file's place in the list that the plan was made from.
        let index: Int
    }

    private(set) var folders: [Folder] = []

    /// All folders to make, those without files too, each after the one that it stands in.
    private(set) var folderPaths: [String] = []

    /// Sorts the files by folder; throws if a path could lead out of the output folder.
    init(_ files: [OutputFile]) throws(WritingError) {
        var indexes: [Substring: Int] = [:]
        var known: Set<String> = [""]
        for (index, file) in files.enumerated() {
            guard Self.isSafe(file.path) else { throw .invalidFilePath(file.path) }
            let slash = file.path.utf8.lastIndex(of: UInt8(ascii: "/"))
            let path = slash.map { file.path[..<$0] } ?? ""
            let name = slash.map { file.path[file.path.utf8.index(after: $0)...] } ?? file.path[...]

            let folder = indexes[path] ?? folders.count
            if folder == folders.count {
                indexes[path] = folder
                folders.append(Folder(path: String(path)))
                addWithParents(path, known: &known)
            }
            folders[folder].files.append(File(name: String(name), index: index))
        }
    }

    private mutating func addWithParents(_ path: Substring, known: inout Set<String>) {
        var missing: [String] = []
        var path = path
        while known.insert(String(path)).inserted {
            missing.append(String(path))
            path = path.lastIndex(of: "/").map { path[..<$0] } ?? ""
        }
        folderPaths += missing.reversed()
    }

    /// Whether every component of a path is a plain name.
    static func isSafe(_ path: String) -> Bool {
        // By bytes: what the system sees. A `/` followed by a combining mark is one `Character`,
        // but for the system it separates.
        path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
            .allSatisfy { component in
                !component.isEmpty && !component.elementsEqual(".".utf8)
                    && !component.elementsEqual("..".utf8) && !component.contains(0)
            }
    }
}
