import Foundation
import TestSupport
import Testing

/// Compares a text with what was recorded; with LOTS_RECORD=1 writes it down and fails.
func expectRecorded(_ text: String, in file: URL, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let name = file.path.replacing(Repository.root.path + "/", with: "")
    let recorded = (try? Data(contentsOf: file)).map { String(decoding: $0, as: UTF8.self) }
    if Repository.isRecording {
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        if recorded != text { try Data(text.utf8).write(to: file) }
        Issue.record("Recorded \(name): run again without LOTS_RECORD.", sourceLocation: sourceLocation)
    } else {
        #expect(recorded == text, "\(name) was recorded otherwise.", sourceLocation: sourceLocation)
    }
}
