/// What the sentence around a word is about.
struct Surroundings {
    let sentence: Range<Int>
    private(set) var areLegal = false
    private(set) var areMedical = false

    private static let legal: [StaticString] = [
        "lagstift", "bestämmels", "regler", "författning", "föreskri", "förarbete", "paragraf", "lydels",
        "jurid", "rättslig", "lagrum",
        "lagtext", "lagarna", "lagar", "lagen", "lagens", "lagstöd", "lagkrav", "balken", "tillämp", "stadga",
        "rättighet", "skyldighet",
    ]
    private static let medical: [StaticString] = [
        "leukemi", "diagnos", "tumör", "cancer", "sjukdom", "behandl", "patienter", "cytostatika", "recidiv",
        "återfall", "lymfom", "mg", "ml",
    ]

    init(of range: Range<Int>, in text: NormalizedText) {
        sentence = Self.sentence(around: range, in: text)
        var position = sentence.lowerBound
        while position < sentence.upperBound {
            let end = text.wordEnd(from: position)
            guard end > position else {
                areLegal = areLegal || text.lower[position] == NormalizedText.section
                position += 1
                continue
            }
            if !range.contains(position) {
                areLegal =
                    areLegal || text.matchWord("lag", at: position) != nil
                    || text.match(anyOf: Self.legal, at: position) != nil
                    || ActWord(text.lower[position..<end])?.isDefinite ?? false
                areMedical = areMedical || text.match(anyOf: Self.medical, at: position) != nil
            }
            position = end
        }
    }

    /// The sentence, or as much of it as is near.
    static func sentence(around range: Range<Int>, in text: NormalizedText) -> Range<Int> {
        let reach = 300
        let (first, last) = (
            max(0, range.lowerBound - reach), min(text.lower.count, range.upperBound + reach)
        )
        func isStop(_ index: Int) -> Bool {
            text.lower[index] == UInt8(ascii: ".") && text.byte(index + 1) == 0x20
                && index + 2 < text.bytes.count
                && Scan.isUpper(text.bytes[index + 2])
        }
        var start = range.lowerBound
        while start > first, !isStop(start - 1) { start -= 1 }
        var end = range.upperBound
        while end < last, !isStop(end) { end += 1 }
        return start..<end
    }
}

extension Range<Int> {
    /// Whether one of some words, in lower case, begins a word of this stretch.
    func contains(anyOf words: [[UInt8]], in text: NormalizedText) -> Bool {
        var position = lowerBound
        while position < upperBound {
            let end = text.wordEnd(from: position)
            if end > position, words.contains(where: { text.lower[position..<end].starts(with: $0) }) {
                return true
            }
            position = Swift.max(end, position + 1)
        }
        return false
    }
}
