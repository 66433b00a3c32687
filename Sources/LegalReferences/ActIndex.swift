/// The names of the register's acts, found by the first word of a text.
///
/// A class, for the same reason as the text that is read beside it.
final class ActIndex: Sendable {
    struct Name: Sendable {
        /// Where it stands among the letters, in lower case.
        var lower: Range<Int>
        /// Where it stands as it must be printed, for abbreviations: `PL` and never `pl`.
        var exact: Range<Int>?
        var act: Int
        /// `lag om sjuklön`, which only a place before it makes a name.
        var isIndefinite = false
    }

    let acts: [Act]
    /// Those of all names: a name is looked at without being counted.
    let letters: [UInt8]
    /// Those with the same first word together, longest name first.
    let names: [Name]
    /// Where the names begin whose first word has a hash, and how many they are; in a table as `Vocabulary` has one.
    private let runs: [Run]
    /// The first words of all names.
    let firstWords: [[UInt8]]
    private let ids: [String: Int]
    /// What each act's printed title goes on with after its number: ` om sjuklön`, in lower case.
    let titleTails: [[UInt8]]

    init(_ acts: [Act]) {
        self.acts = acts
        titleTails = acts.map { act in
            guard act.title.contains("(\(act.id))") else {
                // A regulation's title has no number, which is printed before what it is about.
                return act.title.firstRange(of: " om ").map {
                    Array(act.title[$0.lowerBound...].lowercased().utf8)
                } ?? []
            }
            guard let close = act.title.lastIndex(of: ")") else { return [] }
            return Array(act.title[act.title.index(after: close)...].lowercased().utf8)
        }
        ids = Dictionary(acts.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        var names: [Vocabulary.Hash: [Name]] = [:]
        var letters: [UInt8] = []
        var firstWords: Set<[UInt8]> = []
        func place(_ bytes: some Sequence<UInt8>) -> Range<Int> {
            let start = letters.count
            letters += bytes
            return start..<letters.count
        }
        for (index, act) in acts.enumerated() {
            let definite = act.names + Self.titleName(act)
            for (text, isIndefinite) in definite.map({ ($0, false) })
                + definite.compactMap(Self.indefinite).map({ ($0, true) }) where !text.isEmpty
            {
                let isAbbreviation = !text.contains(" ") && text.dropFirst().contains { $0.isUppercase }
                for spelling in Self.spellings(of: text.lowercased()) {
                    let word = Self.firstWord(Array(spelling.utf8))
                    firstWords.insert(word)
                    let hash = Vocabulary.Hash(word)
                    if (names[hash] ?? []).contains(where: { letters[$0.lower].elementsEqual(spelling.utf8) }
                    ) {
                        continue
                    }
                    names[hash, default: []].append(
                        Name(
                            lower: place(spelling.utf8), exact: isAbbreviation ? place(text.utf8) : nil,
                            act: index, isIndefinite: isIndefinite))
                }
            }
        }
        self.firstWords = Array(firstWords)
        self.letters = letters
        (self.names, runs) = Self.table(names)
    }

    func act(id: String) -> Int? { ids[id] }

    private struct Run: Sendable {
        var hash: UInt32
        var start: Int32
        /// 0 where the table holds nothing.
        var count: Int32
    }

    private static func table(_ names: [Vocabulary.Hash: [Name]]) -> ([Name], [Run]) {
        var size = 64
        while size < names.count * 4 { size *= 2 }
        var runs = [Run](repeating: Run(hash: 0, start: 0, count: 0), count: size)
        var all: [Name] = []
        for (hash, list) in names.sorted(by: { $0.key.value < $1.key.value }) {
            var slot = Vocabulary.slot(of: hash, among: size)
            while runs[slot].count > 0 { slot = (slot + 1) & (size - 1) }
            runs[slot] = Run(hash: hash.value, start: Int32(all.count), count: Int32(list.count))
            all += list.sorted { $0.lower.count > $1.lower.count }
        }
        return (all, runs)
    }

    /// The names whose first word may have such a hash: the word itself is not compared.
    func names(beginningWith hash: Vocabulary.Hash) -> Range<Int>? {
        var slot = Vocabulary.slot(of: hash, among: runs.count)
        while runs[slot].count > 0 {
            if runs[slot].hash == hash.value {
                return Int(runs[slot].start)..<Int(runs[slot].start + runs[slot].count)
            }
            slot = (slot + 1) & (runs.count - 1)
        }
        return nil
    }

    /// Of each name a word that says that there may be an act: the one that calls itself one, or the first; that of an
    /// abbreviation as it must be printed.
    var tellingWords: (words: [[UInt8]], abbreviations: [[UInt8]]) {
        func words(_ name: Range<Int>) -> [[UInt8]] {
            letters[name].split { !Scan.isWord($0) }.map(Array.init)
        }
        var telling: (words: [[UInt8]], abbreviations: [[UInt8]]) = ([], [])
        for name in names where !name.isIndefinite {
            let lower = words(name.lower)
            let index = lower.firstIndex { ActWord($0[...])?.isDefinite ?? false } ?? 0
            guard index < lower.count else { continue }
            if let printed = name.exact.map(words), index < printed.count {
                telling.abbreviations.append(printed[index])
            } else {
                telling.words.append(lower[index])
            }
        }
        return telling
    }

    static func firstWord(_ bytes: [UInt8]) -> [UInt8] { Array(bytes.prefix { Scan.isWord($0) }) }

    /// `lagen om sjuklön` from the title `Lag (1991:1047) om sjuklön`.
    private static func titleName(_ act: Act) -> [String] {
        for (word, definite) in [("Lag", "lagen"), ("Förordning", "förordningen")]
        where act.title.hasPrefix("\(word) (\(act.id)) ") {
            return [definite + act.title.dropFirst("\(word) (\(act.id))".count)]
        }
        return []
    }

    /// `lag om sjuklön` from `lagen om sjuklön`, `patientlag` from `patientlagen`. Acts that only amend another have names that many share.
    private static func indefinite(_ name: String) -> String? {
        for (definite, word) in [
            ("lagen om ", "lag om "), ("förordningen om ", "förordning om "),
            ("förordningen med ", "förordning med "),
        ]
        where name.hasPrefix(definite) && !name.hasPrefix("\(definite)ändring") {
            return word + name.dropFirst(definite.count)
        }
        // `patientlag` from `patientlagen`
        let isCompound = ["lagen", "balken", "förordningen"].contains {
            name.hasSuffix($0) && name.count > $0.count + 2
        }
        return isCompound && !name.hasPrefix("lagen ") && !name.hasPrefix("förordningen ")
            ? String(name.dropLast(2)) : nil
    }

    /// `hälso- och sjukvårdslagen` is written in more ways than one.
    private static func spellings(of name: String) -> [String] {
        let parts = name.split(separator: "- och ", maxSplits: 1)
        guard parts.count == 2 else { return [name] }
        return ["- och ", "-och ", " - och ", " och ", "- & ", "- o "].map { parts[0] + $0 + parts[1] }
    }
}
