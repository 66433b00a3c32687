/// How the index is divided into files, known before any text is read.
struct SearchLayout: Sendable {
    let sectionCount: Int
    /// The number of each page's first section.
    let firsts: [Int]
    /// Whether everything but the texts is one file; a larger guidance is loaded word by word.
    let isWhole: Bool
    /// How many sections' texts stand in one file. Of a large guidance each file costs a reader the more, and whoever publishes it
    /// the less, the more there are in it.
    let sectionsInText: Int
    /// How many sections' headings stand in one file, of a guidance whose index is not whole: those of all results are needed, but
    /// the texts of those in view alone.
    let sectionsInHeadings = 128
    /// How many files the words are divided into; 0 for a guidance whose index is whole.
    let wordShards: Int

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
        sectionsInText = isWhole ? 1 : 32
        wordShards = isWhole ? 0 : min(512, 16 + next / 180)
    }

    var textShards: Int { (sectionCount + sectionsInText - 1) / sectionsInText }

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
