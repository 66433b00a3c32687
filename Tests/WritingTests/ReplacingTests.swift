import Foundation
import Output
import Testing
import Writing

@Suite("Replacing the output folder")
struct ReplacingTests {
    @Test("a first site appears whole, its missing parents too, and nothing else stays behind")
    func firstSite() async throws {
        try await withTemporaryFolder { folder in
            let summary = try outputFolder(folder.path("a/b/public")).replace(
                with: [file("index.html", "start"), file("del-1/x/y.html", "y"), file("tom", "")],
                jobs: 2)
            #expect(summary.written == 3 && summary.kept == 0 && summary.bytes == 6)
            #expect(summary.leftover == nil)
            #expect(try folder.names("a/b") == ["public"])
            #expect(
                try folder.names("a/b/public") == [".lots-site", "del-1", "index.html", "tom"])
            #expect(try folder.text("a/b/public/del-1/x/y.html") == "y")
            #expect(try folder.text("a/b/public/tom") == "")
        }
    }

    @Test("a second site takes the first one's place; what is no longer rendered is gone")
    func secondSite() async throws {
        try await withTemporaryFolder { folder in
            let output = OutputFolder(path: folder.site + "/")  // As shells complete it.
            try output.replace(with: [file("a/gone.html", "1"), file("same.html", "1")], jobs: 2)
            try folder.write("by hand", to: "public/b/c/d")
            try output.replace(with: [file("same.html", "2")], jobs: 2)
            #expect(try folder.names("public") == [".lots-site", "same.html"])
            #expect(try folder.text("public/same.html") == "2")
            #expect(try folder.names() == ["public"])
        }
    }

    @Test("many files in one folder and in many, with any number of jobs", arguments: [0, 1, 2, 9])
    func jobs(jobs: Int) async throws {
        try await withTemporaryFolder { folder in
            let files = (0..<500).map { index in
                file(index % 2 == 0 ? "stor/\(index)" : "m\(index)/\(index)", "innehåll \(index)")
            }
            let summary = try outputFolder(folder.site).replace(with: files, jobs: jobs)
            #expect(summary.written == 500)
            for index in 0..<500 {
                let name = index % 2 == 0 ? "stor/\(index)" : "m\(index)/\(index)"
                #expect(try folder.text("public/" + name) == "innehåll \(index)")
            }
        }
    }

    @Test("an empty folder is taken over; a site without files is a site")
    func emptyFolder() async throws {
        try await withTemporaryFolder { folder in
            try FileManager.default.createDirectory(
                atPath: folder.site, withIntermediateDirectories: false)
            try outputFolder(folder.site).replace(with: [], jobs: 1)
            #expect(try folder.names("public") == [".lots-site"])
        }
    }

    @Test("a folder that lots did not make is refused and not touched")
    func foreignFolder() async throws {
        try await withTemporaryFolder { folder in
            try folder.write("thesis", to: "public/thesis.txt")
            #expect(throws: WritingError.notOurs(path: folder.site)) {
                try outputFolder(folder.site).replace(with: [file("a", "b")], jobs: 1)
            }
            #expect(try folder.text("public/thesis.txt") == "thesis")
            #expect(try folder.names() == ["public"])
        }
    }

    @Test("a file and a symbolic link are refused, the link even when it leads to a site of ours")
    func noFolder() async throws {
        try await withTemporaryFolder { folder in
            try folder.write("text", to: "file")
            try outputFolder(folder.path("site")).replace(with: [file("a", "b")], jobs: 1)
            try FileManager.default.createSymbolicLink(
                atPath: folder.path("link"), withDestinationPath: "site")
            for name in ["file", "link"] {
                #expect(throws: WritingError.notAFolder(path: folder.path(name))) {
                    try outputFolder(folder.path(name)).replace(with: [file("a", "c")], jobs: 1)
                }
            }
            #expect(try folder.text("site/a") == "b")
        }
    }

    @Test(
        "a path that names no folder of its own is refused",
        arguments: ["", "/", "a/..", ".", "a\0"])
    func invalidFolderPath(path: String) {
        #expect(throws: WritingError.invalidFolderPath(path)) { _ = try outputFolder(path).lock() }
    }

    @Test("works the same when the site must survive a power cut")
    func powerCut() async throws {
        try await withTemporaryFolder { folder in
            let output = OutputFolder(path: folder.site, durability: .powerCut)
            try output.replace(with: generation(1), jobs: 2)
            try output.replace(with: generation(2), jobs: 2)
            #expect(try expectWholeGeneration(in: folder) == 2)
            #expect(try folder.names() == ["public"])
        }
    }

    @Test("bytes are asked for once per file, also when the file is kept")
    func bytesOnce() async throws {
        try await withTemporaryFolder { folder in
            let counter = Counter()
            let files = [
                OutputFile(
                    path: "a",
                    bytes: {
                        counter.count()
                        return [1]
                    })
            ]
            try outputFolder(folder.site).replace(with: files, jobs: 2)
            try outputFolder(folder.site).replace(with: files, jobs: 2)
            #expect(counter.value == 2)
        }
    }
}
