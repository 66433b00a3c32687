internal import Foundation
internal import Guidance

/// What is left to do of a move whose new files are all written: a run that is stopped is finished by the next.
///
/// It lies in Content for the short time between the first file that takes its place and the last one that is removed.
struct MoveJournal: Codable {
    /// A file and its folder: what a move changes lies in Content or in Site.
    struct Place: Codable {
        enum Folder: String, Codable {
            case content
            case site
        }

        var folder: Folder
        var path: String

        func path(in workspace: Workspace) -> String {
            "\(folder == .content ? workspace.contentFolder : workspace.siteFolder)/\(path)"
        }
    }

    /// Files whose new bytes lie beside them.
    var replaced: [Place]
    var removed: [Place]

    /// One that an earlier run has left behind.
    static func left(in workspace: Workspace) -> MoveJournal? {
        (try? Data(contentsOf: file(in: workspace))).flatMap {
            try? JSONDecoder().decode(Self.self, from: $0)
        }
    }

    func write(in workspace: Workspace) throws {
        // A half of it must not be taken for it; the system's own way would leave its temporary file when it is killed.
        let path = Self.file(in: workspace).path
        try JSONEncoder().encode(self).write(to: URL(fileURLWithPath: Self.beside(path)))
        guard unsafe rename(Self.beside(path), path) == 0 else { throw FileEdits.Failure(path: path) }
    }

    static func remove(in workspace: Workspace) {
        _ = unsafe unlink(file(in: workspace).path)
    }

    /// Does what has not been done; what has is not there to be done again.
    func finish(in workspace: Workspace) throws(FileEdits.Failure) {
        for place in replaced {
            let path = place.path(in: workspace)
            guard unsafe rename(Self.beside(path), path) == 0 || errno == ENOENT else {
                throw FileEdits.Failure(path: path)
            }
        }
        for place in removed {
            let path = place.path(in: workspace)
            guard unsafe unlink(path) == 0 || errno == ENOENT else { throw FileEdits.Failure(path: path) }
        }
        for place in removed { Self.removeEmptyFolders(above: place.path(in: workspace)) }
        Self.remove(in: workspace)
    }

    /// Where a file's new bytes are written before they take its place.
    static func beside(_ path: String) -> String {
        let parts = path as NSString
        return parts.deletingLastPathComponent + "/." + parts.lastPathComponent + ".lots-new"
    }

    private static func removeEmptyFolders(above path: String) {
        var folder = (path as NSString).deletingLastPathComponent
        // Only an empty folder can be removed so.
        while unsafe rmdir(folder) == 0 { folder = (folder as NSString).deletingLastPathComponent }
    }

    private static func file(in workspace: Workspace) -> URL {
        URL(fileURLWithPath: workspace.contentFolder).appending(path: FolderReader.moveJournal)
    }
}
