internal import Dispatch

/// Answers requests with what is served now.
struct PreviewHandler: Sendable {
    enum Reply: Sendable {
        case answer(Answer)
        /// What happens from now on.
        case events(AsyncStream<[UInt8]>)
    }

    private let current: CurrentPreview
    private let check: RequestCheck

    init(_ current: CurrentPreview, port: UInt16) {
        self.current = current
        check = RequestCheck(port: port)
    }

    func reply(to request: RequestHead) async -> Reply {
        guard check.admits(host: request.host, origin: request.origin) else {
            return .answer(Answer(.forbidden, text: "Förhandsvisningen svarar bara den egna datorn.\n"))
        }
        guard request.method == "GET" || request.method == "HEAD" else {
            var answer = Answer(.notAllowed, text: "Här kan man bara läsa.\n")
            answer.fields.append(("Allow", "GET, HEAD"))
            return .answer(answer)
        }
        guard let path = request.decodedPath else {
            return .answer(Answer(.malformed, text: "Adressen går inte att läsa.\n"))
        }
        if path == Address.events, request.method == "GET" {
            let beginning = [Array("retry: 300\n\n".utf8)] + current.greeting
            return .events(current.listeners.stream(beginning: beginning))
        }
        return .answer(await answer(to: path))
    }

    /// The files that it is written in, one after the other: a page gets one script and no more.
    private static let script =
        PackageResources.morph_js + PackageResources.notices_js + PackageResources.preview_js
        + PackageResources.overview_js

    private func answer(to path: String) async -> Answer {
        let now = current.now
        switch path {
        case Address.script: return Answer(.ok, Self.script, type: MediaType.of(path))
        case Address.stylesheet: return Answer(.ok, PackageResources.preview_css, type: MediaType.of(path))
        case Address.folder, Address.folder + "/":
            return Answer(
                .ok, OverviewPage(now, links: current.links, today: current.today()).bytes,
                type: MediaType.page)
        default: break
        }
        guard let site = now.site else {
            return Answer(.unavailable, FaultPage(now).bytes, type: MediaType.page)
        }
        // Only what is in the list of files is served: no path leads anywhere else.
        let name = String(path.dropFirst())
        if let file = site[name.isEmpty || name.hasSuffix("/") ? name + "index.html" : name] {
            return Answer(.ok, await Self.bytes(of: file), type: MediaType.of(file.path))
        }
        if site[name + "/index.html"] != nil {
            // A folder of the site: its name is letters, digits and hyphens.
            var answer = Answer(.moved, text: "")
            answer.fields.append(("Location", "/\(name)/"))
            return answer
        }
        guard let missing = site["404.html"] else { return Answer(.missing, text: "Sidan finns inte.\n") }
        return Answer(.missing, await Self.bytes(of: missing), type: MediaType.page)
    }

    /// What takes long to make is made apart from the threads that answer.
    private static func bytes(of file: ServedFile) async -> [UInt8] {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(returning: file.bytes) }
        }
    }
}
