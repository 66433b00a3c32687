import Dispatch
import Glibc
import Synchronization

/// Removes a folder with everything in it, several subfolders at a time.
enum FolderRemoval {
    /// Removes what has this name in `parent`; nothing having it is fine.
    ///
    /// Goes level by level instead of calling itself: the depth of a tree that someone else may have
    /// put files in is not bounded by our stack. Another file system mounted inside is left alone.
    static func remove(
        _ name: String, in parent: borrowing Descriptor, jobs: Int
    ) throws(SystemError) {
        guard let status = try parent.status(of: name) else { return }
        let root = RawName(name.utf8CString)
        guard status.isFolder else { return try parent.removeFile(root) }

        var levels = [[root]]
        while let level = levels.last, !level.isEmpty {
            levels.append(try emptyFolders(level, in: parent, device: status.st_dev, jobs: jobs))
        }
        for folder in levels.reversed().joined() {
            try parent.removeFolder(folder)
        }
    }

    /// Removes the files in these folders and returns the folders in them.
    private static func emptyFolders(
        _ folders: [RawName], in parent: borrowing Descriptor, device: dev_t, jobs: Int
    ) throws(SystemError) -> [RawName] {
        let parent = parent.raw
        let next = Atomic(0)
        let found = Mutex<Result<[RawName], SystemError>>(.success([]))
        DispatchQueue.concurrentPerform(iterations: min(jobs, folders.count)) { _ in
            while case let index = next.add(1, ordering: .relaxed).oldValue, index < folders.count {
                do throws(SystemError) {
                    let inside = try emptyFolder(folders[index], in: parent, device: device)
                    found.withLock { $0 = $0.map { $0 + inside } }
                } catch {
                    found.withLock { $0 = .failure(error) }
                }
            }
        }
        return try found.withLock { $0 }.get()
    }

    private static func emptyFolder(
        _ path: RawName, in parent: CInt, device: dev_t
    ) throws(SystemError) -> [RawName] {
        let folder = try Descriptor.openFolder(raw: path, in: parent)
        guard try folder.status().st_dev == device else { throw SystemError(errno: EBUSY) }
        let slash = CChar(bitPattern: UInt8(ascii: "/"))
        var folders: [RawName] = []
        for entry in try folder.entries() {
            if entry.isFolder {
                folders.append(path.dropLast() + [slash] + entry.name)
            } else {
                try folder.removeFile(entry.name)
            }
        }
        return folders
    }
}
