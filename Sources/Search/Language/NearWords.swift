/// Words to compare another with that may have a letter wrong.
struct NearWords {
    /// By their first letters: few get those wrong.
    private let words: [[UInt8]: [[UInt8]]]

    private static let beginning = 4
    /// A letter more or less makes another word of a short one.
    private static let shortest = 7

    init(_ words: some Sequence<String>) {
        self.words = Dictionary(grouping: words.map { Array($0.utf8) }.filter { $0.count >= Self.shortest }) {
            Array($0.prefix(Self.beginning))
        }
    }

    /// The first of the words that is this one but for one letter.
    func word(near word: String) -> String? {
        let letters = Array(word.utf8)
        guard letters.count >= Self.shortest else { return nil }
        return words[Array(letters.prefix(Self.beginning))]?.first { Self.isNear($0, letters) }
            .map { String(decoding: $0, as: UTF8.self) }
    }

    /// Whether two words are the same but for one letter: one more, one less or another. A letter with a dot or a ring is two bytes.
    private static func isNear(_ a: [UInt8], _ b: [UInt8]) -> Bool {
        let (shorter, longer) = (min(a.count, b.count), max(a.count, b.count))
        guard longer - shorter <= 2 else { return false }
        var same = 0
        while same < shorter, a[same] == b[same] { same += 1 }
        var end = 0
        while end < shorter - same, a[a.count - 1 - end] == b[b.count - 1 - end] { end += 1 }
        return isLetter(a[same..<a.count - end]) && isLetter(b[same..<b.count - end])
    }

    /// Whether these bytes are at most one letter; two that share their first byte differ in the second alone.
    private static func isLetter(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.count <= 1 || bytes.count == 2 && bytes[bytes.startIndex] == 0xC3
    }
}
