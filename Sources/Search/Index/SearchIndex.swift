import Dictionaries
import Incremental
import Parallel

/// Where each word of the guidance stands, and how much it says there.
struct SearchIndex: Sendable {
    let lexicon: Lexicon
    /// By entry.
    let postings: Postings
    /// The abbreviations that the guidance introduces, each with what it most often stands for there.
    let abbreviations: [Abbreviation]

    init(_ input: SearchInput, layout: SearchLayout, sources: WordSources, jobs: Int) {
        // What was kept is read by one thread while others read the pages.
        let kept = Once { sources.kept(of: input.language) }
        let chunks = [nil] + Self.chunks(of: input.pages, jobs: jobs).map(Optional.some)
        let collected = parallelMap(chunks, jobs: jobs) { range -> SectionTerms? in
            guard let range else {
                _ = kept.value
                return nil
            }
            var terms = SectionTerms(leavesHeadings: layout.isWhole)
            for page in range {
                for (number, section) in input.sections(page).enumerated() {
                    terms.add(
                        section, title: number == 0 ? input.pages[page].title : nil,
                        kind: input.pages[page].kind)
                }
            }
            return terms
        }.compactMap(\.self)
        var table = WordTable(Swedish.unindexedWords)
        let numbers = collected.map { terms in
            (0..<terms.words.count).map { Int32(table.number(of: terms.words.bytes(of: $0))) }
        }
        let stop = SectionTerms.stopWordCount
        let words = (stop..<max(stop, table.count)).map { table.text(of: $0) }
        let lexicon = Lexicon(words, kept: kept.value, jobs: jobs)
        let entries = (0..<table.count).map { number -> Int32 in
            number < stop ? -1 : Int32(lexicon.entryOfWord[words[number - stop]] ?? -1)
        }
        postings = Postings(
            collected, countsOnly: layout.isWhole, entries: numbers.map { $0.map { entries[Int($0)] } },
            entryCount: lexicon.entries.count)
        self.lexicon = lexicon
        var counts: [Abbreviation: Int] = [:]
        for terms in collected { counts.merge(terms.abbreviations, uniquingKeysWith: +) }
        abbreviations = Dictionary(grouping: counts, by: \.key.short).values.compactMap { choices in
            choices.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key
        }.sorted()
    }

    /// Whether a word is suggested before most others.
    func isCommon(_ entry: Int) -> Bool { postings.postings(of: entry).sections.count >= 8 }

    /// Runs of neighbouring pages, several for each thread.
    private static func chunks(of pages: [SearchPage], jobs: Int) -> [Range<Int>] {
        let size = max(1, min(512, pages.count / max(1, jobs * 4)))
        return stride(from: 0, to: pages.count, by: size).map { $0..<min($0 + size, pages.count) }
    }
}
