/// Lists of sections, one for each entry of the lexicon.
struct Postings: Sendable {
    private var starts: [Int]
    private var ends: [Int]
    private var sections: [UInt32]
    private var values: [UInt8]
    /// How long each section is beside the average, in eighths: 0 where it has no words.
    private(set) var lengths: [Int] = []

    /// How much a word may say in a section.
    private static let highestWeight = 15

    /// - Parameters:
    ///   - chunks: the sections in their order.
    ///   - countsOnly: with how often a word stands in a section, in four steps, instead of how much that says.
    ///   - entries: for each chunk and each of its words the entry, -1 for a word that has none.
    init(_ chunks: [SectionTerms], countsOnly: Bool, entries: [[Int32]], entryCount: Int) {
        var total = 0
        var count = 0
        for chunk in chunks {
            count += chunk.sections.count
            for section in chunk.sections { total += Int(section.length) }
        }
        let average = max(1, Double(total) / Double(max(1, count)))
        starts = Array(repeating: 0, count: entryCount + 1)
        // Two forms of a word in one section are one posting: the lists come out a little too long, and are cut below.
        for (chunk, entryOfWord) in zip(chunks, entries) {
            for term in chunk.terms {
                let entry = Int(entryOfWord[Int(term.word)])
                if entry >= 0 { starts[entry + 1] += 1 }
            }
        }
        for entry in 0..<entryCount { starts[entry + 1] += starts[entry] }
        sections = Array(repeating: 0, count: starts[entryCount])
        values = Array(repeating: 0, count: starts[entryCount])
        ends = Array(starts.dropLast())
        var merged: [(entry: Int32, inText: Int, inHeading: Int)] = []
        var number: UInt32 = 0
        for (chunk, entryOfWord) in zip(chunks, entries) {
            for section in chunk.sections.indices {
                merged.removeAll(keepingCapacity: true)
                for term in chunk.terms(of: section) {
                    let entry = entryOfWord[Int(term.word)]
                    if entry >= 0 { merged.append((entry, Int(term.inText), Int(term.inHeading))) }
                }
                merged.sort { $0.entry < $1.entry }
                if countsOnly {
                    let eighths = (8 * Double(chunk.sections[section].length) / average).rounded()
                    lengths.append(merged.isEmpty ? 0 : min(90, max(1, Int(eighths))))
                }
                var index = 0
                while index < merged.count {
                    var sum = merged[index]
                    index += 1
                    while index < merged.count, merged[index].entry == sum.entry {
                        sum.inText += merged[index].inText
                        sum.inHeading += merged[index].inHeading
                        index += 1
                    }
                    let place = ends[Int(sum.entry)]
                    sections[place] = number
                    values[place] =
                        countsOnly
                        ? Self.step(sum.inText)
                        : Self.weight(
                            inText: sum.inText, inHeading: sum.inHeading,
                            length: Double(chunk.sections[section].length) / average,
                            headingLength: Int(chunk.sections[section].headingLength))
                    ends[Int(sum.entry)] = place + 1
                }
                number += 1
            }
        }
    }

    /// Once, twice, three or four times, more often.
    private static func step(_ count: Int) -> UInt8 {
        switch count {
        case ...1: 0
        case 2: 1
        case 3, 4: 2
        default: 3
        }
    }

    /// How much a word says of a section: often in a short text is much, in a short heading more.
    ///
    /// The engine weighs in the same way where it is told counts only.
    private static func weight(inText: Int, inHeading: Int, length: Double, headingLength: Int) -> UInt8 {
        let often = Double(inText)
        let text = often / (often + 1.2 * (0.5 + 0.5 * length))
        let heading = inHeading == 0 ? 0 : 0.58 + 1.1 / Double(max(1, headingLength))
        return UInt8(min(Double(highestWeight), max(1, (6 * (text + heading)).rounded())))
    }

    func postings(of entry: Int) -> Posting {
        let range = starts[entry]..<ends[entry]
        return Posting(sections: sections[range], values: values[range])
    }
}

/// The sections that hold a word, ascending, and for each how often or how much.
struct Posting: Sendable {
    var sections: ArraySlice<UInt32> = []
    var values: ArraySlice<UInt8> = []
}
