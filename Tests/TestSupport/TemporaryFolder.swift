import Foundation

/// An empty folder that is gone after the test.
package struct TemporaryFolder: Sendable {
    package let url: URL

    package func path(_ name: String) -> String { url.appending(path: name).path }

    package func bytes(_ name: String) throws -> Data { try Data(contentsOf: url.appending(path: name)) }

    package func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

    package func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

    package func write(_ text: String, to name: String) throws { try write(Data(text.utf8), to: name) }

    package func write(_ bytes: Data, to name: String) throws {
        let file = url.appending(path: name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try bytes.write(to: file)
    }

    package func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: path(name), withDestinationPath: target)
    }

    package func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path(name)) }

    /// Copies a folder's files into this one, over those that are there.
    package func overlay(_ source: URL, at name: String = "") throws {
        for file in try Self.files(below: source) {
            try write(
                Data(contentsOf: source.appending(path: file)), to: name.isEmpty ? file : name + "/" + file)
        }
    }

    /// Every file below this folder with its bytes, by path.
    package func allFiles(below name: String = "") throws -> [String: Data] {
        let folder = name.isEmpty ? url : url.appending(path: name)
        return try Dictionary(
            uniqueKeysWithValues: Self.files(below: folder).map {
                ($0, try Data(contentsOf: folder.appending(path: $0)))
            })
    }

    private static func files(below folder: URL) throws -> [String] {
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        return names.filter { name in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(
                atPath: folder.appending(path: name).path, isDirectory: &isFolder)
                && !isFolder.boolValue
        }.sorted()
    }
}

package func withTemporaryFolder<Result>(_ body: (TemporaryFolder) async throws -> Result) async throws
    -> Result
{
    let folder = TemporaryFolder(
        url: FileManager.default.temporaryDirectory.appending(path: "lots-test-\(UUID().uuidString)"))
    try FileManager.default.createDirectory(at: folder.url, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder.url) }
    return try await body(folder)
}
