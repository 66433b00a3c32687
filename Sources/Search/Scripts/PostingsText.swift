/// Where the words of a small guidance stand and how often, as the engine reads it: for each word and each section whether it
/// stands there.
///
/// A word is the likelier in a section the more of its sections are still to come, the longer the section is beside those that are,
/// and the nearer above it stood on the same page.
struct PostingsText {
    /// Circumstances of each kind begin here.
    private enum Start {
        static let lengths = 0
        static let counts = 32
        static let sections = 64
        static let values = 192
        static let tails = 320
        static let end = 352
    }

    private var text = DecisionText(circumstances: Start.end)
    private let lengths: [Int]
    /// By section: whether its page begins with it.
    private let startsPage: [Bool]
    private let total: Int

    /// - Parameters:
    ///   - tails: for each word that is written without its last part the number of that.
    ///   - lengths: by section, in eighths of the average; 0 only where it has no words.
    ///   - firsts: the number of each page's first section.
    init(tails: [Int], lengths: [Int], firsts: [Int]) {
        self.lengths = lengths
        total = lengths.reduce(0, +)
        var startsPage = Array(repeating: false, count: lengths.count)
        for first in firsts where first < lengths.count { startsPage[first] = true }
        self.startsPage = startsPage
        for tail in tails { text.append(number: tail, Start.tails) }
        for length in lengths { text.append(number: length, Start.lengths) }
    }

    /// How many sections each word has comes first: that is all that suggestions need.
    mutating func append(_ postings: [Posting]) {
        for posting in postings { text.append(number: posting.sections.count, Start.counts) }
        for posting in postings { append(posting) }
    }

    private mutating func append(_ posting: Posting) {
        var next = posting.sections.startIndex
        var mass = total
        var section = 0
        /// 2 where the section before holds the word, 1 where one further above on the page does.
        var above = 0
        while next < posting.sections.endIndex {
            if startsPage[section] { above = 0 }
            if lengths[section] > 0 {
                let isHere = posting.sections[next] == section
                let expected = (posting.sections.endIndex - next) * lengths[section]
                text.append(isHere, Start.sections + 3 * Self.rarity(mass / expected) + above)
                if isHere {
                    next += 1
                    above = 2
                } else if above == 2 {
                    above = 1
                }
                mass -= lengths[section]
            }
            section += 1
        }
        append(values: posting)
    }

    /// Once, twice, three or four times, or more often: by the section's length, and how often it was in the section before.
    private mutating func append(values posting: Posting) {
        var before = 3
        for (section, value) in zip(posting.sections, posting.values) {
            let bits = Int.bitWidth - lengths[Int(section)].leadingZeroBitCount
            let start = Start.values + 16 * min(5, bits) + 4 * before
            for step in 0..<3 where value >= step { text.append(Int(value) > step, start + step) }
            before = min(Int(value), 2)
        }
    }

    /// How little is to be expected of a section, in half powers of two.
    private static func rarity(_ ratio: Int) -> Int {
        guard ratio > 1 else { return ratio }
        let bits = Int.bitWidth - 1 - ratio.leadingZeroBitCount
        return 2 * bits + (ratio >> (bits - 1) & 1)
    }

    func finished() -> String { text.finished() }
}
