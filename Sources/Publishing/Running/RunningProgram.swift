internal import Foundation
internal import Glibc

/// A program at work: what it is given, what it answers, and how long that may take.
struct RunningProgram: ~Copyable {
    private let name: String
    private let process: Process
    private let orders: Pipe
    private let answers: Pipe
    private let errorsPath: String
    private var unread: [UInt8] = []

    /// Starts a program.
    ///
    /// - Parameter name: for messages.
    static func start(_ process: Process, name: String) throws(PublishingError) -> RunningProgram {
        // A file and no pipe: nobody has to empty it while the program works.
        let errorsPath = FileManager.default.temporaryDirectory.appending(path: "lots-\(UUID().uuidString)").path
        try Disk.write([], to: errorsPath)
        let (orders, answers) = (Pipe(), Pipe())
        process.standardInput = orders
        process.standardOutput = answers
        process.standardError = FileHandle(forWritingAtPath: errorsPath)
        // A program that has ended is told by its answer that never comes, not by the end of this one.
        signal(SIGPIPE, SIG_IGN)
        do {
            try process.run()
        } catch {
            Disk.removeFile(errorsPath)
            throw .programFailed(name, said: "\(error)")
        }
        return RunningProgram(
            name: name, process: process, orders: orders, answers: answers, errorsPath: errorsPath)
    }

    private init(name: String, process: Process, orders: Pipe, answers: Pipe, errorsPath: String) {
        self.name = name
        self.process = process
        self.orders = orders
        self.answers = answers
        self.errorsPath = errorsPath
    }

    deinit {
        try? orders.fileHandleForWriting.close()
        // One that holds a lock elsewhere lets go of it when its input ends: whoever comes next must not find it taken.
        var waiting = pollfd(fd: answers.fileHandleForReading.fileDescriptor, events: Int16(POLLIN), revents: 0)
        if process.isRunning { _ = unsafe poll(&waiting, 1, 3000) }
        if process.isRunning, waiting.revents & Int16(POLLHUP) == 0 {
            kill(process.processIdentifier, SIGKILL)
        }
        process.waitUntilExit()
        Disk.removeFile(errorsPath)
    }

    /// Gives it all that it reads, and waits for its end.
    consuming func finish(_ input: [UInt8], limit: Duration) throws(PublishingError) -> Program.Result {
        let end = ContinuousClock.now + limit
        var output: [UInt8] = []
        var rest = input[...]
        try setNonblocking()
        if rest.isEmpty { try? orders.fileHandleForWriting.close() }
        while true {
            try give(&rest)
            guard let answer = try read(until: end, whileGiving: !rest.isEmpty) else { break }
            output += answer
        }
        process.waitUntilExit()
        return Program.Result(status: process.terminationStatus, output: output, said: said)
    }

    /// Gives it what it reads first and keeps its input open; then waits for one line.
    ///
    /// - Returns: the line, or `nil` where it ended before it said one; then its end is known.
    mutating func firstLine(after input: [UInt8], limit: Duration) throws(PublishingError) -> String? {
        let end = ContinuousClock.now + limit
        do { try orders.fileHandleForWriting.write(contentsOf: input) } catch { return nil }
        while !unread.contains(UInt8(ascii: "\n")) {
            guard let answer = try read(until: end, whileGiving: false) else {
                process.waitUntilExit()
                return nil
            }
            unread += answer
        }
        return String(decoding: unread.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    }

    /// How it ended, where `firstLine` found that it has.
    var result: Program.Result {
        Program.Result(status: process.terminationStatus, output: unread, said: said)
    }

    var isRunning: Bool { process.isRunning }

    private func setNonblocking() throws(PublishingError) {
        let descriptor = orders.fileHandleForWriting.fileDescriptor
        guard fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK) >= 0 else {
            throw .failed(path: name, errno: errno)
        }
    }

    /// Writes as much as the pipe takes; closes it after the last byte, or when the program reads no more.
    private func give(_ rest: inout ArraySlice<UInt8>) throws(PublishingError) {
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { buffer in
                unsafe write(orders.fileHandleForWriting.fileDescriptor, buffer.baseAddress, buffer.count)
            }
            if count > 0 { rest = rest.dropFirst(count) }
            if count < 0 {
                if errno == EAGAIN { return }
                if errno != EINTR { rest = [] }
            }
            if rest.isEmpty { try? orders.fileHandleForWriting.close() }
        }
    }

    /// What it has written since; `nil` at its end.
    private func read(until end: ContinuousClock.Instant, whileGiving: Bool) throws(PublishingError) -> [UInt8]? {
        let descriptor = answers.fileHandleForReading.fileDescriptor
        while true {
            let left = end - ContinuousClock.now
            guard left > .zero else { throw .programHung(name) }
            var waiting = [pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)]
            if whileGiving {
                waiting.append(
                    pollfd(fd: orders.fileHandleForWriting.fileDescriptor, events: Int16(POLLOUT), revents: 0))
            }
            let milliseconds = left.components.seconds * 1000 + 1
            guard unsafe poll(&waiting, nfds_t(waiting.count), Int32(clamping: milliseconds)) > 0 else { continue }
            if waiting[0].revents == 0 { return [] }
            let data = answers.fileHandleForReading.availableData
            return data.isEmpty ? nil : Array(data)
        }
    }

    /// The last lines of what it complained of.
    private var said: String {
        let text = Disk.read(errorsPath).map { String(decoding: $0, as: UTF8.self) } ?? ""
        return text.split(separator: "\n").suffix(3).map { $0.trimmingCharacters(in: .whitespaces) }
            .joined(separator: " / ")
    }
}
