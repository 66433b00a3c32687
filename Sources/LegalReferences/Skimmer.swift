/// Passes by the words of a paragraph that are nothing to the scanner: those that neither begin as a reference does, nor end as
/// an act or name its issuer, nor hold digits.
struct Skimmer: Sendable {
    private let beginnings: Beginnings
    /// The last four letters of words that may be acts.
    private let endings: HashBits

    init(_ beginnings: Beginnings) {
        self.beginnings = beginnings
        var endings = HashBits()
        for ending in ActWord.endings {
            // Before a short one any letter can stand.
            for byte in ending.count < 4 ? 0...UInt8.max : 0...0 {
                endings.insert(
                    ending.reduce(UInt32(byte)) { $0 << 8 | UInt32($1) }.byteSwapped)
            }
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
        let (beginnings, endings) = (beginnings.set.bits.span, endings.bits.span)
        // The word that is being passed by.
        var start = position
        if Beginnings.mayStand(in: text, at: start, beginnings) { return start }
        var index = position
        while index < text.count {
            let count = min(32, text.count - index)
            var places = Self.places(text, index..<(index + count))
            while places != 0 {
                let at = index + places.trailingZeroBitCount
                places &= places &- 1
                let byte = text[at]
                if Scan.isDigit(byte) { return start }
                if at > start, mayBeAct(before: at, in: text, endings) || Self.mayBeIssuer(before: at, in: text) {
                    return start
                }
                if byte == NormalizedText.section { return at }
                start = at + 1
                if start < text.count, Beginnings.mayStand(in: text, at: start, beginnings) { return start }
            }
            index += count
        }
        return mayBeAct(before: index, in: text, endings) ? start : index
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
    private func mayBeAct(before end: Int, in text: Span<UInt8>, _ endings: Span<UInt64>) -> Bool {
        guard end >= 4 else { return end == 3 }
        let last = unsafe text.bytes.unsafeLoadUnaligned(fromByteOffset: end - 4, as: UInt32.self)
        return HashBits.mayHold(UInt32(littleEndian: last), endings)
    }

    /// Whether a genitive stands before what authorities issue: ` föreskrifter`, ` allmänna råd`.
    @inline(__always)
    private static func mayBeIssuer(before end: Int, in text: Span<UInt8>) -> Bool {
        text[end - 1] == UInt8(ascii: "s") && end + 1 < text.count && text[end] == 0x20
            && (text[end + 1] == UInt8(ascii: "f") || text[end + 1] == UInt8(ascii: "a"))
    }
}
