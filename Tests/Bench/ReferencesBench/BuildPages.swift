internal import Diagnostics
internal import Glibc
internal import Guidance
internal import LegalReferences
internal import Parallel

/// The pages of a build, read; what is left is to find what they refer to, on two threads as `limit` has.
struct BuildPages {
    private let draft: GuidanceDraft
    private let resolver: PageResolver
    private let recognizer: Recognizer
    private let paragraphs: [[Paragraph]]
    private static let jobs = 2

    init(root: String) {
        func folder(_ name: String) -> SourceTree.Folder {
            FolderReader(root: "\(root)/\(name)", name: name).read(jobs: Self.jobs).folder
        }
        draft = GuidanceDraft.read(
            SourceTree(content: folder("Content"), templates: folder("Templates"), site: folder("Site")),
            jobs: Self.jobs)
        resolver = PageResolver(draft)
        recognizer = draft.registers.recognizer
        paragraphs = draft.pages.map { Paragraph.all(of: $0.source.bytes) }
    }

    /// What the same work took without references and with them, and what recognising them took alone.
    struct Round {
        var without: Time
        var with: Time
        var recognition: Time

        var line: String {
            [without, with, recognition].map { "\($0.clock) \($0.processor)" }.joined(separator: " ")
        }
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
            without: time { resolved { resolver.bodyWithoutReferences(of: $0, index: $1) } },
            with: time { resolved { resolver.body(of: $0, index: $1) } },
            recognition: time(recognized))
    }

    private func resolved(_ body: @Sendable (PageDraft, Int) -> Body) -> (bodies: [Body], uses: Uses) {
        let bodies = parallelMap(Array(draft.pages.indices), jobs: Self.jobs) { index in
            body(draft.pages[index], index)
        }
        return (bodies, UsesBuilder.uses(in: resolver.outline, bodies: bodies, jobs: Self.jobs))
    }

    /// What the recogniser is asked in a build: which lines of a page tell of references, and what their paragraphs hold.
    private func recognized() -> [[Recognizer.Result]] {
        parallelMap(Array(draft.pages.indices), jobs: Self.jobs) { index in
            let source = draft.pages[index].source.bytes
            let reader = ReferenceReader(recognizer)
            var telling = recognizer.tellingLines(in: source.span)[...]
            return paragraphs[index].compactMap { paragraph in
                guard let line = telling.first, line < paragraph.lines.upperBound else { return nil }
                telling = telling.drop { $0 < paragraph.lines.upperBound }
                return reader.references(in: Array(source[paragraph.bytes]))
            }
        }
    }

    /// Lines of a page's source up to a blank one.
    struct Paragraph {
        var lines: Range<Int>
        var bytes: Range<Int>

        static func all(of source: [UInt8]) -> [Paragraph] {
            var all: [Paragraph] = []
            var (line, position) = (1, 0)
            var current = Paragraph(lines: 1..<1, bytes: 0..<0)
            while position < source.count {
                let end = source[position...].firstIndex(of: 0x0A) ?? source.count
                if end == position, !current.bytes.isEmpty {
                    all.append(current)
                    current = Paragraph(lines: line + 1..<line + 1, bytes: end + 1..<end + 1)
                } else {
                    current.lines = current.lines.lowerBound..<line + 1
                    current.bytes = current.bytes.lowerBound..<end
                }
                (line, position) = (line + 1, end + 1)
            }
            return current.bytes.isEmpty ? all : all + [current]
        }
    }

    /// - Note: POSIX has `clock` count a million in a second.
    private func time<Found>(_ body: () -> Found) -> Time {
        let (begin, processor) = (ContinuousClock.now, clock())
        let found = body()
        let time = Time(
            clock: (ContinuousClock.now - begin) / .seconds(1),
            processor: Double(clock() - processor) / 1_000_000)
        // What was found lives until here: freeing it is no part of a build, which ends.
        withExtendedLifetime(found) {}
        return time
    }
}
