/// Says quickly of most paragraphs that they hold no reference.
///
/// A paragraph is looked at only if it has a section sign, a digit before a colon, or a word that can begin a reference.
struct Prefilter: Sendable {
    /// Whether any trigger word begins with a pair of bytes.
    private let pairs: [Bool]
    private let words: Set<[UInt8]>

    /// - Parameter words: in lower case, at least two bytes each.
    init(words: some Sequence<[UInt8]>) {
        var pairs = [Bool](repeating: false, count: 65_536)
        var kept: Set<[UInt8]> = []
        for word in words where word.count >= 2 {
            kept.insert(word)
            pairs[Int(word[0]) << 8 | Int(word[1])] = true
        }
        self.pairs = pairs
        self.words = kept
    }

    func mayHoldReference(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var previous: UInt8 = 0x20
        var index = range.lowerBound
        let end = range.upperBound
        while index + 1 < end {
            let byte = text[index]
            if byte < 0x80 {
                if !Scan.isWord(byte) {
                    if byte == UInt8(ascii: ":"), Scan.isDigit(previous) { return true }
                    if byte == UInt8(ascii: "/"), text[index + 1] == UInt8(ascii: "E") { return true }
                } else if !Scan.isWord(previous) {
                    let second = text[index + 1]
                    let pair = Int(byte | 0x20) << 8 | Int(second < 0x80 ? second | 0x20 : second)
                    if pairs[pair], isTrigger(text, from: index, to: end) { return true }
                }
            } else if byte == 0xC2, text[index + 1] == 0xA7 {
                return true
            } else if byte == 0xC3, !Scan.isWord(previous) {
                let second = text[index + 1]
                let pair = 0xC3 << 8 | Int((0x80...0x9E).contains(second) ? second + 0x20 : second)
                if pairs[pair], isTrigger(text, from: index, to: end) { return true }
            }
            previous = byte
            index += 1
        }
        return false
    }

    private func isTrigger(_ text: Span<UInt8>, from start: Int, to end: Int) -> Bool {
        var word: [UInt8] = []
        word.reserveCapacity(24)
        var index = start
        while index < end, Scan.isWord(text[index]), word.count < 40 {
            var byte = text[index]
            if byte >= 0x41, byte <= 0x5A {
                byte += 32
            } else if word.last == 0xC3, (0x80...0x9E).contains(byte), byte != 0x97 {
                byte += 32
            }
            word.append(byte)
            index += 1
        }
        return words.contains(word) || word.last == UInt8(ascii: "s") && words.contains(Array(word.dropLast()))
    }
}
