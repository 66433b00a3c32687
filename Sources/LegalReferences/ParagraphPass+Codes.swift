/// Codes of the registered code systems.
extension ParagraphPass {
    mutating func code(_ word: Range<Int>) -> Int? {
        guard !codes.codes.isEmpty, Scan.isUpper(text.bytes[word.lowerBound]), (3...12).contains(word.count)
        else { return nil }
        guard endsCode(before: word.lowerBound), endsCode(after: word.upperBound) else { return nil }
        let printed = text.string(word)
        if codes.codes.contains(printed) {
            emit(Citation(kind: .kva, range: word, id: printed))
            return word.upperBound
        }
        guard codes.shapes.contains(CodeList.shape(of: printed)) else { return nil }
        if Surroundings.sentence(around: word, in: text).contains(anyOf: codes.words, in: text) {
            soFar.doubts.append(.unknownCode(text.original(word), code: printed))
        }
        return word.upperBound
    }

    /// Whether no longer product number goes on to the left; `DV077/AW026` are two codes.
    func endsCode(before start: Int) -> Bool {
        guard start > 1, Scan.isOne(text.lower[start - 1], of: "-/") else { return true }
        return text.lower[start - 1] == UInt8(ascii: "/")
            && codes.codes.contains(text.string(text.wordStart(before: start - 1)..<(start - 1)))
    }

    func endsCode(after end: Int) -> Bool {
        guard Scan.isOne(text.byte(end), of: "-/") else { return true }
        let next = text.wordEnd(from: end + 1)
        return text.byte(end) == UInt8(ascii: "/") && next - end < 16
            && codes.codes.contains(text.string((end + 1)..<next))
    }
}
