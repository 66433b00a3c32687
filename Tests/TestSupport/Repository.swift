import Foundation

/// Where things are in the repository, whatever the current folder is.
package enum Repository {
    package static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    package static let tests = root.appending(path: "Tests")
    /// What every mini guidance of the tests has unless it brings its own.
    package static let base = tests.appending(path: "Fixtures/base")
    package static let faults = tests.appending(path: "GuidanceTests/Faults")
    package static let conventions = tests.appending(path: "GuidanceTests/Conventions")

    /// Whether the tests are to write down what they see instead of comparing it.
    package static let isRecording = ProcessInfo.processInfo.environment["LOTS_RECORD"] == "1"

    /// The names in a folder, sorted; none where there is no such folder.
    package static func names(in folder: URL) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter {
            !$0.hasPrefix(".")
        }.sorted()
    }
}
