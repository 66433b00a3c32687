import Parallel

/// Where each word of the guidance stands, and how much it says there.
struct SearchIndex: Sendable {
    let lexicon: Lexicon
    /// By entry: the sections that hold the word, ascending, with its weight in each.
    let postings: Postings
    /// The abbreviations that the guidance introduces, each with what it most often stands for there.
    let abbreviations: [Abbreviation]

    init(_ input: SearchInput, sources: WordSources, jobs: Int) {
        let chunks = Self.chunks(of: input.pages, jobs: jobs)
        let collected = parallelMap(chunks, jobs: jobs) { range in
            var terms = SectionTerms()
            for page in range {
                for (number, section) in input.sections(page).enumerated() {
                    terms.add(section, isPage: number == 0, title: input.pages[page].title)
                }
            }
            return terms
        }
        var table = WordTable()
        let numbers = collected.map { terms in
            (0..<terms.words.count).map { table.number(of: terms.words.bytes(of: $0)) }
        }
        let stop = SectionTerms.stopWordCount
        let words = (stop..<max(stop, table.count)).map { table.text(of: $0) }
        let lexicon = Lexicon(
            words, dictionary: sources.dictionary(of: input.language), cache: sources.cache, jobs: jobs)
        let entries = (0..<table.count).map { number -> Int in
            number < stop ? -1 : lexicon.entryOfWord[table.text(of: number)] ?? -1
        }
        self.lexicon = lexicon
        var counts: [Abbreviation: Int] = [:]
        for terms in collected { counts.merge(terms.abbreviations, uniquingKeysWith: +) }
        abbreviations = Dictionary(grouping: counts, by: \.key.short).values.compactMap { choices in
            choices.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key
        }.sorted()
        postings = Postings(
            collected, entries: numbers.map { $0.map { entries[$0] } }, entryCount: lexicon.entries.count)
    }

    /// Runs of neighbouring pages, several for each thread.
    private static func chunks(of pages: [SearchPage], jobs: Int) -> [Range<Int>] {
        let size = max(1, min(256, pages.count / max(1, jobs * 4)))
        return stride(from: 0, to: pages.count, by: size).map { $0..<min($0 + size, pages.count) }
    }
}

/// Lists of sections, one for each entry of the lexicon.
struct Postings: Sendable {
    private var starts: [Int]
    private var sections: [UInt32]
    private var weights: [UInt8]

    /// How much a word may say in a section.
    static let highestWeight = 15

    init(_ chunks: [SectionTerms], entries: [[Int]], entryCount: Int) {
        var total = 0
        var count = 0
        for chunk in chunks {
            count += chunk.sections.count
            for section in chunk.sections { total += Int(section.length) }
        }
        let average = max(1, Double(total) / Double(max(1, count)))
        var found: [(entry: UInt32, section: UInt32, weight: UInt8)] = []
        var number = 0
        for (chunk, entryOfWord) in zip(chunks, entries) {
            for section in chunk.sections.indices {
                var merged: [(entry: Int, inText: Int, inHeading: Int)] = []
                for term in chunk.terms(of: section) {
                    let entry = entryOfWord[Int(term.word)]
                    guard entry >= 0 else { continue }
                    merged.append((entry, Int(term.inText), Int(term.inHeading)))
                }
                merged.sort { $0.entry < $1.entry }
                var index = 0
                while index < merged.count {
                    var sum = merged[index]
                    index += 1
                    while index < merged.count, merged[index].entry == sum.entry {
                        sum.inText += merged[index].inText
                        sum.inHeading += merged[index].inHeading
                        index += 1
                    }
                    found.append(
                        (
                            UInt32(sum.entry), UInt32(number),
                            Self.weight(
                                inText: sum.inText, inHeading: sum.inHeading, of: chunk.sections[section],
                                average: average)
                        ))
                }
                number += 1
            }
        }
        starts = Array(repeating: 0, count: entryCount + 1)
        for posting in found { starts[Int(posting.entry) + 1] += 1 }
        for entry in 0..<entryCount { starts[entry + 1] += starts[entry] }
        sections = Array(repeating: 0, count: found.count)
        weights = Array(repeating: 0, count: found.count)
        var next = starts
        for posting in found {
            sections[next[Int(posting.entry)]] = posting.section
            weights[next[Int(posting.entry)]] = posting.weight
            next[Int(posting.entry)] += 1
        }
    }

    /// How much a word says of a section: often in a short text is much, in a short heading more.
    private static func weight(
        inText: Int, inHeading: Int, of section: SectionTerms.Section, average: Double
    ) -> UInt8 {
        let often = Double(inText)
        let text = often / (often + 1.2 * (0.5 + 0.5 * Double(section.length) / average))
        let heading = inHeading == 0 ? 0 : 0.5 + 1.1 / Double(max(1, section.headingLength))
        return UInt8(min(Double(highestWeight), max(1, (6 * (text + heading)).rounded())))
    }

    func postings(of entry: Int) -> (sections: ArraySlice<UInt32>, weights: ArraySlice<UInt8>) {
        let range = starts[entry]..<starts[entry + 1]
        return (sections[range], weights[range])
    }
}
