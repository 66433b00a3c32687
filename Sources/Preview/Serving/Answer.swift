/// What a request is answered with.
struct Answer: Sendable {
    var status: Status
    var fields: [(name: String, value: String)]
    var body: [UInt8]

    enum Status: String, Sendable {
        case ok = "200 OK"
        case moved = "308 Permanent Redirect"
        case malformed = "400 Bad Request"
        case forbidden = "403 Forbidden"
        case missing = "404 Not Found"
        case notAllowed = "405 Method Not Allowed"
        case late = "408 Request Timeout"
        case hasBody = "413 Content Too Large"
        case tooLarge = "431 Request Header Fields Too Large"
        case unavailable = "503 Service Unavailable"
    }

    /// The site's own policy: what does not work under it must be seen before it is published.
    private static let policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

    init(_ status: Status, _ body: [UInt8], type: String) {
        self.status = status
        self.body = body
        fields = [
            ("Content-Type", type), ("Cache-Control", "no-store"), ("Content-Security-Policy", Self.policy),
            ("Cross-Origin-Resource-Policy", "same-origin"), ("Referrer-Policy", "no-referrer"),
            ("X-Content-Type-Options", "nosniff"),
        ]
    }

    init(_ status: Status, text: String) {
        self.init(status, Array(text.utf8), type: MediaType.text)
    }

    /// As it goes over the wire.
    ///
    /// - Parameters:
    ///   - isHead: whether the body is left out, as an answer to HEAD; its length is said all the same.
    ///   - keepsConnection: whether another request may follow.
    func bytes(isHead: Bool, keepsConnection: Bool) -> [UInt8] {
        var head = "HTTP/1.1 \(status.rawValue)\r\n"
        for field in fields { head += "\(field.name): \(field.value)\r\n" }
        head +=
            "Content-Length: \(body.count)\r\nConnection: \(keepsConnection ? "keep-alive" : "close")\r\n\r\n"
        return Array(head.utf8) + (isHead ? [] : body)
    }

    /// The beginning of a stream of events, which ends with the connection.
    static let eventStream = Array(
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n"
            .utf8)
}
