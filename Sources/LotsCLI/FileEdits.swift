internal import Foundation
internal import Guidance

/// Changes to the sources on the disk, all or none.
///
/// The new bytes are written beside the files first, which is where a disk gets full; then a journal says what is to be done,
/// each takes its file's place, and what has moved is removed last. When a step is refused, those before it are undone; when
/// the run is stopped, the next one finishes what the journal says.
struct FileEdits {
    /// What could not be written.
    struct Failure: Error {
        var path: String
    }

    private let workspace: Workspace
    private var writes: [(place: MoveJournal.Place, bytes: [UInt8], before: [UInt8]?)] = []
    private var removals: [(place: MoveJournal.Place, bytes: [UInt8])] = []

    init(from before: SourceTree, to after: SourceTree, _ workspace: Workspace) {
        self.workspace = workspace
        for (folder, old, new) in [
            (MoveJournal.Place.Folder.content, before.content, after.content),
            (.site, before.site, after.site),
        ] {
            for file in new.files {
                let known = old[file.path]?.bytes
                if known != file.bytes {
                    writes.append((.init(folder: folder, path: file.path), file.bytes, known))
                }
            }
            for file in old.files where new[file.path] == nil {
                removals.append((.init(folder: folder, path: file.path), file.bytes))
            }
        }
    }

    func carryOut() throws(Failure) {
        let files = FileManager.default
        let journal = MoveJournal(replaced: writes.map(\.place), removed: removals.map(\.place))
        var undo: [() -> Void] = []
        do {
            for write in writes {
                let path = write.place.path(in: workspace)
                let folder = (path as NSString).deletingLastPathComponent
                if let made = Self.firstMissing(folder) {
                    try Self.attempt(path) {
                        try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
                    }
                    undo.append { try? FileManager.default.removeItem(atPath: made) }
                }
                let beside = MoveJournal.beside(path)
                undo.append { _ = unsafe unlink(beside) }
                try Self.attempt(path) { try Data(write.bytes).write(to: URL(fileURLWithPath: beside)) }
            }
            undo.append { [workspace] in MoveJournal.remove(in: workspace) }
            try Self.attempt(workspace.contentFolder) { try journal.write(in: workspace) }
            for write in writes {
                let path = write.place.path(in: workspace)
                undo.append {
                    if let before = write.before {
                        try? Data(before).write(to: URL(fileURLWithPath: path), options: .atomic)
                    } else {
                        try? FileManager.default.removeItem(atPath: path)
                    }
                }
            }
            for removal in removals {
                let path = removal.place.path(in: workspace)
                undo.append {
                    guard !FileManager.default.fileExists(atPath: path) else { return }
                    try? Data(removal.bytes).write(to: URL(fileURLWithPath: path))
                }
            }
            try journal.finish(in: workspace)
        } catch {
            for step in undo.reversed() { step() }
            throw error
        }
    }

    private static func attempt(_ path: String, _ work: () throws -> Void) throws(Failure) {
        do { try work() } catch { throw Failure(path: path) }
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
}
