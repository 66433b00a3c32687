internal import Parallel

/// Visits addresses outside the guidance, politely, and says what came of it.
package struct Visitor: Sendable {
    /// The program curl is not installed.
    package struct NoProgram: Error {}

    private let curl: Curl
    private let manners: Manners

    package init(_ manners: Manners) {
        self.manners = manners
        curl = Curl(manners: manners)
    }

    /// The site of an address: its host and port.
    private static func site(of address: String) -> String {
        let rest = address.drop { $0 != "/" }.drop { $0 == "/" }
        let host = rest.prefix { !"/?#".contains($0) }
        return host.split(separator: "@").last.map { $0.lowercased() } ?? ""
    }

    /// Visits those addresses whose answer is not known.
    ///
    /// - Parameters:
    ///   - addresses: each once.
    ///   - memory: what came of earlier visits; what comes of these is added.
    ///   - day: today, in days from any day that is always the same.
    ///   - begin: told how many addresses on how many sites are visited, before the first is.
    package func visit(
        _ addresses: [String], memory: inout VisitMemory, day: Int, begin: (Int, Int) -> Void = { _, _ in }
    ) throws(NoProgram) -> [String: Outcome] {
        var outcomes: [String: Outcome] = [:]
        for address in addresses {
            outcomes[address] = memory.outcome(of: address, on: day, most: manners.days)
        }
        let new = addresses.filter { outcomes[$0] == nil }
        guard !new.isEmpty else { return outcomes }
        let sites = Dictionary(grouping: new, by: Self.site).values.sorted { $0[0] < $1[0] }
        begin(new.count, sites.count)
        let found = parallelMap(sites, jobs: manners.sites) { visit(site: $0) }
        var visited: [String: Outcome] = [:]
        for answers in found {
            guard let answers else { throw NoProgram() }
            visited.merge(answers) { first, _ in first }
        }
        if sites.count > 1, visited.values.allSatisfy(\.isWithoutAnswer) {
            // No site of several answers: it is this machine that reaches none.
            visited = visited.mapValues { _ in .unclear(.offline) }
        }
        memory.note(visited, on: day, among: addresses)
        return outcomes.merging(visited) { first, _ in first }
    }

    /// Asks for the head of each page, and for the page where the head did not say that there is one: not every site answers
    /// the first question rightly.
    private func visit(site addresses: [String]) -> [String: Outcome]? {
        var outcomes: [String: Outcome] = [:]
        do throws(Curl.Missing) {
            for (address, answer) in zip(addresses, try curl.visit(addresses, by: .head)) {
                outcomes[address] = Outcome(exit: answer.exit, status: answer.status)
            }
            let doubtful = addresses.filter { outcomes[$0]?.isWorthAsking ?? true }
            guard !doubtful.isEmpty else { return outcomes }
            for (address, answer) in zip(doubtful, try curl.visit(doubtful, by: .get)) {
                outcomes[address] = Outcome(exit: answer.exit, status: answer.status)
            }
            return outcomes
        } catch {
            return nil
        }
    }
}

extension Outcome {
    /// Whether the page may be there though its head is not; who asks us to wait, or is not there, is not asked again.
    fileprivate var isWorthAsking: Bool {
        switch self {
        case .works, .noSite, .unclear(.status(429)), .unclear(.late), .unclear(.connection): false
        default: true
        }
    }

    fileprivate var isWithoutAnswer: Bool {
        switch self {
        case .noSite, .unclear(.late), .unclear(.connection): true
        default: false
        }
    }
}
