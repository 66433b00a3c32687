import Dictionaries

/// The words of the guidance as the index keeps them: each under one base form, compounds with their joints.
struct Lexicon: Sendable {
    struct Entry: Sendable {
        /// The base form.
        var lemma: String
        /// The base form with `-` between the parts of a compound.
        var marked: String
        /// Forms that the rules of inflection do not lead here.
        var forms: [String] = []
        /// A noun that texts only write in a definite form (`försäkringskassan`), as they do.
        var written: String?
    }

    /// By base form, in the order of their bytes.
    private(set) var entries: [Entry] = []
    /// By form: the index of its entry.
    private(set) var entryOfWord: [String: Int] = [:]

    /// - Parameter words: every word of the guidance, each once; `sjukskrivnings-rehabiliteringsplan` stands for a first part
    ///   that waited for a later word's last one.
    init(_ words: [String], kept: KeptFindings, jobs: Int) {
        let plain = words.filter { !$0.hasHyphen }.sorted()
        let team = AnalystTeam(kept, wordCount: plain.count, jobs: jobs)
        let bases = WordBases(
            plain, readings: team.map(plain) { word, analyst in analyst.readings(of: word) })
        var lemmas = Dictionary(uniqueKeysWithValues: plain.map { ($0, bases[$0]) })

        var parts = Parts(of: lemmas, joints: bases.joints, takesForms: true, team: team)
        // A plural that the dictionary has as a word of its own (levnadsvanor) follows its last part (vanor, vana).
        for word in plain where lemmas[word] == word {
            if let tail = parts.tail(of: word), let base = lemmas[tail], base != tail {
                lemmas[word] = word.dropLast(tail.count) + base
            }
        }
        for word in words where word.hasHyphen {
            guard let hyphen = word.firstIndex(of: "-") else { continue }
            let head = String(word[..<hyphen])
            let partner = String(word[word.index(after: hyphen)...])
            if let tail = parts.tail(of: lemmas[partner] ?? partner) {
                lemmas[word] = head + tail
            } else {
                lemmas[word] = CompoundSplitter.bases(of: head).first { lemmas[$0] == $0 }
            }
        }
        // A base form may itself be a form of another word: `bedömer`, `bedöma`, `bedöm`.
        lemmas = lemmas.mapValues { [lemmas] lemma in
            var (last, steps) = (lemma, 0)
            while let next = lemmas[last], next != last, steps < 4 { (last, steps) = (next, steps + 1) }
            return lemmas[last] ?? last == last ? last : lemma
        }
        parts = Parts(of: lemmas, joints: bases.joints, takesForms: false, team: team)
        team.keep()

        let inventory = Set(lemmas.values)
        let sorted = inventory.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        let indices = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1, $0) })
        entries = sorted.map { Entry(lemma: $0, marked: parts.parts(of: $0).joined(separator: "-")) }
        for (word, lemma) in lemmas {
            guard let index = indices[lemma] else { continue }
            entryOfWord[word] = index
            if word != lemma, !word.hasHyphen, !bases.misspelt.contains(word),
                Inflection.lemma(of: word, known: inventory) != lemma
            {
                entries[index].forms.append(word)
            }
        }
        for index in entries.indices {
            entries[index].forms.sort()
            entries[index].written = Self.writtenForm(of: entries[index].lemma, among: entryOfWord)
        }
    }

    /// The definite form, where that is written and the base form is not.
    private static func writtenForm(of lemma: String, among words: [String: Int]) -> String? {
        // Most base forms are written.
        guard words[lemma] == nil,
            let entry = words[lemma + "n"] ?? words[lemma + "en"] ?? words[lemma + "et"]
        else { return nil }
        return ["n", "en", "et"].map { lemma + $0 }.first { words[$0] == entry }
    }
}

extension String {
    /// Whether it is a first part that waited for a later word's last one.
    fileprivate var hasHyphen: Bool { utf8.contains(UInt8(ascii: "-")) }
}

/// The parts of all base forms.
private struct Parts {
    private let joints: [String: Int]
    private let known: Set<String>

    init(of lemmas: [String: String], joints given: [String: Int], takesForms: Bool, team: AnalystTeam) {
        known = Set(lemmas.values)
        let lastParts =
            takesForms ? known.union(lemmas.keys.lazy.filter { !$0.hasHyphen }) : known
        let splitter = CompoundSplitter(
            known: WordTable(known), lastParts: WordTable(lastParts), joints: given)
        let words = known.sorted()
        let found = team.map(words) { word, analyst in splitter.joint(of: word, asking: &analyst) }
        joints = Dictionary(
            uniqueKeysWithValues: zip(words, found).compactMap { word, joint in joint.map { (word, $0) } })
    }

    /// The last part of a compound.
    func tail(of word: String) -> String? {
        joints[word].map { String(decoding: Array(word.utf8)[$0...], as: UTF8.self) }
    }

    /// At most four parts, as they stand in the word.
    func parts(of word: String) -> [String] {
        guard let tail = tail(of: word) else { return [word] }
        let head = String(word.dropLast(tail.count))
        var front = [head]
        if let base = CompoundSplitter.bases(of: head).first(where: known.contains), base != word {
            // The last of the first word's parts keeps the letters that bind it.
            let inner = parts(of: base)
            let kept = inner.dropLast().joined()
            if inner.count > 1, head.hasPrefix(kept) {
                front = Array(inner.dropLast()) + [String(head.dropFirst(kept.count))]
            }
        }
        let all = front + (tail == word ? [tail] : parts(of: tail))
        return all.count <= 4 ? all : [head, tail]
    }
}
