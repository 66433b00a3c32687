internal import FlyingSocks
internal import Glibc
internal import Synchronization

/// The server: on the loopback address alone.
struct PreviewServer: Sendable {
    private static let address = "127.0.0.1"
    /// How often the open pages are written to though nothing has happened: they then know that the server is there.
    private static let beat = Duration.seconds(20)
    /// An editor's browsers have some dozens open; who opens more than this is not an editor.
    private static let mostConnections = 400

    let port: UInt16
    private let socket: Socket

    /// Listens on the first port that nobody listens on.
    init(ports: [UInt16]) throws {
        for port in ports {
            if let socket = Self.listen(on: port) {
                self.socket = socket
                if case .ip4(_, let chosen)? = try? socket.sockname() {
                    self.port = chosen
                } else {
                    self.port = port
                }
                return
            }
        }
        guard let first = ports.first, let last = ports.last, first < last else {
            throw PreviewError.portTaken(ports.first ?? 0)
        }
        throw PreviewError.noPortFree(first...last)
    }

    private static func listen(on port: UInt16) -> Socket? {
        do {
            let socket = try Socket(domain: AF_INET)
            do {
                try socket.setValue(true, for: BoolSocketOption.localAddressReuse)
                // Those that come of it have this too: an answer's end is not held back until its beginning is confirmed.
                try socket.setValue(true, for: BoolSocketOption(level: Int32(IPPROTO_TCP), name: TCP_NODELAY))
                try socket.bind(to: sockaddr_in.inet(ip4: address, port: port))
                try socket.listen()
                return socket
            } catch {
                try? socket.close()
                return nil
            }
        } catch {
            return nil
        }
    }

    /// Answers requests until the program is ended.
    func serve(_ current: CurrentPreview) async throws -> Never {
        let pool = SocketPool.make()
        try await pool.prepare()
        Task { try await pool.run() }
        Task {
            while true {
                try await Task.sleep(for: Self.beat)
                current.listeners.send(Array(":\n\n".utf8))
            }
        }
        let listening = try AsyncSocket(socket: socket, pool: pool)
        let handler = PreviewHandler(current, port: port)
        let open = Count()
        while true {
            guard let socket = try? await listening.accept() else {
                // Too many files are open, or the browser has gone already.
                try? await Task.sleep(for: .milliseconds(50))
                continue
            }
            guard open.increase(to: Self.mostConnections) else {
                try? socket.close()
                continue
            }
            Task {
                var connection = Connection(socket, handler: handler)
                await connection.run()
                try? socket.close()
                open.decrease()
            }
        }
    }

    /// How many connections are open.
    private final class Count: Sendable {
        private let value = Mutex(0)

        /// - Returns: false where there are as many as may be.
        func increase(to most: Int) -> Bool {
            value.withLock { value in
                guard value < most else { return false }
                value += 1
                return true
            }
        }

        func decrease() { value.withLock { $0 -= 1 } }
    }
}
