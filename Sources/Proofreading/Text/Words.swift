/// A word of a passage, with where it stands.
struct Word: Sendable {
    /// As it is written, hyphens, colons and full stops within it included.
    var text: String
    /// In bytes of the passage.
    var range: Range<Int>
    /// Whether it is alone within quotation marks: then the text speaks of the word.
    var isQuoted: Bool

    /// Whether it has more than six letters. Letters are counted only where its bytes do not tell.
    var isLong: Bool {
        let bytes = text.utf8.count
        return bytes > 6 && (bytes > 24 || text.count > 6)
    }
}

extension Passage {
    /// Its words: runs of letters and digits, with the hyphens and colons between and at their ends.
    ///
    /// `t.ex` and `namn@example.se` are one word each, with the marks in them. Addresses on the net are left out.
    func findWords() -> [Word] {
        var words: [Word] = []
        var index = 0
        while index < bytes.count {
            guard Self.isOfWord(bytes, index) else {
                index += 1
                continue
            }
            if let end = endOfAddress(from: index) {
                index = end
                continue
            }
            var start = index
            while index < bytes.count, Self.isOfWord(bytes, index) || joins(at: index) { index += 1 }
            // A hyphen before a word is its own: `-insatser`.
            if start > 0, bytes[start - 1] == UInt8(ascii: "-"),
                start == 1 || bytes[start - 2] == UInt8(ascii: " ")
            {
                start -= 1
            }
            if index < bytes.count, bytes[index] == UInt8(ascii: "-") { index += 1 }
            words.append(
                Word(
                    text: String(decoding: bytes[start..<index], as: UTF8.self), range: start..<index,
                    isQuoted: isQuoted(start..<index)))
        }
        return words
    }

    /// What belongs to a word only between two of its letters.
    private func joins(at index: Int) -> Bool {
        guard index + 1 < bytes.count else { return false }
        switch bytes[index] {
        case UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "."), UInt8(ascii: "@"), UInt8(ascii: "'"):
            return Self.isOfWord(bytes, index + 1)
        default: return false
        }
    }

    /// The end of the address that begins here, if one does.
    private func endOfAddress(from start: Int) -> Int? {
        let leads = ["http://", "https://", "mailto:", "www."]
        guard leads.contains(where: { bytes[start...].starts(with: $0.utf8) }) else { return nil }
        return bytes[start...].firstIndex { $0 <= 0x20 || $0 >= 0x80 || ")>\"".utf8.contains($0) }
            ?? bytes.count
    }

    private static let quotationMarks = ["”", "\"", "’", "»", "«"].map { Array($0.utf8) }

    private func isQuoted(_ range: Range<Int>) -> Bool {
        let marks = Self.quotationMarks
        return marks.contains { bytes[..<range.lowerBound].suffix($0.count).elementsEqual($0) }
            && marks.contains { bytes[range.upperBound...].starts(with: $0) }
    }

    /// Letters and digits: ASCII, and every letter from C3 to DF as its first byte; soft hyphens too.
    static func isOfWord(_ bytes: [UInt8], _ index: Int) -> Bool {
        var lead = index
        while lead > 0, bytes[lead] & 0xC0 == 0x80 { lead -= 1 }
        switch bytes[lead] {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), 0xC3...0xDF:
            return true
        case 0xC2: return lead + 1 < bytes.count && bytes[lead + 1] == 0xAD
        default: return false
        }
    }
}
