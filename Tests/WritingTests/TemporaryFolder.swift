import Foundation
import Output
import Testing
import Writing

/// An empty folder that is gone after the test, and what tests want to know about files in it.
struct TemporaryFolder {
    let url: URL

    var site: String { path("public") }

    func path(_ name: String) -> String { url.appending(path: name).path }

    func text(_ name: String) throws -> String {
        try String(contentsOf: url.appending(path: name), encoding: .utf8)
    }

    func write(_ text: String, to name: String) throws {
        let file = url.appending(path: name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    /// The names in a folder, hidden ones included, sorted.
    func names(_ name: String = "") throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path(name)).sorted()
    }

    func attribute<Value>(_ key: FileAttributeKey, of name: String) throws -> Value {
        let attributes = try FileManager.default.attributesOfItem(atPath: path(name))
        return try #require(attributes[key] as? Value)
    }

    func setAttributes(_ attributes: [FileAttributeKey: Any], of name: String) throws {
        try FileManager.default.setAttributes(attributes, ofItemAtPath: path(name))
    }
}

func withTemporaryFolder(_ body: (TemporaryFolder) async throws -> Void) async throws {
    let name = "lots-writing-\(UUID().uuidString)"
    let folder = TemporaryFolder(url: FileManager.default.temporaryDirectory.appending(path: name))
    try FileManager.default.createDirectory(at: folder.url, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder.url) }
    try await body(folder)
}

func file(_ path: String, _ text: String) -> OutputFile {
    OutputFile(path: path) { Array(text.utf8) }
}

func outputFolder(_ path: String) -> OutputFolder {
    OutputFolder(path: path)
}
