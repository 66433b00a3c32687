/// Says quickly of most texts that they hold no reference.
///
/// A paragraph is looked at only if it has a section sign, digits on both sides of a colon, the mark of a European act, or a
/// word without which no other reference is found.
struct Prefilter: Sendable {
    /// Words that tell however they are printed, and those that do as they are printed here.
    private let words, abbreviations: Vocabulary
    /// What both end with.
    private let endings: Endings
    /// No word that tells is longer, with the genitive's s.
    private let longest: Int
    /// Each byte in lower case, 0 where no word goes on.
    private let letters: [UInt8]

    /// What a text is: in a source in Markdown a sign may stand for something else.
    private enum Form { case words, markdown }

    /// - Parameters:
    ///   - words: in lower case.
    ///   - abbreviations: as they must be printed.
    init(words: some Sequence<[UInt8]>, abbreviations: some Sequence<[UInt8]>) {
        let letters: [UInt8] = (0...255).map { byte in
            switch UInt8(byte) {
            // Signs beyond ASCII are led by these; Latin letters are not.
            case 0xC2, 0xE2, 0xE3, 0xEF: 0
            // The second byte of a Latin capital. That of another letter may be changed too, here and in the words alike.
            case 0x80...0x9E: UInt8(byte) + 0x20
            case let byte where Scan.isWord(byte): Scan.lower(byte)
            default: 0
            }
        }
        let lower = words.map { $0.map { letters[Int($0)] } }
        let printed = Array(abbreviations)
        self.letters = letters
        self.words = Vocabulary(lower.map { ($0, .act) })
        self.abbreviations = Vocabulary(printed.map { ($0, .act) })
        endings = Endings(lower + printed)
        longest = 1 + ((lower + printed).map(\.count).max() ?? 0)
    }

    func mayHoldReference(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        // Most texts that hold a reference have the sign, mostly at a sentence's end.
        Self.section(in: text, range) < range.upperBound || next(in: text, range, as: .words) != nil
    }

    /// The first section sign; the stretch's end where there is none.
    private static func section(in text: Span<UInt8>, _ range: Range<Int>) -> Int {
        var index = range.lowerBound
        while true {
            index = SixteenBytes.first(in: text, index..<range.upperBound) { $0.are(0xC2) }
            guard index + 1 < range.upperBound else { return range.upperBound }
            if text[index + 1] == 0xA7 { return index }
            index += 1
        }
    }

    /// The lines of a Markdown text that may hold a reference, the first line 1.
    ///
    /// Running text that stands on other lines alone does not pass `mayHoldReference`, whatever the markup leaves of it.
    func tellingLines(in text: Span<UInt8>) -> [Int] {
        var lines: [Int] = []
        lines.reserveCapacity(16)
        var (position, line) = (0, 1)
        while position < text.count {
            // A line with the sign tells: its words need no look.
            let section = Self.section(in: text, position..<text.count)
            let start =
                section < text.count
                ? SixteenBytes.afterLast(in: text, position..<section, where: Self.areLineEnds) : section
            var end = position
            while let found = next(in: text, end..<start, as: .markdown) {
                line += Self.lineCount(text, position..<found)
                lines.append(line)
                position = found
                end = SixteenBytes.first(in: text, found..<start, where: Self.areLineEnds)
            }
            guard section < text.count else { break }
            line += Self.lineCount(text, position..<section)
            lines.append(line)
            position = SixteenBytes.first(in: text, section..<text.count, where: Self.areLineEnds)
        }
        return lines
    }

    @inline(__always)
    private static func areLineEnds(_ bytes: SixteenBytes) -> SixteenBytes.Answer {
        bytes.are(0x0A) .| bytes.are(0x0D)
    }

    /// The first place that tells of a reference.
    private func next(in text: Span<UInt8>, _ range: Range<Int>, as form: Form) -> Int? {
        let endings = endings.set.bits.span
        var words = WordBlocks(range)
        var rest: UInt64 = 0
        while words.advance(in: text) {
            words.part(rest)
            rest = 0
            // Up to what tells by itself.
            var limit = UInt64.max
            var signs = Self.signs(text, words.bytes, form)
            while let sign = signs.popLowest() {
                let at = words.index(of: sign)
                if text[at] >= 0x80 {
                    // What follows the lead byte of a sign is no letter.
                    let isWide = text[at] != 0xC2
                    words.part(sign | sign &<< 1 | (isWide ? sign &<< 2 : 0))
                    rest |= sign &>> 63 | (isWide ? sign &>> 62 : 0)
                }
                if isSign(text, at: at, in: range, form) {
                    limit = sign
                    break
                }
            }
            var ends = words.ends & (limit | (limit &- 1))
            while let end = ends.popLowest() {
                let at = words.index(of: end)
                if Endings.mayEnd(before: at, strangers: words.strangers(before: end), in: text, endings),
                    isTelling(text, range.lowerBound..<at)
                {
                    return at
                }
            }
            if limit != .max { return words.index(of: limit) }
        }
        return nil
    }

    /// Which of up to 64 bytes may tell by themselves, or lead a sign beyond ASCII.
    @inline(__always)
    private static func signs(_ text: Span<UInt8>, _ range: Range<Int>, _ form: Form) -> UInt64 {
        SixteenBytes.places(in: text, range) { bytes in
            let signs =
                bytes.are(0xC2) .| bytes.are(from: 0xE2, through: 0xE3) .| bytes.are(0xEF)
                .| bytes.are(UInt8(ascii: ":")) .| bytes.are(UInt8(ascii: "/"))
            switch form {
            case .words: return signs .| bytes.are(UInt8(ascii: "-"))
            case .markdown:
                return signs .| bytes.are(UInt8(ascii: "\\")) .| bytes.are(UInt8(ascii: "&"))
                    .| bytes.are(UInt8(ascii: "*")) .| bytes.are(UInt8(ascii: "_"))
            }
        }
    }

    /// The number of lines that end in a stretch: with LF, CR or both.
    private static func lineCount(_ text: Span<UInt8>, _ range: Range<Int>) -> Int {
        var (count, index) = (0, range.lowerBound)
        while index < range.upperBound {
            let block = index..<min(index + 64, range.upperBound)
            let feeds = SixteenBytes.places(in: text, block) { $0.are(0x0A) }
            var returns = SixteenBytes.places(in: text, block) { $0.are(0x0D) }
            if returns != 0 {
                returns &= ~(feeds >> 1)
                let last = block.upperBound
                if last < text.count, text[last] == 0x0A { returns &= ~(1 << UInt64(block.count - 1)) }
            }
            count += (feeds | returns).nonzeroBitCount
            index = block.upperBound
        }
        return count
    }

    /// Whether a word that tells ends where a stretch does, or a footnote's number is glued to one there.
    private func isTelling(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        let letters = letters.span
        guard let start = wordStart(in: text, range, letters) else { return false }
        var (word, printed) = (Vocabulary.Hash(), Vocabulary.Hash())
        var (wordBefore, printedBefore) = (word, printed)
        for index in start..<range.upperBound {
            (wordBefore, printedBefore) = (word, printed)
            word.add(letters[Int(text[index])])
            printed.add(text[index])
        }
        if words.holds(word) || abbreviations.holds(printed) { return true }
        return text[range.upperBound - 1] | 0x20 == UInt8(ascii: "s")
            && (words.holds(wordBefore) || abbreviations.holds(printedBefore))
    }

    /// Where the word begins that ends where a stretch does; `nil` where none does, or a longer one than any that tells.
    private func wordStart(in text: Span<UInt8>, _ range: Range<Int>, _ letters: Span<UInt8>) -> Int? {
        var start = range.upperBound
        while start > range.lowerBound, letters[Int(text[start - 1])] != 0 {
            start -= 1
            if range.upperBound - start > longest + 2 { return nil }
        }
        // The rest of a sign beyond ASCII is none of the word.
        if start > range.lowerBound, text[start - 1] >= 0x80 {
            start += text[start - 1] == 0xC2 ? 1 : 2
        }
        return start < range.upperBound ? start : nil
    }

    private func isSign(_ text: Span<UInt8>, at index: Int, in range: Range<Int>, _ form: Form) -> Bool {
        let byte = text[index]
        guard index + 1 < range.upperBound else { return false }
        let next = text[index + 1]
        switch byte {
        case 0xC2: return next == 0xA7 || next == 0xAD
        case UInt8(ascii: ":"):
            return index > range.lowerBound && Scan.isDigit(text[index - 1])
                && (form == .markdown || Scan.isWord(next) || next == 0x20)
        case UInt8(ascii: "/"):
            // `95/46/EG`, and `883/2004` and `2016/679` beside words that are too common.
            return next == UInt8(ascii: "E")
                || index >= range.lowerBound + 4 && text[index - 4] == UInt8(ascii: "2")
                    && text[index - 3] == UInt8(ascii: "0") && Scan.isDigit(text[index - 1])
                    && index + 3 < range.upperBound && Scan.isDigit(text[index + 3])
                || index > range.lowerBound && Scan.isDigit(text[index - 1]) && index + 4 < range.upperBound
                    && (next == UInt8(ascii: "1") || next == UInt8(ascii: "2"))
                    && Scan.isDigit(text[index + 4])
        // A word may be broken here.
        case UInt8(ascii: "-"): return form == .words && (next == 0x0A || next == 0x0D)
        default: return form == .markdown && Self.cuts(text, at: index)
        }
    }

    /// Whether Markdown has something else in the text than its source has there: a character by its name, or a word or number
    /// of which a part is emphasised.
    private static func cuts(_ text: Span<UInt8>, at index: Int) -> Bool {
        switch text[index] {
        case UInt8(ascii: "\\"), UInt8(ascii: "&"): return true
        case UInt8(ascii: "*"), UInt8(ascii: "_"):
            guard index > 0, goesOn(text[index - 1]) else { return false }
            var next = index + 1
            while next < text.count, text[next] == UInt8(ascii: "*") || text[next] == UInt8(ascii: "_") {
                next += 1
            }
            return next < text.count && goesOn(text[next])
        default: return false
        }
    }

    /// Letters, digits, all beyond ASCII, and the signs that stand in numbers.
    private static func goesOn(_ byte: UInt8) -> Bool {
        Scan.isWord(byte) || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "/")
    }
}
