/// The releases at a place in the order they were published, and which one readers meet.
struct History: Equatable, Sendable {
    /// The oldest first.
    private(set) var releases: [String]
    /// `nil` where readers meet none.
    var current: String?
    /// Whether readers met a release that nobody finds: the link to it is gone, or leads to what is gone.
    let isLost: Bool
    /// Those that have been published, in that order.
    private let noted: [String]

    /// - Parameters:
    ///   - noted: the order as it was noted.
    ///   - present: the releases that are there. One that is in no order was never published: its run was stopped before.
    init(noted: [String], present: Set<String>, current: String?) {
        let known = noted.filter(present.contains)
        self.noted = known
        releases = present.subtracting(known).sorted() + known
        self.current = current.flatMap { present.contains($0) ? $0 : nil }
        isLost = self.current == nil && (current != nil || !known.isEmpty)
    }

    /// The releases that were published before the current one, the latest first; all of them where that one is lost.
    var earlier: [String] {
        guard let current else { return noted.reversed() }
        return releases.firstIndex(of: current).map { releases[..<$0].reversed() } ?? []
    }

    /// Publishes a release after the current one: back to that is one step.
    mutating func publish(_ release: String) {
        guard release != current else { return }
        releases.removeAll { $0 == release || $0 == current }
        if let current { releases.append(current) }
        releases.append(release)
        current = release
    }

    /// The releases that are too many, the oldest; never the current one.
    func surplus(keeping count: Int) -> [String] {
        Array(releases.filter { $0 != current }.prefix(max(0, releases.count - max(1, count))))
    }

    /// The releases whose pages a reader may have when another one takes the place of the current: those that are kept, and
    /// that one itself.
    func met(before release: String, keeping count: Int) -> [String] {
        var after = self
        after.publish(release)
        let surplus = after.surplus(keeping: count)
        return releases.filter { $0 != release && ($0 == current || !surplus.contains($0)) }
    }

    /// One a line.
    var text: String { releases.map { $0 + "\n" }.joined() }
}
