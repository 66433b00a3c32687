import Foundation
import Testing
import Writing

/// What needs a file system of its own, and so the right to mount one.
@Suite("On a file system of its own", .enabled(if: getuid() == 0 && canMount()), .serialized)
struct FileSystemTests {
    @Test("that is full, the old site stands and the error says so")
    func full() async throws {
        try await withTemporaryFolder { folder in
            try mount(folder, "size=1m")
            defer { unmount(folder) }
            let output = outputFolder(folder.site)
            try output.replace(with: generation(1), jobs: 2)
            let large = (0..<40).map { file("stor/\($0)", String(repeating: "å", count: 50_000)) }
            let error = #expect(throws: WritingError.self) {
                try output.replace(with: large, jobs: 2)
            }
            guard case .failed(.writeFile, let path, ENOSPC) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(path.hasPrefix(folder.site + "/stor/"))
            #expect(try expectWholeGeneration(in: folder) == 1)
            #expect(try folder.names() == ["public"])
        }
    }

    @Test("that is read-only, nothing is tried")
    func readOnly() async throws {
        try await withTemporaryFolder { folder in
            try mount(folder, "size=1m")
            defer { unmount(folder) }
            let output = outputFolder(folder.site)
            try output.replace(with: generation(1), jobs: 2)
            try mount(folder, "remount,ro")
            let lock = folder.path(".public.lots-lock")
            #expect(throws: WritingError.failed(.lock, path: lock, errno: EROFS)) {
                try output.replace(with: generation(2), jobs: 2)
            }
            #expect(try expectWholeGeneration(in: folder) == 1)
        }
    }

    @Test("an output folder that is a mount point is refused before anything is rendered")
    func mountPoint() async throws {
        try await withTemporaryFolder { folder in
            try folder.write("", to: "public/x")
            let site = TemporaryFolder(url: URL(filePath: folder.site))
            try mount(site, "size=1m")
            defer { unmount(site) }
            #expect(throws: WritingError.mountPoint(path: folder.site)) {
                try outputFolder(folder.site).replace(with: generation(1), jobs: 1)
            }
        }
    }

    @Test("what is mounted inside an old site is not emptied with it")
    func mountedInside() async throws {
        try await withTemporaryFolder { folder in
            let output = outputFolder(folder.site)
            try output.replace(with: generation(1), jobs: 2)
            try folder.write("", to: "public/inside/x")
            let inside = TemporaryFolder(url: URL(filePath: folder.path("public/inside")))
            try mount(inside, "size=1m")
            try inside.write("precious", to: "file")
            let summary = try output.replace(with: generation(2), jobs: 2)
            // The new site is published; the old one is left over, under its hidden name.
            let left = folder.path(".public.lots-new")
            #expect(summary.leftover == .failed(.clear, path: left, errno: EBUSY))
            #expect(try folder.text(".public.lots-new/inside/file") == "precious")
            #expect(try expectWholeGeneration(in: folder) == 2)
            unmount(TemporaryFolder(url: URL(filePath: left + "/inside")))
            try output.replace(with: generation(3), jobs: 2)
            #expect(try folder.names() == ["public"])
        }
    }
}

private func run(_ program: String, _ arguments: [String]) throws -> Bool {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus == 0
}

private func mount(_ folder: TemporaryFolder, _ options: String) throws {
    try #require(
        try run("/bin/mount", ["-t", "tmpfs", "-o", options, "tmpfs", folder.url.path]))
}

private func unmount(_ folder: TemporaryFolder) {
    _ = try? run("/bin/umount", ["-l", folder.url.path])
}

/// Whether this machine lets us mount: containers often do not.
private func canMount() -> Bool {
    let name = "lots-mount-\(UUID().uuidString)"
    let folder = TemporaryFolder(url: FileManager.default.temporaryDirectory.appending(path: name))
    try? FileManager.default.createDirectory(at: folder.url, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder.url) }
    guard (try? mount(folder, "size=1m")) != nil else { return false }
    unmount(folder)
    return true
}
