/// How the index is divided into files, known before any text is read.
struct SearchLayout: Sendable {
    let sectionCount: Int
    /// The number of each page's first section.
    let firsts: [Int]
    /// Whether everything but the texts is one file; a larger guidance is loaded word by word.
    let isWhole: Bool
    /// How many sections have a file of their own for their text: of a small guidance those of its pages, not the registers' entries.
    let sectionsAlone: Int
    /// How many of the other sections' texts stand in one file: the more there are in it, the more it costs a reader, and the less
    /// whoever publishes it.
    let sectionsInText: Int
    /// How many sections' headings stand in one file, of a guidance whose index is not whole: those of all results are needed, but
    /// the texts of those in view alone.
    let sectionsInHeadings = 128
    /// How many files the words are divided into; 0 for a guidance whose index is whole.
    let wordShards: Int
    /// How many files the lists of their sections are divided into: a question needs those of a few words alone.
    let listShards: Int

    init(_ pages: [SearchPage]) {
        var firsts: [Int] = []
        var next = 0
        for page in pages {
            firsts.append(next)
            next += page.sectionCount
        }
        self.firsts = firsts
        sectionCount = next
        isWhole = next <= 1_000
        let registers = pages.firstIndex { $0.kind != .section && $0.kind != .checklist }
        sectionsAlone = isWhole ? registers.map { firsts[$0] } ?? next : 0
        sectionsInText = isWhole ? 3 : 16
        wordShards = isWhole ? 0 : min(256, 16 + next / 360)
        listShards = isWhole ? 0 : min(4_096, 16 + next / 80)
    }

    var textShards: Int {
        sectionsAlone + (sectionCount - sectionsAlone + sectionsInText - 1) / sectionsInText
    }

    /// The sections whose texts stand in a file.
    func sections(inText shard: Int) -> Range<Int> {
        guard shard >= sectionsAlone else { return shard..<shard + 1 }
        let start = sectionsAlone + (shard - sectionsAlone) * sectionsInText
        return start..<start + sectionsInText
    }

    var headingShards: Int {
        isWhole ? 0 : (sectionCount + sectionsInHeadings - 1) / sectionsInHeadings
    }

    /// The pages that have sections in a range, and which of theirs those are.
    func pages(of wanted: Range<Int>) -> [(page: Int, sections: Range<Int>)] {
        var (low, high) = (0, firsts.count)
        while low < high {
            let middle = (low + high) / 2
            if firsts[middle] > wanted.lowerBound { high = middle } else { low = middle + 1 }
        }
        var result: [(Int, Range<Int>)] = []
        var page = low - 1
        while page < firsts.count, firsts[page] < wanted.upperBound {
            let end = page + 1 < firsts.count ? firsts[page + 1] : sectionCount
            let inside = wanted.clamped(to: firsts[page]..<end)
            result.append((page, inside.lowerBound - firsts[page]..<inside.upperBound - firsts[page]))
            page += 1
        }
        return result
    }
}
