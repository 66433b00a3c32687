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
        if Self.holdSection(text, range) { return true }
        var line = 1
        return next(in: text, range, as: .words, line: &line) != nil
    }

    private static func holdSection(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var index = range.lowerBound
        while index < range.upperBound {
            if index + 8 <= range.upperBound, !EightBytes(text, at: index).contains(0xC2) {
                index += 8
            } else if text[index] == 0xC2, index + 1 < range.upperBound, text[index + 1] == 0xA7 {
                return true
            } else {
                index += 1
            }
        }
        return false
    }

    /// The lines of a Markdown text that may hold a reference, the first line 1.
    ///
    /// Running text that stands on other lines alone does not pass `mayHoldReference`, whatever the markup leaves of it.
    func tellingLines(in text: Span<UInt8>) -> [Int] {
        var lines: [Int] = []
        var (position, line) = (0, 1)
        while let found = next(in: text, position..<text.count, as: .markdown, line: &line) {
            lines.append(line)
            position = Self.lineEnd(in: text, from: found)
        }
        return lines
    }

    /// The first place that tells of a reference.
    ///
    /// - Parameter line: grows by the lines that end before it.
    private func next(
        in text: Span<UInt8>, _ range: Range<Int>, as form: Form, line: inout Int
    ) -> Int? {
        let endings = endings.set.bits.span
        let end = range.upperBound
        // The word that is being passed by.
        var start = range.lowerBound
        var index = start
        while index < end {
            let count = min(64, end - index)
            var places = Self.places(text, index..<(index + count))
            while places != 0 {
                let at = index + places.trailingZeroBitCount
                places &= places &- 1
                let byte = text[at]
                // A letter that is not Latin parts no word.
                guard byte < 0x80 || letters[Int(byte)] == 0 else { continue }
                if Endings.mayEnd(min(start, at)..<at, in: text, endings),
                    isTelling(text, range.lowerBound..<at)
                {
                    return at
                }
                // A footnote's number may be glued to a name, and belong to a code.
                if Scan.isDigit(byte) { continue }
                // What follows the lead byte of a sign is no letter.
                start = at + (byte < 0x80 ? 1 : byte == 0xC2 ? 2 : 3)
                // Most are spaces.
                if byte == 0x20 { continue }
                if byte == 0x0A || byte == 0x0D {
                    if byte == 0x0A || at + 1 >= end || text[at + 1] != 0x0A { line += 1 }
                } else if isSign(text, at: at, in: range, form) {
                    return at
                }
            }
            index += count
        }
        return start < end && Endings.mayEnd(start..<end, in: text, endings) && isTelling(text, range)
            ? end : nil
    }

    /// Where the line ends that a byte stands on.
    private static func lineEnd(in text: Span<UInt8>, from start: Int) -> Int {
        var index = start
        while index + 8 <= text.count {
            let bytes = EightBytes(text, at: index)
            if bytes.contains(0x0A) || bytes.contains(0x0D) { break }
            index += 8
        }
        while index < text.count, text[index] != 0x0A, text[index] != 0x0D { index += 1 }
        return index
    }

    /// Which of up to 64 bytes are digits or part words, the first one's bit lowest; leads of letters that are not Latin may be
    /// among them.
    @inline(__always)
    private static func places(_ text: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
        var places: UInt64 = 0
        var index = range.lowerBound
        while index + 8 <= range.upperBound {
            let bytes = EightBytes(text, at: index)
            let some = EightBytes.bits(~bytes.letters & EightBytes.all | bytes.otherLeads)
            places |= some << UInt64(index - range.lowerBound)
            index += 8
        }
        while index < range.upperBound {
            let byte = text[index]
            if !Scan.isWord(byte) || Scan.isDigit(byte) || byte >= 0xC0 {
                places |= 1 << UInt64(index - range.lowerBound)
            }
            index += 1
        }
        return places
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
