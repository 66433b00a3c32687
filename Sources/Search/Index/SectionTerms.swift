/// How often each word stands in each section of some pages.
struct SectionTerms: Sendable {
    /// A word of a section.
    struct Term: Sendable {
        var word: UInt32
        var inText: UInt16
        var inHeading: UInt16
    }

    /// A section: its terms and its measures.
    struct Section: Sendable {
        var end: Int
        var length: UInt32
        var headingLength: UInt16
    }

    /// Begins with the stop words, so that a small number says that a word is one.
    private(set) var words = WordTable()
    private(set) var terms: [Term] = []
    private(set) var sections: [Section] = []

    /// How often each abbreviation is introduced so.
    private(set) var abbreviations: [Abbreviation: Int] = [:]

    static let stopWordCount = Set(Swedish.stopWords).count

    init() {
        for word in Swedish.stopWords { _ = words.number(of: Array(word.utf8)[...]) }
    }

    mutating func add(_ section: SearchSection, isPage: Bool, title: String) {
        var found: [UInt64] = []
        var length = 0
        let headingLength = collect(isPage ? title : section.heading, isHeading: true, &found)
        if !section.isQuotation { length += collect(section.text, isHeading: false, &found) }
        for abbreviation in Abbreviation.all(in: section.text) {
            abbreviations[abbreviation, default: 0] += 1
        }
        length += collect(section.aliases, isHeading: false, &found)
        for reference in section.references {
            let bytes = Array(reference.lowercased().utf8)
            found.append(UInt64(words.number(of: bytes[...])) << 1)
        }
        found.sort()
        var index = 0
        while index < found.count {
            let word = found[index] >> 1
            var term = Term(word: UInt32(word), inText: 0, inHeading: 0)
            while index < found.count, found[index] >> 1 == word {
                if found[index] & 1 == 1 {
                    term.inHeading &+= 1
                } else if term.inText < .max {
                    term.inText += 1
                }
                index += 1
            }
            terms.append(term)
        }
        sections.append(
            Section(end: terms.count, length: UInt32(length), headingLength: UInt16(clamping: headingLength)))
    }

    /// Notes the words of a text and says how many there are.
    private mutating func collect(_ text: String, isHeading: Bool, _ found: inout [UInt64]) -> Int {
        var count = 0
        var suspended: [UInt8] = []
        Words.each(in: text) { word, kind in
            if case .suspended = kind {
                suspended = Array(word)
                return
            }
            let number = words.number(of: word)
            if number < Self.stopWordCount {
                // What the hyphen waits for comes after och, eller or samt.
                return
            }
            count += 1
            found.append(UInt64(number) << 1 | (isHeading ? 1 : 0))
            if !suspended.isEmpty {
                count += 1
                let both = suspended + [UInt8(ascii: "-")] + word
                found.append(UInt64(words.number(of: both[...])) << 1 | (isHeading ? 1 : 0))
                suspended = []
            }
        }
        return count
    }

    func terms(of section: Int) -> ArraySlice<Term> {
        terms[(section == 0 ? 0 : sections[section - 1].end)..<sections[section].end]
    }
}
