import Foundation
import Testing

/// The real executable, run as a person or a script runs it.
enum Tool {
    struct Result {
        var status: Int32
        var output: Data
        var errors: String
        var text: String { String(decoding: output, as: UTF8.self) }
    }

    /// LOTS_BINARY, or `lots` beside the test bundle.
    static let url: URL =
        if let path = ProcessInfo.processInfo.environment["LOTS_BINARY"] {
            URL(filePath: path)
        } else {
            URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "lots")
        }

    /// Runs it to its end.
    @discardableResult
    static func run(
        _ arguments: String..., input: String = "", environment: [String: String] = [:],
        in folder: String? = nil
    ) throws -> Result {
        try finish(start(arguments, input: input, environment: environment, in: folder))
    }

    struct Run {
        let process: Process
        fileprivate let scratch: URL
    }

    /// Starts it; its output goes to files, so that no pipe fills up.
    static func start(
        _ arguments: [String], input: String = "", environment: [String: String] = [:],
        in folder: String? = nil,
        under wrapper: [String] = []
    ) throws -> Run {
        let scratch = FileManager.default.temporaryDirectory.appending(path: "lots-run-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        func file(_ name: String, _ text: String = "") throws -> URL {
            let file = scratch.appending(path: name)
            try Data(text.utf8).write(to: file)
            return file
        }
        let process = Process()
        let command = wrapper + [url.path] + arguments
        process.executableURL = URL(filePath: command[0])
        process.arguments = Array(command.dropFirst())
        // A crash is seen by its status; a backtrace would take half a minute.
        process.environment = ProcessInfo.processInfo.environment.merging(["SWIFT_BACKTRACE": "enable=no"]) {
            $1
        }
        .merging(environment) { $1 }
        if let folder { process.currentDirectoryURL = URL(filePath: folder) }
        process.standardInput = try FileHandle(forReadingFrom: file("in", input))
        process.standardOutput = try FileHandle(forWritingTo: file("out"))
        process.standardError = try FileHandle(forWritingTo: file("err"))
        try Self.withoutBlockedSignals { try process.run() }
        return Run(process: process, scratch: scratch)
    }

    /// A program inherits which signals are blocked, and the threads that tests run on block those that end it.
    private static func withoutBlockedSignals(_ body: () throws -> Void) rethrows {
        var (none, before) = (sigset_t(), sigset_t())
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        try body()
    }

    static func finish(_ run: Run) throws -> Result {
        run.process.waitUntilExit()
        defer { try? FileManager.default.removeItem(at: run.scratch) }
        return Result(
            status: run.process.terminationStatus,
            output: try Data(contentsOf: run.scratch.appending(path: "out")),
            errors: String(decoding: try Data(contentsOf: run.scratch.appending(path: "err")), as: UTF8.self))
    }
}
