internal import Foundation
internal import Guidance

/// A folder whose files are followed, with all below it.
package struct WatchedFolder: Sendable, Equatable {
    package var path: String
    /// Names below it that are not followed.
    package var skipping: Set<String>

    package init(path: String, skipping: Set<String> = []) {
        self.path = path
        self.skipping = skipping
    }

    /// Whether something below it belongs to the guidance.
    func follows(_ relative: String) -> Bool {
        !skipping.contains(relative)
            && !FolderReader.isPassedOver(relative.split(separator: "/").last.map(String.init) ?? relative)
    }

    var isThere: Bool {
        var isFolder: ObjCBool = false
        return unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
            && isFolder.boolValue
    }

    /// What is below the folder now, by paths relative to it; `nil` where the folder is missing.
    func list() -> (folders: [String], files: [String: FileStamp])? {
        guard isThere, let entries = FileManager.default.enumerator(atPath: path) else { return nil }
        var folders: [String] = []
        var files: [String: FileStamp] = [:]
        while let entry = entries.nextObject() as? String {
            let attributes = entries.fileAttributes ?? [:]
            let isFolder = attributes[.type] as? FileAttributeType == .typeDirectory
            guard follows(entry) else {
                if isFolder { entries.skipDescendants() }
                continue
            }
            if isFolder {
                folders.append(entry)
            } else {
                files[entry] = FileStamp(
                    modified: attributes[.modificationDate] as? Date,
                    size: (attributes[.size] as? NSNumber)?.int64Value,
                    number: (attributes[.systemFileNumber] as? NSNumber)?.int64Value)
            }
        }
        return (folders, files)
    }
}

/// What tells a file from the one that had its name before.
struct FileStamp: Equatable {
    var modified: Date?
    var size: Int64?
    var number: Int64?
}
