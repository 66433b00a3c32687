package import Foundation
internal import Glibc
internal import Output

/// WeasyPrint at work: a Python that runs a program of ours, one document after another in one process.
package struct Typesetter: ~Copyable {
    /// What a document became.
    package struct Result: Sendable, Equatable {
        package var pages: Int
        package var bytes: Int
    }

    /// The digest of our program: PDFs that another one made are made again.
    package static var program: String {
        Digest.of(PackageResources.typeset_py, PackageResources.structure_py)
    }

    /// The versions of what makes the PDFs.
    package private(set) var tool = ""

    private let process = Process()
    private let orders = Pipe()
    private let answers = Pipe()
    /// Our program and what the Python writes to its standard error.
    private let scratch: URL
    private let limit: Duration
    private var unread: [UInt8] = []

    /// Starts the Python and waits until it is ready.
    ///
    /// - Parameters:
    ///   - python: its path, or a command's name.
    ///   - limit: how long it may take for an answer.
    package init(python: String, limit: Duration) throws {
        self.limit = limit
        scratch = FileManager.default.temporaryDirectory.appending(path: "lots-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        try Data(PackageResources.typeset_py).write(to: scratch.appending(path: "typeset.py"))
        try Data(PackageResources.structure_py).write(to: scratch.appending(path: "structure.py"))
        let errors = scratch.appending(path: "errors")
        try Data().write(to: errors)
        let isPath = python.contains("/")
        process.executableURL = URL(fileURLWithPath: isPath ? python : "/usr/bin/env")
        process.arguments = (isPath ? [] : [python]) + ["-B", scratch.appending(path: "typeset.py").path]
        process.standardInput = orders
        process.standardOutput = answers
        process.standardError = try FileHandle(forWritingTo: errors)
        // A Python that has ended is told by its answer that never comes, not by the end of this program.
        signal(SIGPIPE, SIG_IGN)
        do {
            try process.run()
        } catch {
            throw TypesettingError.missing(said: "\(python) går inte att köra.")
        }
        do {
            tool = try answer(as: Ready.self).ready
        } catch TypesettingError.ended(let said) {
            throw TypesettingError.missing(said: said)
        }
    }

    deinit {
        if process.isRunning {
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }
        try? FileManager.default.removeItem(at: scratch)
    }

    /// Makes a PDF of an HTML file; what is at the target afterwards is a whole PDF, or an error is thrown.
    package mutating func typeset(html: URL, pdf: URL) throws -> Result {
        var order = try JSONEncoder().encode(Order(html: html.path, pdf: pdf.path))
        order.append(UInt8(ascii: "\n"))
        do {
            try orders.fileHandleForWriting.write(contentsOf: order)
        } catch {
            throw ended()
        }
        let answer = try answer(as: Answer.self)
        if let missing = answer.missing { throw TypesettingError.unprintable(missing) }
        if let error = answer.error { throw TypesettingError.refused(error) }
        guard let pages = answer.pages, let count = answer.bytes, let data = try? Data(contentsOf: pdf),
            data.count == count, data.starts(with: Array("%PDF-".utf8)),
            data.suffix(32).contains(Array("%%EOF".utf8))
        else { throw TypesettingError.notWhole }
        return Result(pages: pages, bytes: count)
    }

    private struct Order: Encodable {
        var html: String
        var pdf: String
    }

    private struct Ready: Decodable {
        var ready: String
    }

    private struct Answer: Decodable {
        var pages: Int?
        var bytes: Int?
        var missing: [String]?
        var error: String?
    }

    private mutating func answer<Value: Decodable>(as type: Value.Type) throws -> Value {
        let line = try line()
        do {
            return try JSONDecoder().decode(type, from: Data(line))
        } catch {
            throw TypesettingError.ended(said: String(decoding: line.prefix(200), as: UTF8.self))
        }
    }

    /// The next line of its answers, waited for no longer than the limit.
    private mutating func line() throws -> [UInt8] {
        let descriptor = answers.fileHandleForReading.fileDescriptor
        let end = ContinuousClock.now + limit
        while true {
            if let newline = unread.firstIndex(of: UInt8(ascii: "\n")) {
                let line = Array(unread[..<newline])
                unread.removeSubrange(...newline)
                return line
            }
            let left = end - ContinuousClock.now
            guard left > .zero else { throw TypesettingError.hung }
            var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            let milliseconds =
                left.components.seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000
            guard unsafe poll(&waiting, 1, Int32(clamping: milliseconds + 1)) > 0 else { continue }
            let data = answers.fileHandleForReading.availableData
            if data.isEmpty { throw ended() }
            unread += data
        }
    }

    private func ended() -> TypesettingError {
        let text = (try? String(contentsOf: scratch.appending(path: "errors"), encoding: .utf8)) ?? ""
        return .ended(said: text.split(separator: "\n").last.map(String.init) ?? "")
    }
}
