/// What the sentence around a word is about.
struct Surroundings {
    let sentence: Range<Int>
    private var haveLaw = false
    private var haveRules = false
    private(set) var areClinical = false
    private(set) var areMedical = false
    /// Whether acts of the register are named beside the one that was asked for.
    private(set) var nameSeveralActs = false

    /// Rules are spoken of where a disease is too.
    var areLegal: Bool { haveLaw || haveRules && !areClinical }

    private static let legal: [StaticString] = [
        "lagstift", "bestämmels", "författning", "föreskri", "förarbete", "paragraf", "lydels",
        "jurid", "rättslig", "lagrum",
        "lagtext", "lagarna", "lagar", "lagen", "lagens", "lagstöd", "lagkrav", "balken", "stadgas",
        "stadgad",
        "ramlag", "rättighetslag", "skyldighetslag",
    ]
    private static let ruling: [StaticString] = ["regler", "tillämp", "rättighet", "skyldighet"]
    private static let medical: [StaticString] = [
        "diagnos", "sjukdom", "behandl", "patienter", "återfall", "mg", "ml", "prognos",
        "remission",
    ]
    private static let clinical: [StaticString] = [
        "leukemi", "tumör", "cancer", "cytostatika", "recidiv", "lymfom", "inciden", "prevalen", "överlevnad",
        "hematolog", "benmärg", "stamcell", "biopsi", "serum", "vårdprogram", "diabetes",
    ]

    init(of range: Range<Int>, in text: NormalizedText, _ acts: ActScanner) {
        sentence = Self.sentence(around: range, in: text)
        var position = sentence.lowerBound
        var named: [String: Int] = [:]
        while position < sentence.upperBound {
            let end = text.wordEnd(from: position)
            guard end > position else {
                // `4 §`, and not `§ 4` of the minutes.
                if text.lower[position] == NormalizedText.section, position > 1 {
                    let before = text.lower[position - 1] == 0x20 ? position - 2 : position - 1
                    haveLaw = haveLaw || Scan.isDigit(text.lower[before])
                }
                position += 1
                continue
            }
            if named.count < 3, let act = acts.registered(at: position, after: false) {
                named[act.id] = max(named[act.id] ?? 0, act.isBareAbbreviation ? 1 : 2)
            }
            if !range.contains(position) {
                haveLaw =
                    haveLaw || text.matchWord("lag", at: position) != nil
                    || text.match(anyOf: Self.legal, at: position) != nil
                    || ActWord(text.lower[position..<end])?.isDefinite ?? false
                haveRules = haveRules || text.match(anyOf: Self.ruling, at: position) != nil
                areClinical = areClinical || text.match(anyOf: Self.clinical, at: position) != nil
                areMedical = areMedical || areClinical || text.match(anyOf: Self.medical, at: position) != nil
            }
            position = end
        }
        // One by its name and one by its abbreviation, or three abbreviations.
        nameSeveralActs = !areClinical && named.count > 1 && named.values.reduce(0, +) > 2
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
