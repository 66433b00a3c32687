/// Tells the editor's own browser from a page elsewhere that has found the server.
///
/// A name of someone else's can be made to lead to 127.0.0.1 (DNS rebinding); the browser then sends that name as Host. A
/// page of someone else's that asks from the browser sends where it is from as Origin.
struct RequestCheck: Sendable {
    private let hosts: Set<String>

    init(port: UInt16) {
        hosts = Set(["127.0.0.1", "localhost", "[::1]"].map { "\($0):\(port)" })
    }

    func admits(host: String?, origin: String?) -> Bool {
        guard let host = host?.lowercased(), hosts.contains(host) else { return false }
        guard let origin = origin?.lowercased() else { return true }
        return hosts.contains { origin == "http://\($0)" }
    }
}
