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

    /// The next byte that the scanner has to look at: a word's first, or a section sign; the text's end where there is none.
    ///
    /// - Parameters:
    ///   - position: here a word may begin.
    ///   - text: in lower case.
    func next(from position: Int, in text: Span<UInt8>) -> Int {
        guard position < text.count else { return position }
        let endings = endings.set.bits.span
        // The word that is being passed by.
        var start = position
        var index = position
        while index < text.count {
            let count = min(64, text.count - index)
            var places = Self.places(text, index..<(index + count))
            while places != 0 {
                let at = index + places.trailingZeroBitCount
                places &= places &- 1
                let byte = text[at]
                if Scan.isDigit(byte) { return start }
                if Endings.mayEnd(start..<at, in: text, endings), tells(start..<at, in: text) { return start }
                if at > start, Self.mayBeIssuer(before: at, in: text) { return start }
                if byte == NormalizedText.section { return at }
                start = at + 1
            }
            index += count
        }
        return Endings.mayEnd(start..<index, in: text, endings) && tells(start..<index, in: text)
            ? start : index
    }

    /// Whether a word that ends as one of those begins as one too, or may be an act.
    private func tells(_ word: Range<Int>, in text: Span<UInt8>) -> Bool {
        guard !word.isEmpty else { return false }
        if Beginnings.mayStand(in: text, at: word.lowerBound, beginnings.set.bits.span) { return true }
        var ending: UInt64 = 0
        for index in max(word.lowerBound, word.upperBound - 8)..<word.upperBound {
            ending = ending << 8 | UInt64(text[index])
        }
        return ActWord.mayEnd(ending)
    }

    /// Which of up to 64 bytes are digits or part words, the first one's bit lowest.
    @inline(__always)
    private static func places(_ text: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
        var places: UInt64 = 0
        var index = range.lowerBound
        while index + 8 <= range.upperBound {
            let bytes = EightBytes(text, at: index)
            let some = EightBytes.bits(~bytes.words & EightBytes.all | bytes.digits)
            places |= some << UInt64(index - range.lowerBound)
            index += 8
        }
        while index < range.upperBound {
            if !Scan.isWord(text[index]) || Scan.isDigit(text[index]) {
                places |= 1 << UInt64(index - range.lowerBound)
            }
            index += 1
        }
        return places
    }

    /// Whether a genitive stands before what authorities issue: ` föreskrifter`, ` allmänna råd`.
    @inline(__always)
    private static func mayBeIssuer(before end: Int, in text: Span<UInt8>) -> Bool {
        text[end - 1] == UInt8(ascii: "s") && end + 1 < text.count && text[end] == 0x20
            && (text[end + 1] == UInt8(ascii: "f") || text[end + 1] == UInt8(ascii: "a"))
    }
}
