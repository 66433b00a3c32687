/// The sentence of a text that holds some words.
enum Sentence {
    /// Abbreviations whose full stop ends no sentence.
    private static let abbreviations: Set<String> = [
        "kap", "s", "st", "p", "nr", "prop", "bet", "dir", "rskr", "skr", "art", "ref", "bl", "a", "t", "ex",
        "m", "fl", "dvs",
        "jfr", "resp", "ca", "f", "ff", "d", "v", "s.k", "sid",
    ]

    /// The sentence around the first place where the words stand; the whole text where they do not.
    static func holding(_ words: String, in text: String) -> String {
        let bytes = Array(text.utf8)
        let needle = Array(words.utf8)
        guard !needle.isEmpty, bytes.count > needle.count,
            let start = (0...(bytes.count - needle.count)).first(where: {
                bytes[$0] == needle[0] && bytes[$0..<($0 + needle.count)].elementsEqual(needle)
            })
        else { return text }
        return around(start..<(start + needle.count), in: bytes)
    }

    /// The sentence that ends, or goes on, after the first bytes of a text: where a footnote's mark stands.
    static func before(_ offset: Int, in text: String) -> String {
        let bytes = Array(text.utf8)
        guard offset > 0, offset <= bytes.count else { return text }
        return around((offset - 1)..<offset, in: bytes)
    }

    /// Every sentence of a text.
    static func all(in text: String) -> [String] {
        let bytes = Array(text.utf8)
        var result: [String] = []
        var start = 0
        for index in bytes.indices where endsSentence(bytes, at: index) {
            result.append(String(decoding: bytes[start..<index], as: UTF8.self).trimmingBlanks())
            start = index
        }
        result.append(String(decoding: bytes[start...], as: UTF8.self).trimmingBlanks())
        return result
    }

    private static func around(_ range: Range<Int>, in bytes: [UInt8]) -> String {
        var first = range.lowerBound
        while first > 0, !endsSentence(bytes, at: first - 1) { first -= 1 }
        var last = range.upperBound
        while last < bytes.count, !endsSentence(bytes, at: last) { last += 1 }
        return String(decoding: bytes[first..<last], as: UTF8.self).trimmingBlanks()
    }

    /// Whether the space after a full stop, an exclamation or a question mark ends a sentence here.
    private static func endsSentence(_ bytes: [UInt8], at space: Int) -> Bool {
        guard bytes[space] == 0x20, space > 0, space + 1 < bytes.count else { return false }
        switch bytes[space - 1] {
        case UInt8(ascii: "!"), UInt8(ascii: "?"): return true
        case UInt8(ascii: "."):
            let word = bytes[..<(space - 1)].reversed().prefix { $0 > 0x40 || $0 >= 0x30 && $0 <= 0x39 }
            let text = String(decoding: Array(word.reversed()), as: UTF8.self).lowercased()
            let next = bytes[space + 1]
            let startsUpper = next >= 0x41 && next <= 0x5A || next == 0xC3
            return startsUpper && !abbreviations.contains(text)
        default: return false
        }
    }
}

extension String {
    fileprivate func trimmingBlanks() -> String {
        var result = self[...]
        while result.first?.isWhitespace ?? false { result.removeFirst() }
        while result.last?.isWhitespace ?? false { result.removeLast() }
        return String(result)
    }
}
