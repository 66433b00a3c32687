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
        return manuscript.findings(jobs: context.jobs) { page in
            page.passages.flatMap { passage in
                Self.uses(of: avoided, in: passage).map { range, term in
                    let written = String(decoding: passage.bytes[range], as: UTF8.self)
                    return page.finding(
                        code, at: range, of: passage, "Vägledningen skriver inte ”\(written)”.",
                        hint: "Skriv ”\(term)”. Talar texten om ordet, sätt det inom citattecken.")
                }
            }
        }
    }

    /// By the first word's first three letters.
    private static func avoided(in terms: Register<Term>) -> [String: [Avoided]] {
        var result: [String: [Avoided]] = [:]
        for term in terms.entries {
            for text in term.avoid {
                let words = text.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
                guard let first = words.first else { continue }
                result[String(first.prefix(3)), default: []].append(Avoided(words: words, term: term.term))
            }
        }
        return result
    }

    private static func uses(of avoided: [String: [Avoided]], in passage: Passage) -> [(
        range: Range<Int>, term: String
    )] {
        let words = passage.words
        let lower = words.map { $0.text.lowercased() }
        var result: [(range: Range<Int>, term: String)] = []
        for index in words.indices {
            for candidate in avoided[String(lower[index].prefix(3))] ?? [] {
                let end = index + candidate.words.count
                guard end <= words.count, matches(candidate.words, lower[index..<end]) else { continue }
                let range = words[index].range.lowerBound..<words[end - 1].range.upperBound
                guard !words[index].isQuoted, !isQuoted(range, in: passage) else { continue }
                result.append((range, candidate.term))
                break
            }
        }
        return result
    }

    private static func matches(_ wanted: [String], _ words: ArraySlice<String>) -> Bool {
        zip(wanted, words).allSatisfy { wanted, word in
            word == wanted || word.hasPrefix(wanted) && endings.contains(String(word.dropFirst(wanted.count)))
        }
    }

    private static func isQuoted(_ range: Range<Int>, in passage: Passage) -> Bool {
        let mark = Array("”".utf8)
        return passage.bytes[..<range.lowerBound].suffix(mark.count).elementsEqual(mark)
            && passage.bytes[range.upperBound...].starts(with: mark)
    }
}
