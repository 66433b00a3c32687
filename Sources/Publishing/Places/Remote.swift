internal import Foundation

/// rclone at a remote: files there, by their path below it.
struct Remote: Sendable {
    private let name: String
    /// As it may stand in a message.
    var shownName: String { Destination.shown(name) }
    private let rclone: Program
    private let limit: Duration
    /// For lists of files.
    private let scratch: String

    init(_ name: String, searchPath: String, scratch: String, limit: Duration) throws(PublishingError) {
        self.name = name
        self.limit = limit
        self.scratch = scratch
        rclone = try Program("rclone", package: "rclone", searchPath: searchPath)
    }

    /// A path below the remote, as rclone writes it.
    private func address(_ path: String) -> String {
        name.hasSuffix(":") || name.hasSuffix("/") ? name + path : "\(name)/\(path)"
    }

    private static let options = [
        "--ask-password=false", "--contimeout=20s", "--timeout=2m", "--retries=3", "--low-level-retries=3",
        "--log-level=ERROR", "--stats=0",
    ]

    private func run(_ arguments: [String], input: [UInt8] = []) throws(PublishingError) -> Program.Result {
        try rclone.run(Self.options + arguments, input: input, limit: limit)
    }

    /// What rclone ends with where there is no such folder or file.
    private static let missing: Set<Int32> = [3, 4]

    /// A file's bytes; `nil` where there is none.
    func read(_ path: String) throws(PublishingError) -> [UInt8]? {
        let result = try run(["cat", address(path)])
        if Self.missing.contains(result.status) || result.status == 0 && result.output.isEmpty { return nil }
        guard result.status == 0 else { throw rclone.failure(result) }
        return result.output
    }

    /// All files below a folder; none where it is not there.
    func list(_ folder: String = "") throws(PublishingError) -> [String] {
        let result = try run(["lsf", "--recursive", "--files-only", folder.isEmpty ? name : address(folder)])
        if Self.missing.contains(result.status) { return [] }
        guard result.status == 0 else { throw rclone.failure(result) }
        return String(decoding: result.output, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    func write(_ bytes: [UInt8], to path: String) throws(PublishingError) {
        let result = try run(["rcat", address(path)], input: bytes)
        guard result.status == 0 else { throw rclone.failure(result) }
    }

    func delete(_ path: String) throws(PublishingError) {
        let result = try run(["deletefile", address(path)])
        guard result.status == 0 || Self.missing.contains(result.status) else { throw rclone.failure(result) }
    }

    /// Sends files of a folder, whatever is there.
    func send(_ files: [String], from folder: String) throws(PublishingError) {
        try withList(files) { list throws(PublishingError) in
            let result = try run(
                ["copy", "--no-check-dest", "--no-traverse", "--files-from-raw", list, folder, name])
            guard result.status == 0 else { throw rclone.failure(result) }
        }
    }

    func delete(_ files: [String]) throws(PublishingError) {
        try withList(files) { list throws(PublishingError) in
            let result = try run(["delete", "--files-from-raw", list, name])
            guard result.status == 0 else { throw rclone.failure(result) }
        }
    }

    /// The digests of files as they are read back, those that are not there left out.
    func digests(of files: [String]) throws(PublishingError) -> [String: String] {
        var found: [String: String] = [:]
        try withList(files) { list throws(PublishingError) in
            let result = try run(["hashsum", "sha256", "--download", "--files-from-raw", list, name])
            guard result.status == 0 || Self.missing.contains(result.status) else {
                throw rclone.failure(result)
            }
            for line in String(decoding: result.output, as: UTF8.self).split(separator: "\n") {
                let parts = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
                if parts.count == 2 { found[String(parts[1].drop { $0 == " " })] = String(parts[0]) }
            }
        }
        return found
    }

    private func withList(_ files: [String], _ work: (String) throws(PublishingError) -> Void)
        throws(PublishingError)
    {
        guard !files.isEmpty else { return }
        let list = "\(scratch)/lots-\(UUID().uuidString).txt"
        try Disk.write(Array((files.sorted().joined(separator: "\n") + "\n").utf8), to: list)
        defer { Disk.removeFile(list) }
        try work(list)
    }
}
