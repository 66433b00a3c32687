/// What came of a visit to an address.
package enum Outcome: Sendable, Equatable {
    /// A reader gets a page.
    case works
    /// The site says that there is no such page: 404, 410.
    case missing(status: Int)
    /// There is no such site.
    case noSite
    /// Programs are not told, or not now: a reader may well get a page.
    case unclear(Reason)

    package enum Reason: Sendable, Equatable {
        /// The site's answer: 403, 405, 429, 503.
        case status(Int)
        /// There was none in time.
        case late
        /// The connection failed, or could not be trusted.
        case connection
        /// It leads on and on.
        case redirects
        /// This machine reaches no site at all.
        case offline
    }
}

extension Outcome {
    /// What an answer means to a reader.
    ///
    /// - Parameters:
    ///   - exit: curl's exit status, as its manual lists them.
    ///   - status: the last answer's, 0 where there was none.
    init(exit: Int, status: Int) {
        switch (exit, status) {
        // 63: the page is larger than what was asked for, so there is one.
        case (0, 200..<300), (63, 200..<300): self = .works
        case (0, 404), (0, 410), (63, 404), (63, 410): self = .missing(status: status)
        case (6, _): self = .noSite
        case (28, _): self = .unclear(.late)
        case (47, _): self = .unclear(.redirects)
        case (0, _), (63, _): self = .unclear(.status(status))
        default: self = .unclear(.connection)
        }
    }

    /// A short text that stands for it in a file.
    var code: String {
        switch self {
        case .works: "works"
        case .missing(let status): "missing-\(status)"
        case .noSite: "no-site"
        case .unclear(.status(let status)): "unclear-\(status)"
        case .unclear(.late): "late"
        case .unclear(.connection): "connection"
        case .unclear(.redirects): "redirects"
        case .unclear(.offline): "offline"
        }
    }

    init?(code: some StringProtocol) {
        func status(after prefix: String) -> Int? {
            code.hasPrefix(prefix) ? Int(code.dropFirst(prefix.count)) : nil
        }
        switch code {
        case "works": self = .works
        case "no-site": self = .noSite
        case "late": self = .unclear(.late)
        case "connection": self = .unclear(.connection)
        case "redirects": self = .unclear(.redirects)
        default:
            if let status = status(after: "missing-") {
                self = .missing(status: status)
            } else if let status = status(after: "unclear-") {
                self = .unclear(.status(status))
            } else {
                return nil
            }
        }
    }
}
