import Parallel
import Synchronization

/// One analyst for each thread; each opens the dictionary at most once.
package struct AnalystTeam {
    private final class Member: Sendable {
        let analyst: Mutex<Analyst>

        init(_ dictionary: SpellingDictionary?, kept: Findings) {
            analyst = Mutex(Analyst(dictionary, kept: kept))
        }
    }

    private let members: [Member]
    private let cache: FindingsCache?
    private let digest: String?
    private let kept: Findings
    private let wordCount: Int

    package init(_ dictionary: SpellingDictionary?, cache: FindingsCache?, wordCount: Int, jobs: Int) {
        self.cache = cache
        digest = dictionary?.digest()
        let dictionary = digest == nil ? nil : dictionary
        self.wordCount = wordCount
        kept = digest.flatMap { cache?.read(dictionary: $0) } ?? Findings()
        // An open dictionary takes 25 MB: more than four are not worth it.
        let count = max(1, min(jobs, 4, wordCount / 500))
        members = (0..<count).map { [kept] _ in Member(dictionary, kept: kept) }
    }

    /// Asks about every word, each member about its share of them.
    package func map<Answer: Sendable>(
        _ words: [String], _ ask: @Sendable (String, inout Analyst) -> Answer
    ) -> [Answer] {
        let count = members.count
        let shares = parallelMap(Array(members.indices), jobs: count) { member in
            members[member].analyst.withLock { analyst in
                stride(from: member, to: words.count, by: count).map { ask(words[$0], &analyst) }
            }
        }
        return words.indices.map { shares[$0 % count][$0 / count] }
    }

    /// Keeps what was asked, where anything of it is new.
    package func keep() {
        guard let cache, let digest else { return }
        var new = Findings()
        for member in members { member.analyst.withLock { new.merge($0.new) } }
        guard !new.isEmpty else { return }
        // Words that nobody uses any longer are let go when they are most of the file.
        if max(kept.readings.count, kept.words.count / 2) < 4 * wordCount { new.merge(kept) }
        cache.write(new, dictionary: digest)
    }
}
