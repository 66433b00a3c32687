import Diagnostics
import Guidance
import LegalReferences

/// The words that the guidance itself knows how to spell: its registers and its own list.
struct Vocabulary: Sendable {
    /// As they are written.
    private var words: Set<String> = []
    /// Abbreviations that a reader can look up, or that everyone knows.
    private(set) var abbreviations: Set<String> = []

    init(_ registers: Registers, title: String) {
        for term in registers.terms.entries {
            add([term.term] + term.forms + term.synonyms + term.avoid)
        }
        for act in registers.acts.entries { add([act.id, act.title] + act.names) }
        for actor in registers.actors.entries { add([actor.name]) }
        for system in registers.codeSystems.entries {
            add([system.id, system.title] + system.codes.flatMap { [$0.code, $0.title] })
        }
        for work in registers.works.entries {
            add([work.authors, work.publisher, work.title].compactMap(\.self))
        }
        add([title] + registers.ownWords)
    }

    private mutating func add(_ texts: [String]) {
        for text in texts {
            for word in Passage(value: text, lines: 1...1).words {
                var word = word.text
                while word.hasPrefix("-") { word.removeFirst() }
                while word.hasSuffix("-") { word.removeLast() }
                words.insert(word)
                if Self.isAbbreviation(word) { abbreviations.insert(word) }
                // `HSLF-FS` is looked up whole and by its beginning.
                for part in word.split(separator: "-") where Self.isAbbreviation(String(part)) {
                    abbreviations.insert(String(part))
                }
            }
        }
    }

    /// Whether a word is one of these: with a capital at its beginning too, and in the genitive.
    func knows(_ word: String) -> Bool {
        holds(word) || word.hasSuffix("s") && holds(String(word.dropLast()))
    }

    private func holds(_ word: String) -> Bool {
        if words.contains(word) { return true }
        guard let first = word.first, first.isUppercase else { return false }
        // At the beginning of a sentence, and where all letters are capitals.
        return words.contains(first.lowercased() + word.dropFirst())
            || !word.contains(where: \.isLowercase) && words.contains(word.lowercased())
    }

    /// The word that another one was probably meant to be: one that begins alike and is as long, give or take a letter.
    func nearest(to word: String) -> String? {
        let first = word.first?.lowercased()
        return NearMiss.suggestion(
            for: word,
            among: words.lazy.filter {
                $0.first?.lowercased() == first && $0.count > 3 && abs($0.count - word.count) <= 1
            })
    }

    /// Two to six capital letters.
    static func isAbbreviation(_ word: String) -> Bool {
        (2...6).contains(word.count) && word.allSatisfy(\.isUppercase)
    }
}
