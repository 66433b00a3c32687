import Diagnostics
import Guidance

/// The same thing has the same name: words under `avoid` in the glossary are not used.
struct Terminology: Rule {
    let code = DiagnosticCode.discouragedTerm

    private struct Avoided: Sendable {
        /// In lower case.
        var words: [String]
        var term: String
    }

    /// What may stand after a word that is written in its base form: of a noun, of an adjective.
    private static let endings: Set<String> = [
        "n", "en", "et", "t", "a", "ar", "er", "or", "na", "arna", "erna", "orna", "s", "ns", "ens", "ets",
        "ars",
        "ers", "ors", "nas", "arnas", "ernas", "ornas",
    ]

    func findings(in manuscript: Manuscript, _ context: ProofreadingContext) -> [Diagnostic] {
        let avoided = Self.avoided(in: manuscript.registerEntries.terms)
        guard !avoided.isEmpty else { return [] }
        return manuscript.findingsInTexts(jobs: context.jobs) { text in
            var findings: [Diagnostic] = []
            for passage in text.passages {
                for (range, term) in Self.uses(of: avoided, in: passage) {
                    guard findings.count < Diagnostic.most else { return findings }
                    let written = String(decoding: passage.bytes[range], as: UTF8.self)
                    findings.append(
                        text.finding(
                            code, at: range, of: passage, "Vägledningen skriver inte ”\(written)”.",
                            hint: "Skriv ”\(term)”. Talar texten om ordet, sätt det inom citattecken."))
                }
            }
            return findings
        }
    }

    /// By what the first word begins with.
    private static func avoided(in terms: Register<Term>) -> [UInt32: [Avoided]] {
        var result: [UInt32: [Avoided]] = [:]
        for term in terms.entries {
            for text in term.avoid {
                let words = text.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
                guard let first = words.first else { continue }
                result[beginning(of: Array(first.utf8)[...]), default: []]
                    .append(Avoided(words: words, term: term.term))
            }
        }
        return result
    }

    /// The first three bytes of a word in lower case: enough to pass over nearly all.
    private static func beginning(of word: ArraySlice<UInt8>) -> UInt32 {
        var key: UInt32 = 0
        var previous: UInt8 = 0
        for byte in word.prefix(3) {
            let isCapital =
                (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
                || previous == 0xC3 && (0x80...0x9E).contains(byte)
            key = key << 8 | UInt32(isCapital ? byte + 0x20 : byte)
            previous = byte
        }
        return key
    }

    private static func uses(of avoided: [UInt32: [Avoided]], in passage: Passage) -> [(
        range: Range<Int>, term: String
    )] {
        let words = passage.words
        var result: [(range: Range<Int>, term: String)] = []
        for index in words.indices {
            for candidate in avoided[beginning(of: passage.bytes[words[index].range])] ?? [] {
                let end = index + candidate.words.count
                guard end <= words.count, matches(candidate.words, words[index..<end]) else { continue }
                let range = words[index].range.lowerBound..<words[end - 1].range.upperBound
                guard !words[index].isQuoted, !isQuoted(range, in: passage) else { continue }
                result.append((range, candidate.term))
                break
            }
        }
        return result
    }

    private static func matches(_ wanted: [String], _ words: ArraySlice<Word>) -> Bool {
        zip(wanted, words).allSatisfy { wanted, word in
            let word = plain(word.text.lowercased())
            let wanted = plain(wanted)
            return word == wanted
                || word.hasPrefix(wanted) && endings.contains(String(word.dropFirst(wanted.count)))
        }
    }

    /// A word without what may stand between its parts: `nät-läkare` is `nätläkare`, and a soft hyphen is not seen.
    private static func plain(_ word: String) -> String { word.filter { $0 != "-" && $0 != "\u{AD}" } }

    private static func isQuoted(_ range: Range<Int>, in passage: Passage) -> Bool {
        let mark = Array("”".utf8)
        return passage.bytes[..<range.lowerBound].suffix(mark.count).elementsEqual(mark)
            && passage.bytes[range.upperBound...].starts(with: mark)
    }
}
