import Parallel
import Synchronization

/// What a dictionary has said of words before, as it was kept.
package struct KeptFindings: Sendable {
    fileprivate let dictionary: SpellingDictionary?
    fileprivate let cache: FindingsCache?
    /// Of the dictionary; `nil` where there is none that can be read.
    fileprivate let digest: String?
    fileprivate let findings: Findings

    /// Reads the cache, and the dictionary's files to see that they are those that it was made with.
    package init(_ dictionary: SpellingDictionary?, cache: FindingsCache?) {
        self.cache = cache
        digest = dictionary?.digest()
        self.dictionary = digest == nil ? nil : dictionary
        findings = digest.flatMap { cache?.read(dictionary: $0) } ?? Findings()
    }
}

/// One analyst for each thread; each opens the dictionary at most once.
package struct AnalystTeam {
    private final class Member: Sendable {
        let analyst: Mutex<Analyst>

        init(_ dictionary: SpellingDictionary?, kept: Findings) {
            analyst = Mutex(Analyst(dictionary, kept: kept))
        }
    }

    private let members: [Member]
    private let kept: KeptFindings
    private let wordCount: Int

    package init(_ kept: KeptFindings, wordCount: Int, jobs: Int) {
        self.kept = kept
        self.wordCount = wordCount
        // An open dictionary takes 25 MB: more than four are not worth it.
        let count = max(1, min(jobs, 4, wordCount / 500))
        members = (0..<count).map { _ in Member(kept.dictionary, kept: kept.findings) }
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
        guard let cache = kept.cache, let digest = kept.digest else { return }
        var new = Findings()
        for member in members { member.analyst.withLock { new.merge($0.new) } }
        guard !new.isEmpty else { return }
        // Words that nobody uses any longer are let go when they are most of the file.
        let old = kept.findings
        if max(old.readings.count, old.words.count / 2) < 4 * wordCount { new.merge(old) }
        cache.write(new, dictionary: digest)
    }
}
