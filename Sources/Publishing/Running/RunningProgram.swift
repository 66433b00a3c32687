internal import Foundation
internal import Glibc

/// A program at work: what it is given, what it answers, and how long that may take.
struct RunningProgram: ~Copyable {
    private let name: String
    private var child: Child
    private var orders: PipeEnd
    private let answers: PipeEnd
    /// What it complains of: in a file, which nobody has to empty while it works.
    private let errorsPath: String
    private var unread: [UInt8] = []

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - words: its path and its arguments.
    ///   - name: for messages.
    static func start(_ words: [String], name: String) throws(PublishingError) -> RunningProgram {
        // A program that has ended is told by its answer that never comes, not by the end of this one.
        signal(SIGPIPE, SIG_IGN)
        // Whoever started us may have wished to hear of no child's end.
        signal(SIGCHLD, SIG_DFL)
        let (to, from) = (try PipeEnd.pair(), try PipeEnd.pair())
        var input = PipeEnd(to.reading)
        let orders = PipeEnd(to.writing)
        let answers = PipeEnd(from.reading)
        var output = PipeEnd(from.writing)
        let path = FileManager.default.temporaryDirectory.appending(path: "lots-\(UUID().uuidString)").path
        try Disk.write([], to: path)
        var errors = PipeEnd(unsafe open(path, O_WRONLY | O_APPEND | O_CLOEXEC))
        let environment = ProcessInfo.processInfo.environment.map { "\($0)=\($1)" }
        let child = try Child(
            words, environment: environment, input: input.raw, output: output.raw, errors: errors.raw)
        // The program has them now; its end is seen only when nobody else has.
        input.close()
        output.close()
        errors.close()
        return RunningProgram(name: name, child: child, orders: orders, answers: answers, errorsPath: path)
    }

    private init(
        name: String, child: consuming Child, orders: consuming PipeEnd, answers: consuming PipeEnd,
        errorsPath: String
    ) {
        self.name = name
        self.child = child
        self.orders = orders
        self.answers = answers
        self.errorsPath = errorsPath
    }

    /// Gives it all that it reads, and waits for its end; stops it when that takes too long.
    mutating func finish(_ input: [UInt8], limit: Duration) throws(PublishingError) -> Program.Result {
        let end = ContinuousClock.now + limit
        var output: [UInt8] = []
        var rest = input[...]
        orders.neverWait()
        while true {
            give(&rest)
            guard let answer = try read(until: end, isGiving: !rest.isEmpty) else { break }
            output += answer
        }
        return result(output)
    }

    /// Gives it what it reads first and keeps its input open; then waits for one line.
    ///
    /// - Returns: the line, or `nil` where it ended before it said one.
    mutating func firstLine(after input: [UInt8], limit: Duration) throws(PublishingError) -> String? {
        let end = ContinuousClock.now + limit
        // A few lines: less than a pipe holds.
        _ = orders.write(input[...])
        while !unread.contains(UInt8(ascii: "\n")) {
            guard let answer = try read(until: end, isGiving: false) else { return nil }
            unread += answer
        }
        return String(decoding: unread.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    }

    /// Ends its input, waits for its end, and says how that was.
    mutating func end() -> Program.Result {
        orders.close()
        // One that does not end by itself is not waited for long.
        var waiting = pollfd(fd: answers.raw, events: Int16(POLLIN), revents: 0)
        if unsafe poll(&waiting, 1, 5000) <= 0 { child.kill() }
        return result(unread)
    }

    private mutating func result(_ output: [UInt8]) -> Program.Result {
        let status = child.wait()
        let text = Disk.read(errorsPath).map { String(decoding: $0, as: UTF8.self) } ?? ""
        Disk.removeFile(errorsPath)
        let said = text.split(whereSeparator: \.isNewline).suffix(3).map {
            $0.trimmingCharacters(in: .whitespacesAndNewlines)
        }
        return Program.Result(status: status, output: output, said: said.joined(separator: " / "))
    }

    /// Writes as much as the pipe takes; closes it after the last byte, or when the program reads no more.
    private mutating func give(_ rest: inout ArraySlice<UInt8>) {
        guard let count = orders.write(rest) else {
            rest = []
            return orders.close()
        }
        rest = rest.dropFirst(count)
        if rest.isEmpty { orders.close() }
    }

    /// What it has written since; `nil` at its end.
    private mutating func read(until end: ContinuousClock.Instant, isGiving: Bool) throws(PublishingError)
        -> [UInt8]?
    {
        while true {
            let left = end - ContinuousClock.now
            guard left > .zero else {
                child.kill()
                _ = result([])
                throw .programHung(name)
            }
            var waiting = [pollfd(fd: answers.raw, events: Int16(POLLIN), revents: 0)]
            if isGiving { waiting.append(pollfd(fd: orders.raw, events: Int16(POLLOUT), revents: 0)) }
            let milliseconds = left.components.seconds * 1000 + 1
            guard unsafe poll(&waiting, nfds_t(waiting.count), Int32(clamping: milliseconds)) > 0 else {
                continue
            }
            return waiting[0].revents == 0 ? [] : answers.read()
        }
    }
}

/// One end of a pipe; closed when it goes out of scope, and in every program that is started.
struct PipeEnd: ~Copyable {
    private(set) var raw: Int32

    init(_ raw: Int32) { self.raw = raw }

    deinit {
        if raw >= 0 { _ = Glibc.close(raw) }
    }

    /// A new pipe's two ends.
    static func pair() throws(PublishingError) -> (reading: Int32, writing: Int32) {
        var ends: [Int32] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else { throw .failed(path: "pipe", errno: errno) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (ends[0], ends[1])
    }

    mutating func close() {
        if raw >= 0 { _ = Glibc.close(raw) }
        raw = -1
    }

    func neverWait() { _ = fcntl(raw, F_SETFL, fcntl(raw, F_GETFL) | O_NONBLOCK) }

    /// Writes what the pipe takes now; `nil` where nobody reads any more, or it is closed.
    func write(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard raw >= 0 else { return nil }
        while true {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe Glibc.write(raw, buffer.baseAddress, buffer.count)
            }
            if count >= 0 { return count }
            if errno == EAGAIN { return 0 }
            if errno != EINTR { return nil }
        }
    }

    /// What there is to read; `nil` at the end.
    func read() -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe buffer.withUnsafeMutableBytes { bytes in
                unsafe Glibc.read(raw, bytes.baseAddress, bytes.count)
            }
            if count > 0 { return Array(buffer.prefix(count)) }
            if count == 0 || errno != EINTR { return nil }
        }
    }
}
