internal import FlyingSocks
internal import Foundation

/// One browser's connection: requests and answers, one after the other, until either has had enough.
///
/// FlyingFox's own server takes a time that grows with the square of a request's length (0.27: six seconds for an address
/// of 64 kB) and has no bound on it, so that any page in the browser could stop it. Its sockets are used and its reading of
/// requests is not.
struct Connection: Sendable {
    private enum Limit {
        /// From a request's first byte to its last.
        static let request = Duration.seconds(10)
        /// Between two requests.
        static let idle = Duration.seconds(60)
        /// For an answer to be taken.
        static let answer = Duration.seconds(60)
    }

    private enum Failure: Error {
        case late, ended, tooLarge
    }

    private let socket: AsyncSocket
    private let handler: PreviewHandler
    /// What was read after the end of a request.
    private var rest: [UInt8] = []

    init(_ socket: AsyncSocket, handler: PreviewHandler) {
        self.socket = socket
        self.handler = handler
    }

    /// Returns when the connection is over; the caller closes it.
    mutating func run() async {
        while true {
            do {
                let request = try RequestHead(try await head())
                switch await handler.reply(to: request) {
                case .answer(let answer):
                    let keeps = request.keepsConnection
                    try await send(answer.bytes(isHead: request.method == "HEAD", keepsConnection: keeps))
                    guard keeps else { return }
                case .events(let events):
                    try await follow(events)
                    return
                }
            } catch {
                if let answer = Self.answer(to: error) {
                    try? await send(answer.bytes(isHead: false, keepsConnection: false))
                }
                return
            }
        }
    }

    private static func answer(to error: any Error) -> Answer? {
        switch error {
        case RequestHead.Fault.malformed: Answer(.malformed, text: "Begäran går inte att läsa.\n")
        case RequestHead.Fault.hasBody: Answer(.hasBody, text: "Här kan man bara läsa.\n")
        case Failure.tooLarge: Answer(.tooLarge, text: "Begäran är för lång.\n")
        case Failure.late: Answer(.late, text: "Begäran kom aldrig fram.\n")
        default: nil
        }
    }

    /// The next request, without the empty line at its end.
    private mutating func head() async throws -> [UInt8] {
        if rest.isEmpty { rest = try await read(within: Limit.idle) }
        let deadline = ContinuousClock.now + Limit.request
        let end = Array("\r\n\r\n".utf8)
        var searched = 0
        while true {
            if let range = rest[searched...].firstRange(of: end) {
                defer { rest.removeSubrange(..<range.upperBound) }
                return Array(rest[..<range.lowerBound])
            }
            guard rest.count <= RequestHead.longest else { throw Failure.tooLarge }
            searched = max(0, rest.count - end.count)
            rest += try await read(within: ContinuousClock.now.duration(to: deadline))
        }
    }

    private func read(within limit: Duration) async throws -> [UInt8] {
        try await Self.within(limit) { [socket] in
            let bytes = try await socket.read(atMost: 4096)
            guard !bytes.isEmpty else { throw Failure.ended }
            return bytes
        }
    }

    private func send(_ bytes: [UInt8]) async throws {
        try await Self.within(Limit.answer) { [socket] in try await socket.write(Data(bytes)) }
    }

    /// Writes events until the browser goes.
    private func follow(_ events: AsyncStream<[UInt8]>) async throws {
        try await send(Answer.eventStream)
        try await withThrowingTaskGroup(of: Void.self) { [socket] group in
            group.addTask {
                for await event in events { try await socket.write(Data(event)) }
            }
            // It has nothing more to say: what can be read is that it has gone.
            group.addTask {
                while try await !socket.read(atMost: 4096).isEmpty {}
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    private static func within<Value: Sendable>(
        _ limit: Duration, _ work: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        try await withThrowingTaskGroup(of: Value.self) { group in
            group.addTask(operation: work)
            group.addTask {
                try await Task.sleep(for: limit)
                throw Failure.late
            }
            defer { group.cancelAll() }
            guard let value = try await group.next() else { throw Failure.ended }
            return value
        }
    }
}
