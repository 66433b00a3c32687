/// Passes by the words of a paragraph that are nothing to the scanner: those that neither begin as a reference does, nor end as
/// an act or name its issuer, nor hold digits.
struct Skimmer: Sendable {
    private let beginnings: Beginnings
    /// What words end with that begin as a reference does, or that may be acts.
    private let endings: Endings

    init(_ vocabulary: Vocabulary) {
        beginnings = vocabulary.beginnings
        var endings = vocabulary.endings
        for ending in ActWord.endings {
            if ending.count < 4 {
                // Before a short one any letter can stand.
                for byte in 0...UInt8.max { endings.insert([byte] + ending) }
            }
            endings.insert(ending)
        }
        self.endings = endings
    }

    /// Where a text is.
    struct Position {
        fileprivate var words: WordBlocks
        /// What of them has not been looked at.
        fileprivate var places: UInt64 = 0

        init(in text: Span<UInt8>) {
            words = WordBlocks(0..<text.count, marking: NormalizedText.section)
        }
    }

    /// The next byte that the scanner has to look at: a word's first, or a section sign; the text's end where there is none.
    ///
    /// - Parameters:
    ///   - start: here a word may begin; not before those that were asked for earlier.
    ///   - text: in lower case.
    func next(from start: Int, in text: Span<UInt8>, _ position: inout Position) -> Int {
        let endings = endings.set.bits.span
        while true {
            while let place = position.places.popLowest() {
                let at = position.words.index(of: place)
                if place & position.words.marked != 0 {
                    if at < start { continue }
                    return max(position.words.word(before: place).lowerBound, start)
                }
                // The word that ends where reading goes on has been read.
                if at <= start { continue }
                let strangers = position.words.strangers(before: place)
                let mayTell = Endings.mayEnd(before: at, strangers: strangers, in: text, endings)
                let mayBeIssuer = Self.mayBeIssuer(before: at, in: text)
                guard mayTell || mayBeIssuer else { continue }
                let first = max(position.words.word(before: place).lowerBound, start)
                if mayBeIssuer || tells(first..<at, in: text) { return first }
            }
            guard position.words.advance(in: text) else { return text.count }
            position.places = position.words.ends | position.words.marked
        }
    }

    /// Whether a word that ends as one of those begins as one too, or may be an act.
    private func tells(_ word: Range<Int>, in text: Span<UInt8>) -> Bool {
        guard !word.isEmpty else { return false }
        if Beginnings.mayStand(in: text, at: word.lowerBound, beginnings.set.bits.span) { return true }
        return ActWord.mayEnd(Scan.ending(of: word, in: text))
    }

    /// Whether a genitive stands before what authorities issue: ` föreskrifter`, ` allmänna råd`.
    @inline(__always)
    private static func mayBeIssuer(before end: Int, in text: Span<UInt8>) -> Bool {
        text[end - 1] == UInt8(ascii: "s") && end + 1 < text.count && text[end] == 0x20
            && (text[end + 1] == UInt8(ascii: "f") || text[end + 1] == UInt8(ascii: "a"))
    }
}
