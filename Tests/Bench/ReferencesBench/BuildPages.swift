internal import Glibc
internal import Guidance
internal import Parallel

/// The pages of a build, read; what is left is to find what they refer to, on two threads as `limit` has.
struct BuildPages {
    private let draft: GuidanceDraft
    private let resolver: PageResolver
    private static let jobs = 2

    init(root: String) {
        func folder(_ name: String) -> SourceTree.Folder {
            FolderReader(root: "\(root)/\(name)", name: name).read(jobs: Self.jobs).folder
        }
        draft = GuidanceDraft.read(
            SourceTree(content: folder("Content"), templates: folder("Templates"), site: folder("Site")),
            jobs: Self.jobs)
        resolver = PageResolver(draft)
    }

    /// What the same work took without references and with them.
    struct Round {
        var without: Time
        var with: Time

        var line: String { "\(without.clock) \(without.processor) \(with.clock) \(with.processor)" }
    }

    struct Time {
        /// Seconds by the clock, and of the processor on all threads.
        var clock: Double
        var processor: Double
    }

    /// Finds the links, terms and, in the second half, references of every page, and joins over all pages what cites what: all
    /// that a build does for a reference before it writes one.
    func round() -> Round {
        Round(
            without: time { resolver.bodyWithoutReferences(of: $0, index: $1) },
            with: time { resolver.body(of: $0, index: $1) })
    }

    /// - Note: POSIX has `clock` count a million in a second.
    private func time(_ body: @Sendable (PageDraft, Int) -> Body) -> Time {
        let (begin, processor) = (ContinuousClock.now, clock())
        let bodies = parallelMap(Array(draft.pages.indices), jobs: Self.jobs) { index in
            body(draft.pages[index], index)
        }
        let uses = UsesBuilder.uses(in: resolver.outline, bodies: bodies, jobs: Self.jobs)
        let time = Time(
            clock: (ContinuousClock.now - begin) / .seconds(1),
            processor: Double(clock() - processor) / 1_000_000)
        // What was found lives until here: freeing it is no part of a build, which ends.
        withExtendedLifetime((bodies, uses)) {}
        return time
    }
}
