import Foundation
import Output
import Testing
import Writing

@Suite("A run that fails leaves the old site and nothing else")
struct FailureTests {
    private func expectFailure(
        _ error: WritingError, _ files: [OutputFile], in folder: TemporaryFolder,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let output = outputFolder(folder.site)
        try output.replace(with: generation(1), jobs: 2)
        #expect(throws: error, sourceLocation: sourceLocation) {
            try output.replace(with: generation(2) + files, jobs: 2)
        }
        #expect(try expectWholeGeneration(in: folder, sourceLocation: sourceLocation) == 1)
        #expect(try folder.names() == ["public"], sourceLocation: sourceLocation)
    }

    @Test(
        "because a path could lead out of the folder",
        arguments: ["", "/a", "a/", "a//b", "../a", "a/../b", "./a", "a/.", "a\0b", "a/\u{301}/.."])
    func unsafePath(path: String) async throws {
        try await withTemporaryFolder { folder in
            try expectFailure(.invalidFilePath(path), [file(path, "")], in: folder)
        }
    }

    @Test("because two files have one path")
    func samePath() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.site + "/index.html"
            try expectFailure(
                .failed(.createFile, path: path, errno: EEXIST), [file("index.html", "other")],
                in: folder)
        }
    }

    @Test("because a file has the path of a folder")
    func fileAndFolder() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.site + "/assets"
            try expectFailure(
                .failed(.createFile, path: path, errno: EEXIST), [file("assets", "")], in: folder)
        }
    }

    @Test("because a file has the marker's name, or a name that is too long")
    func impossibleNames() async throws {
        try await withTemporaryFolder { folder in
            let marker = folder.site + "/.lots-site"
            try expectFailure(
                .failed(.createFile, path: marker, errno: EEXIST), [file(".lots-site", "")],
                in: folder)
            let long = String(repeating: "å", count: 200)
            try expectFailure(
                .failed(.createFile, path: folder.site + "/" + long, errno: ENAMETOOLONG),
                [file(long, "")], in: folder)
        }
    }

    @Test("the next run clears what is left, whatever its names are")
    func clearing() async throws {
        try await withTemporaryFolder { folder in
            try folder.write("half", to: ".public.lots-new/a/b/c/d.html")
            try folder.write("half", to: ".public.lots-old")
            // "ö" in Latin-1, which is no UTF-8.
            let path = folder.path(".public.lots-new") + "/"
            let name = Array(path.utf8CString.dropLast()) + [-10, 0]
            #expect(unsafe mkdir(name, 0o755) == 0)
            try outputFolder(folder.site).replace(with: generation(1), jobs: 2)
            #expect(try folder.names() == ["public"])
        }
    }

    @Test("modes do not depend on the umask", arguments: [0o000, 0o027, 0o077])
    func umask(mask: Int) async throws {
        try await withTemporaryFolder { folder in
            let site = folder.site
            await #expect(processExitsWith: .success) {
                [site = site as String, mask = mask as Int] in
                // In a process of its own: the umask belongs to all threads.
                _ = Foundation.umask(mode_t(mask))
                try outputFolder(site).replace(with: generation(1), jobs: 2)
            }
            for name in ["public", "public/assets"] {
                let mode: Int = try folder.attribute(.posixPermissions, of: name)
                #expect(mode == 0o755)
            }
            for name in ["public/.lots-site", "public/assets/site.css"] {
                let mode: Int = try folder.attribute(.posixPermissions, of: name)
                #expect(mode == 0o644)
            }
        }
    }

    @Test("because the parent may not be written to")
    func readOnlyParent() async throws {
        try await withTemporaryFolder { folder in
            let site = folder.site
            try outputFolder(site).replace(with: generation(1), jobs: 2)
            try folder.setAttributes([.posixPermissions: 0o555], of: "")
            await #expect(processExitsWith: .success) { [site = site as String] in
                // Root may write anywhere: become nobody, in a process of its own.
                if getuid() == 0 { try #require(setgid(65534) == 0 && setuid(65534) == 0) }
                let lock =
                    URL(filePath: site).deletingLastPathComponent().path
                    + "/.public.lots-lock"
                #expect(throws: WritingError.failed(.lock, path: lock, errno: EACCES)) {
                    try outputFolder(site).replace(with: generation(2), jobs: 2)
                }
            }
            try folder.setAttributes([.posixPermissions: 0o755], of: "")
            #expect(try expectWholeGeneration(in: folder) == 1)
            #expect(try folder.names() == ["public"])
        }
    }
}
