internal import Foundation
internal import Guidance

/// Changes to the sources on the disk, all or none.
///
/// The new bytes are written beside the files first, which is where a disk gets full; then each takes its file's place,
/// and what has moved is removed last. When a step is refused, those before it are undone.
struct FileEdits {
    /// What could not be written.
    struct Failure: Error {
        var path: String
    }

    /// Absolute or relative to where the command runs.
    private var writes: [(path: String, bytes: [UInt8], before: [UInt8]?)] = []
    private var removals: [(path: String, bytes: [UInt8])] = []

    init(from before: SourceTree, to after: SourceTree, paths: [String: String], _ workspace: Workspace) {
        for (folder, old, new) in [
            (workspace.contentFolder, before.content, after.content),
            (workspace.siteFolder, before.site, after.site),
        ] {
            for file in new.files {
                let known = old[file.path]?.bytes
                if known != file.bytes { writes.append(("\(folder)/\(file.path)", file.bytes, known)) }
            }
            for file in old.files where new[file.path] == nil {
                removals.append(("\(folder)/\(file.path)", file.bytes))
            }
        }
    }

    func carryOut() throws(Failure) {
        let files = FileManager.default
        var undo: [() -> Void] = []
        do {
            for write in writes {
                let folder = (write.path as NSString).deletingLastPathComponent
                if let made = Self.firstMissing(folder) {
                    try Self.attempt(write.path) {
                        try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
                    }
                    undo.append { try? FileManager.default.removeItem(atPath: made) }
                }
                let beside = Self.beside(write.path)
                undo.append { _ = unsafe unlink(beside) }
                try Self.attempt(write.path) { try Data(write.bytes).write(to: URL(fileURLWithPath: beside)) }
            }
            for write in writes {
                guard unsafe rename(Self.beside(write.path), write.path) == 0 else {
                    throw Failure(path: write.path)
                }
                undo.append {
                    if let before = write.before {
                        try? Data(before).write(to: URL(fileURLWithPath: write.path), options: .atomic)
                    } else {
                        try? FileManager.default.removeItem(atPath: write.path)
                    }
                }
            }
            for removal in removals {
                try Self.attempt(removal.path) { try files.removeItem(atPath: removal.path) }
                undo.append { try? Data(removal.bytes).write(to: URL(fileURLWithPath: removal.path)) }
            }
        } catch {
            for step in undo.reversed() { step() }
            throw error as? Failure ?? Failure(path: "")
        }
        for removal in removals { Self.removeEmptyFolders(above: removal.path) }
    }

    private static func attempt(_ path: String, _ work: () throws -> Void) throws(Failure) {
        do { try work() } catch { throw Failure(path: path) }
    }

    private static func beside(_ path: String) -> String {
        let parts = path as NSString
        return parts.deletingLastPathComponent + "/." + parts.lastPathComponent + ".lots-new"
    }

    /// The topmost of a folder's parents, or itself, that is not there.
    private static func firstMissing(_ folder: String) -> String? {
        var missing: String?
        var next = folder
        while !next.isEmpty, !FileManager.default.fileExists(atPath: next) {
            missing = next
            next = (next as NSString).deletingLastPathComponent
        }
        return missing
    }

    private static func removeEmptyFolders(above path: String) {
        var folder = (path as NSString).deletingLastPathComponent
        // Only an empty folder can be removed so.
        while unsafe rmdir(folder) == 0 { folder = (folder as NSString).deletingLastPathComponent }
    }
}
