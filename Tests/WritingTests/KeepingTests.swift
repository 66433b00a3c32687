import Foundation
import Testing
import Writing

@Suite("Files whose bytes are the same")
struct KeepingTests {
    let past = Date(timeIntervalSince1970: 1_000_000_000)

    @Test("keep their modification time; changed and new ones do not")
    func modificationTimes() async throws {
        try await withTemporaryFolder { folder in
            let output = outputFolder(folder.site)
            let large = String(repeating: "lång ", count: 100_000)  // More than one read.
            try output.replace(
                with: [file("a/same", large), file("a/other", large), file("empty", "")], jobs: 2)
            for name in ["a/same", "a/other", "empty"] {
                try folder.setAttributes([.modificationDate: past], of: "public/" + name)
            }
            let summary = try output.replace(
                with: [
                    file("a/same", large), file("a/other", large.dropLast() + "!"),
                    file("empty", ""), file("b/same", large),
                ], jobs: 2)
            #expect(summary.written == 2 && summary.kept == 2)
            #expect(try folder.attribute(.modificationDate, of: "public/a/same") == past)
            #expect(try folder.attribute(.modificationDate, of: "public/empty") == past)
            #expect(try folder.attribute(.modificationDate, of: "public/a/other") != past)
            #expect(try folder.text("public/a/other") == large.dropLast() + "!")
        }
    }

    @Test("keep it also when someone changed their mode, and get the right mode back")
    func changedMode() async throws {
        try await withTemporaryFolder { folder in
            let output = outputFolder(folder.site)
            try output.replace(with: [file("a", "text")], jobs: 1)
            try folder.setAttributes([.posixPermissions: 0o600], of: "public/a")
            try folder.setAttributes([.modificationDate: past], of: "public/a")
            #expect(try output.replace(with: [file("a", "text")], jobs: 1).kept == 1)
            #expect(try folder.attribute(.posixPermissions, of: "public/a") == 0o644)
            #expect(try folder.attribute(.modificationDate, of: "public/a") == past)
        }
    }

    @Test("are compared with what stands there, not with what was written: edits by hand go")
    func editedByHand() async throws {
        try await withTemporaryFolder { folder in
            let output = outputFolder(folder.site)
            try output.replace(with: [file("a", "text"), file("b", "text")], jobs: 1)
            try folder.write("tExt", to: "public/a")
            try FileManager.default.removeItem(atPath: folder.path("public/b"))
            try folder.write("text", to: "elsewhere")
            try FileManager.default.createSymbolicLink(
                atPath: folder.path("public/b"), withDestinationPath: folder.path("elsewhere"))
            try output.replace(with: [file("a", "text"), file("b", "text")], jobs: 1)
            #expect(try folder.text("public/a") == "text")
            // A link has the same bytes behind it, but a site holds files.
            let type: FileAttributeType = try folder.attribute(.type, of: "public/b")
            #expect(type == .typeRegular)
        }
    }

    @Test("may have been a folder before, and the other way round")
    func kindChanges() async throws {
        try await withTemporaryFolder { folder in
            let output = outputFolder(folder.site)
            try output.replace(with: [file("a/b", "1"), file("c", "2")], jobs: 1)
            try output.replace(with: [file("a", "1"), file("c/d", "2")], jobs: 1)
            #expect(try folder.text("public/a") == "1")
            #expect(try folder.text("public/c/d") == "2")
        }
    }
}
