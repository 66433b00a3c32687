import Diagnostics

/// An abbreviation is explained where a page first uses it, or can be looked up.
struct Abbreviations: Rule {
    let code = DiagnosticCode.unexplainedAbbreviation

    func findings(in manuscript: Manuscript, _ context: ProofreadingContext) -> [Diagnostic] {
        let known = Vocabulary(manuscript.registerEntries, title: "").abbreviations
        return manuscript.findings(jobs: context.jobs) { page in
            var seen: Set<String> = []
            var findings: [Diagnostic] = []
            for passage in page.passages where passage.kind != .heading && passage.kind != .value {
                let words = passage.words
                // Where all is written in capitals, nothing tells an abbreviation.
                guard words.contains(where: { $0.text.contains(where: \.isLowercase) }) else { continue }
                for (index, word) in words.enumerated() where !word.isQuoted {
                    guard let (short, range) = Self.abbreviation(in: word), !known.contains(short),
                        !Self.isDesignation(range, in: passage), !Self.isOfUnreadMark(range, in: passage),
                        !Self.isEmphasis(index, of: words, in: passage),
                        seen.insert(short).inserted, !Self.isExplained(range, in: passage)
                    else { continue }
                    guard findings.count < Diagnostic.most else { return findings }
                    findings.append(
                        page.finding(
                            code, at: range, of: passage, "Förkortningen ”\(short)” är inte förklarad.",
                            hint:
                                "Skriv ut den första gången på sidan, med förkortningen inom parentes efter: ord som förkortas (\(short)). Eller lägg den i ordlistan."
                        ))
                }
            }
            return findings
        }
    }

    /// `ISF` in `ISF`, `ISF:s` and `ISF-rapporten`.
    private static func abbreviation(in word: Word) -> (short: String, range: Range<Int>)? {
        // Most words have a small letter second, and end here.
        guard let second = word.text.utf8.dropFirst().first, !(0x61...0x7A).contains(second) else {
            return nil
        }
        let short = String(word.text.prefix { $0 != ":" && $0 != "-" })
        guard Vocabulary.isAbbreviation(short), !isRomanNumber(short) else { return nil }
        let start = word.range.lowerBound
        return (short, start..<start + short.utf8.count)
    }

    private static func isRomanNumber(_ text: String) -> Bool { text.allSatisfy { "IVXLC".contains($0) } }

    /// Whether a word stands among others in capitals, with nothing but blanks between: then they are loud, not short.
    private static func isEmphasis(_ index: Int, of words: [Word], in passage: Passage) -> Bool {
        func joins(_ first: Int, _ second: Int) -> Bool {
            let gap = words[first].range.upperBound..<words[second].range.lowerBound
            return passage.bytes[gap].allSatisfy { $0 == 0x20 || $0 == 0x0A }
        }
        func isLoud(_ index: Int) -> Bool { !words[index].text.contains(where: \.isLowercase) }
        var (first, last) = (index, index)
        while first > 0, isLoud(first - 1), joins(first - 1, first) { first -= 1 }
        while last + 1 < words.count, isLoud(last + 1), joins(last, last + 1) { last += 1 }
        return last - first >= 2
    }

    /// Whether a number follows: `SFS 2022:919` and `EN 301 549` name something and stand for no words.
    private static func isDesignation(_ range: Range<Int>, in passage: Passage) -> Bool {
        let after = passage.bytes[range.upperBound...]
        let gap = [" ", "\u{A0}", "-"].map { Array($0.utf8) }.first { after.starts(with: $0) }
        guard let gap, let next = after.dropFirst(gap.count).first else { return false }
        return next >= UInt8(ascii: "0") && next <= UInt8(ascii: "9")
    }

    /// Whether it is the type of a box that is none, `[!RUTA`: that is another fault.
    private static func isOfUnreadMark(_ range: Range<Int>, in passage: Passage) -> Bool {
        passage.bytes[..<range.lowerBound].suffix(2).elementsEqual("[!".utf8)
    }

    /// What may stand before it in its brackets.
    private static let leads: Set<String> = [
        "", "förkortas ", "förkortat ", "förk. ", "nedan ", "i det följande ",
    ]

    /// In brackets after its words, or followed by them in brackets.
    private static func isExplained(_ range: Range<Int>, in passage: Passage) -> Bool {
        let before = passage.bytes[..<range.lowerBound]
        let after = passage.bytes[range.upperBound...]
        if after.first == UInt8(ascii: ")") || after.first == UInt8(ascii: ","),
            let bracket = before.lastIndex(of: UInt8(ascii: "(")), bracket > 1,
            leads.contains(String(decoding: before[(bracket + 1)...], as: UTF8.self).lowercased())
        {
            return true
        }
        return after.starts(with: " (".utf8) && !after.starts(with: " (se ".utf8)
    }
}
