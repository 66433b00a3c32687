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
    private(set) var words = WordTable(Swedish.unindexedWords)
    private(set) var terms: [Term] = []
    private(set) var sections: [Section] = []
    /// How often each abbreviation is introduced so.
    private(set) var abbreviations: [Abbreviation: Int] = [:]
    /// Whether the engine reads off the headings themselves what they say.
    private let leavesHeadings: Bool
    private var found: [UInt64] = []
    private var suspended: [UInt8] = []

    static let stopWordCount = Set(Swedish.unindexedWords).count

    init(leavesHeadings: Bool) { self.leavesHeadings = leavesHeadings }

    /// - Parameter title: of the page, where the section is the page itself.
    mutating func add(_ section: SearchSection, title: String?, kind: SearchKind) {
        found.removeAll(keepingCapacity: true)
        let headingLength = collect(title ?? section.heading, isHeading: true)
        if leavesHeadings { found.removeAll(keepingCapacity: true) }
        var length = section.isQuotation ? 0 : collect(section.searched ?? section.text, isHeading: false)
        for abbreviation in Abbreviation.all(in: section.text) {
            abbreviations[abbreviation, default: 0] += 1
        }
        length += collect(section.aliases, isHeading: false)
        for reference in section.references {
            // A hyphen in a word of the index stands between the parts of a compound.
            let name = reference.lowercased().utf8.filter { $0 != UInt8(ascii: "-") }
            let word = UInt64(words.number(of: name[...]))
            if !leavesHeadings || kind != .provision { found.append(word << 1) }
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
    private mutating func collect(_ text: String, isHeading: Bool) -> Int {
        let start = found.count
        suspended.removeAll(keepingCapacity: true)
        Words.each(in: text) { word, kind in
            if case .suspended = kind {
                suspended.removeAll(keepingCapacity: true)
                suspended.append(contentsOf: word)
                return
            }
            let number = words.number(of: word)
            // What the hyphen waits for comes after och, eller or samt.
            guard number >= Self.stopWordCount, isHeading || !Self.isYear(word) else { return }
            found.append(UInt64(number) << 1 | (isHeading ? 1 : 0))
            if !suspended.isEmpty {
                let both = suspended + [UInt8(ascii: "-")] + word
                found.append(UInt64(words.number(of: both[...])) << 1 | (isHeading ? 1 : 0))
                suspended.removeAll(keepingCapacity: true)
            }
        }
        return found.count - start
    }

    /// A year says what a heading is about, but nothing of a text that mentions it.
    private static func isYear(_ word: ArraySlice<UInt8>) -> Bool {
        word.count == 4 && word.allSatisfy { (0x30...0x39).contains($0) }
            && (word.starts(with: "19".utf8) || word.starts(with: "20".utf8))
    }

    func terms(of section: Int) -> ArraySlice<Term> {
        terms[(section == 0 ? 0 : sections[section - 1].end)..<sections[section].end]
    }
}
