/// Passes by the words of a paragraph that are nothing to the scanner: those that neither begin as a reference does, nor end as
/// an act or name its issuer, nor hold digits.
struct Skimmer: Sendable {
    private let beginnings: Beginnings
    private let endings: Endings
    /// The last four letters of words that may be acts.
    private let acts: HashBits

    init(_ vocabulary: Vocabulary) {
        (beginnings, endings) = (vocabulary.beginnings, vocabulary.endings)
        var acts = HashBits()
        for ending in ActWord.endings {
            // Before a short one any letter can stand.
            for byte in ending.count < 4 ? 0...UInt8.max : 0...0 {
                acts.insert(
                    ending.reduce(UInt32(byte)) { $0 << 8 | UInt32($1) }.byteSwapped)
            }
        }
        self.acts = acts
    }

    /// The next byte that the scanner has to look at: a word's first, or a section sign; the text's end where there is none.
    ///
    /// - Parameters:
    ///   - position: here a word may begin.
    ///   - text: in lower case.
    func next(from position: Int, in text: Span<UInt8>) -> Int {
        guard position < text.count else { return position }
        let (beginnings, endings, acts) = (beginnings.set.bits.span, endings.set.bits.span, acts.bits.span)
        // The word that is being passed by, and whether it begins as one that tells.
        var start = position
        var isTold = Beginnings.mayStand(in: text, at: start, beginnings)
        var index = position
        while index < text.count {
            let count = min(32, text.count - index)
            var places = Self.places(text, index..<(index + count))
            while places != 0 {
                let at = index + places.trailingZeroBitCount
                places &= places &- 1
                let byte = text[at]
                if Scan.isDigit(byte) { return start }
                if isTold, Endings.mayEnd(start..<at, in: text, endings) { return start }
                if at > start, mayBeAct(before: at, in: text, acts) || Self.mayBeIssuer(before: at, in: text)
                {
                    return start
                }
                if byte == NormalizedText.section { return at }
                start = at + 1
                isTold = start < text.count && Beginnings.mayStand(in: text, at: start, beginnings)
            }
            index += count
        }
        return isTold || mayBeAct(before: index, in: text, acts) ? start : index
    }

    /// Which of up to 32 bytes are digits or part words, the first one's bit lowest.
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

    @inline(__always)
    private func mayBeAct(before end: Int, in text: Span<UInt8>, _ acts: Span<UInt64>) -> Bool {
        guard end >= 4 else { return end == 3 }
        let last = unsafe text.bytes.unsafeLoadUnaligned(fromByteOffset: end - 4, as: UInt32.self)
        return HashBits.mayHold(UInt32(littleEndian: last), acts)
    }

    /// Whether a genitive stands before what authorities issue: ` föreskrifter`, ` allmänna råd`.
    @inline(__always)
    private static func mayBeIssuer(before end: Int, in text: Span<UInt8>) -> Bool {
        text[end - 1] == UInt8(ascii: "s") && end + 1 < text.count && text[end] == 0x20
            && (text[end + 1] == UInt8(ascii: "f") || text[end + 1] == UInt8(ascii: "a"))
    }
}
