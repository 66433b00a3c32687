internal import ArgumentParser
internal import Foundation
internal import Output
internal import Publication
internal import Writing

/// The built site as one file, for those who read it without the tool: it works from any folder.
struct ReviewCopy {
    /// Debian's and every Mac's; packing files is its trade.
    private static let program = "zip"

    let path: String
    let console: Console

    /// Packs the files, in a folder with the zip's own name; what stood at the path before stands until it is whole.
    func write(_ files: [OutputFile], jobs: Int) throws {
        let target = URL(fileURLWithPath: path)
        let name = target.deletingPathExtension().lastPathComponent
        let scratch = FileManager.default.temporaryDirectory.appending(path: "lots-\(UUID().uuidString)")
        // Beside the target, so that it can take its place in one step.
        let partial = target.deletingLastPathComponent().appending(
            path: ".\(target.lastPathComponent).partial")
        defer {
            try? FileManager.default.removeItem(at: scratch)
            try? FileManager.default.removeItem(at: partial)
        }
        do {
            try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
            _ = try OutputFolder(path: scratch.appending(path: name).path).replace(with: files, jobs: jobs)
            try? FileManager.default.removeItem(at: partial)
        } catch let error as WritingError {
            throw console.fail(error.message, hint: error.hint, status: error.status)
        } catch {
            throw console.fail("Det går inte att skriva till \(scratch.path).", status: .fileSystem)
        }
        try pack(name, in: scratch, to: partial)
        guard unsafe rename(partial.path, target.path) == 0 else { throw cannotWrite }
    }

    private func pack(_ name: String, in folder: URL, to partial: URL) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.currentDirectoryURL = folder
        // No owners and times of access; the writer's mark is nothing to read.
        process.arguments = [
            Self.program, "-q", "-X", "-r", partial.path, name, "-x", "\(name)/\(OutputFolder.markerName)",
        ]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        do { try process.run() } catch { throw missingProgram }
        process.waitUntilExit()
        switch process.terminationStatus {
        case 0: return
        // What env says of a program that is not there.
        case 127: throw missingProgram
        // zip's own: it could not write or make its file.
        case 14, 15: throw cannotWrite
        case let status:
            throw console.fail("zip avbröts med felkod \(status).", status: .programFailed)
        }
    }

    private var cannotWrite: ExitCode {
        console.fail(
            "Det går inte att skriva \(path).",
            hint: "Se till att mappen finns och att du har rätt att skriva i den.",
            status: .fileSystem)
    }

    private var missingProgram: ExitCode {
        console.fail("Programmet zip saknas.", hint: "Installera paketet zip.", status: .missingProgram)
    }
}
