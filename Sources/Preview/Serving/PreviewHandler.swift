internal import Dispatch
internal import FlyingFox
internal import FlyingSocks
internal import Foundation

/// Answers requests with what is served now.
struct PreviewHandler: HTTPHandler {
    private let current: CurrentPreview
    private let check: RequestCheck

    init(_ current: CurrentPreview, port: UInt16) {
        self.current = current
        check = RequestCheck(port: port)
    }

    func handleRequest(_ request: HTTPRequest) async -> HTTPResponse {
        guard check.admits(host: request.headers[.host], origin: request.headers[HTTPHeader("Origin")]) else {
            return Answer(.forbidden, text: "Förhandsvisningen svarar bara den egna datorn.\n").response
        }
        guard request.method == .GET || request.method == .HEAD else {
            var answer = Answer(.methodNotAllowed, text: "Här kan man bara läsa.\n")
            answer.headers[HTTPHeader("Allow")] = "GET, HEAD"
            return answer.response
        }
        let path = request.target.path(percentEncoded: false)
        if path == Address.events, request.method == .GET { return events() }
        let answer = await answer(to: path)
        return request.method == .HEAD ? answer.headersAlone : answer.response
    }

    /// The files that it is written in, one after the other: a page gets one script and no more.
    private static let script =
        PackageResources.morph_js + PackageResources.notices_js + PackageResources.preview_js
        + PackageResources.overview_js

    private func events() -> HTTPResponse {
        let stream = current.listeners.stream(beginning: [Array("retry: 300\n\n".utf8)] + current.greeting)
        return HTTPResponse(
            statusCode: .ok,
            headers: [.contentType: "text/event-stream; charset=utf-8", .cacheControl: "no-store"],
            body: HTTPBodySequence(from: EventBytes(stream: stream)))
    }

    private func answer(to path: String) async -> Answer {
        let now = current.now
        switch path {
        case Address.script:
            return Answer(.ok, Self.script, type: MediaType.of(path))
        case Address.stylesheet:
            return Answer(.ok, PackageResources.preview_css, type: MediaType.of(path))
        case Address.folder, Address.folder + "/":
            return Answer(
                .ok, OverviewPage(now, links: current.links, today: current.today()).bytes,
                type: MediaType.of("_.html"))
        default: break
        }
        guard let site = now.site else {
            return Answer(.serviceUnavailable, FaultPage(now).bytes, type: MediaType.of("_.html"))
        }
        let name = String(path.drop { $0 == "/" })
        if let file = site[name.isEmpty || name.hasSuffix("/") ? name + "index.html" : name] {
            return Answer(.ok, await Self.bytes(of: file), type: MediaType.of(file.path))
        }
        if !name.isEmpty, !name.hasSuffix("/"), site[name + "/index.html"] != nil {
            var answer = Answer(.permanentRedirect, text: "")
            let encoded = name.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? ""
            answer.headers[.location] = "/\(encoded)/"
            return answer
        }
        guard let missing = site["404.html"] else { return Answer(.notFound, text: "Sidan finns inte.\n") }
        return Answer(.notFound, await Self.bytes(of: missing), type: MediaType.of(missing.path))
    }

    /// What takes long to make is made apart from the threads that answer.
    private static func bytes(of file: ServedFile) async -> [UInt8] {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(returning: file.bytes) }
        }
    }
}

/// An answer with the headers that all have.
private struct Answer {
    var status: HTTPStatusCode
    var headers: HTTPHeaders
    var body: [UInt8]

    /// The site's own policy: what does not work under it must be seen before it is published.
    private static let policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

    init(_ status: HTTPStatusCode, _ body: [UInt8], type: String) {
        self.status = status
        self.body = body
        headers = [
            .contentType: type, .cacheControl: "no-store",
            HTTPHeader("Content-Security-Policy"): Self.policy,
            HTTPHeader("Cross-Origin-Resource-Policy"): "same-origin",
            HTTPHeader("Referrer-Policy"): "no-referrer",
            HTTPHeader("X-Content-Type-Options"): "nosniff",
        ]
    }

    init(_ status: HTTPStatusCode, text: String) {
        self.init(status, Array(text.utf8), type: MediaType.of("_.txt"))
    }

    var response: HTTPResponse {
        HTTPResponse(
            statusCode: status, headers: headers,
            body: HTTPBodySequence(data: Data(body), suggestedBufferSize: max(1, body.count)))
    }

    /// As an answer to HEAD: the length of a body that does not follow.
    var headersAlone: HTTPResponse {
        var headers = headers
        headers[.contentLength] = String(body.count)
        return HTTPResponse(statusCode: status, headers: headers)
    }
}

/// Events as the bytes of a body that does not end.
private struct EventBytes: AsyncBufferedSequence {
    typealias Element = UInt8

    let stream: AsyncStream<[UInt8]>

    func makeAsyncIterator() -> Iterator { Iterator(events: stream.makeAsyncIterator()) }

    struct Iterator: AsyncBufferedIteratorProtocol {
        var events: AsyncStream<[UInt8]>.Iterator
        private var rest: ArraySlice<UInt8> = []

        init(events: AsyncStream<[UInt8]>.Iterator) { self.events = events }

        mutating func next() async -> UInt8? {
            if rest.isEmpty { rest = await events.next()?[...] ?? [] }
            return rest.popFirst()
        }

        mutating func nextBuffer(suggested count: Int) async -> [UInt8]? {
            guard rest.isEmpty else {
                defer { rest = [] }
                return Array(rest)
            }
            return await events.next()
        }
    }
}
