/// Where to ask about words, and where to keep the answers.
package struct WordSources: Sendable {
    /// The folder with dictionaries.
    package var dictionaries: String?
    package var cache: FindingsCache?

    package init(dictionaries: String?, cache: FindingsCache?) {
        self.dictionaries = dictionaries
        self.cache = cache
    }

    /// Without: words are known from the guidance alone.
    package static let none = WordSources(dictionaries: nil, cache: nil)

    package func dictionary(of language: String) -> SpellingDictionary? {
        dictionaries.flatMap { SpellingDictionary(language: language, in: $0) }
    }

    /// What the dictionary of a language has said before.
    package func kept(of language: String) -> KeptFindings {
        KeptFindings(dictionary(of: language), cache: cache)
    }
}

/// Asks the dictionary, and remembers what it said.
package struct Analyst: ~Copyable {
    private let dictionary: SpellingDictionary?
    private let kept: Findings
    private var handle: HunspellHandle?
    private var hasTried = false
    private(set) package var new = Findings()

    package init(_ dictionary: SpellingDictionary?, kept: Findings) {
        self.dictionary = dictionary
        self.kept = kept
    }

    /// Opening takes a tenth of a second: not before something is asked that is not kept.
    private mutating func open() {
        guard !hasTried else { return }
        hasTried = true
        if let dictionary { handle = HunspellHandle(dictionary) }
    }

    package mutating func readings(of word: String) -> [Findings.Reading] {
        if let known = kept.readings[word] ?? new.readings[word] { return known }
        guard dictionary != nil else { return [] }
        open()
        var readings: [Findings.Reading] = []
        for line in handle?.readings(of: word) ?? [] {
            if let reading = Findings.Reading(line, of: word), !readings.contains(reading) {
                readings.append(reading)
            }
        }
        new.readings[word] = readings
        return readings
    }

    package mutating func isWord(_ text: String) -> Bool {
        if let known = kept.words[text] ?? new.words[text] { return known }
        guard dictionary != nil else { return false }
        open()
        let answer = handle?.knows(text) ?? false
        new.words[text] = answer
        return answer
    }

    /// The words that a text, which is none, was probably meant to be; the likeliest first.
    package mutating func suggestions(for text: String) -> [String] {
        if let known = kept.suggestions[text] ?? new.suggestions[text] { return known }
        guard dictionary != nil else { return [] }
        open()
        let answer = handle?.suggestions(for: text) ?? []
        new.suggestions[text] = answer
        return answer
    }
}
