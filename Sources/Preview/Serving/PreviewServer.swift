internal import FlyingFox
internal import FlyingSocks
internal import Foundation

/// The server: on the loopback address alone.
struct PreviewServer: Sendable {
    private static let address = "127.0.0.1"
    /// How often the open pages are written to though nothing has happened: a page that has gone is noticed by that.
    private static let beat = Duration.seconds(20)

    private let current: CurrentPreview
    private let server: HTTPServer
    private let port: UInt16

    init(_ current: CurrentPreview, port: UInt16) {
        self.current = current
        self.port = port
        server = Self.server(current, port: port)
    }

    /// The first port that nobody listens on.
    static func freePort(of ports: [UInt16]) throws -> UInt16 {
        for port in ports {
            guard let address = try? sockaddr_in.inet(ip4: Self.address, port: port),
                let socket = try? Socket(domain: AF_INET)
            else { continue }
            defer { try? socket.close() }
            do {
                try socket.setValue(true, for: BoolSocketOption.localAddressReuse)
                try socket.bind(to: address)
                try socket.listen()
            } catch {
                continue
            }
            if port == 0, case .ip4(_, let chosen)? = try? socket.sockname() { return chosen }
            return port
        }
        guard let first = ports.first, let last = ports.last, first != last else {
            throw PreviewError.portTaken(ports.first ?? 0)
        }
        throw PreviewError.noPortFree(first...last)
    }

    private static func server(_ current: CurrentPreview, port: UInt16) -> HTTPServer {
        // The name is an address already: it cannot fail to be one.
        let address = (try? sockaddr_in.inet(ip4: Self.address, port: port)) ?? .inet(port: port)
        return HTTPServer(
            address: address, timeout: 120, logger: .disabled, handler: PreviewHandler(current, port: port))
    }

    /// Returns once requests are answered.
    func start() async throws {
        Task { try await server.run() }
        do {
            try await server.waitUntilListening()
        } catch {
            throw PreviewError.notServing(error.localizedDescription)
        }
    }

    /// Serves until the program is ended.
    func serve() async -> Never {
        while true {
            try? await Task.sleep(for: Self.beat)
            current.listeners.send(Array(":\n\n".utf8))
        }
    }
}
