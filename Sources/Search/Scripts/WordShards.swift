/// The words of a large guidance divided by their beginnings into files of about the same size.
///
/// A reader's words lead to a few of them. What is made of a word elsewhere in the alphabet (`rehabiliteringskoordinator` of
/// `koordinator`) comes with the word, as a list of its own: the sections that say most of it.
struct WordShards: Sendable {
    /// What each file but the first begins with: all words of a file are before the next one's, å ä ö as a a o.
    private(set) var cuts: [String] = []
    /// The entries of each file.
    private var shards: [[Int]] = []
    private let index: SearchIndex
    /// By entry: the compounds that it is a part of.
    private var compounds: [[Int32]]

    /// Words that begin alike are in one file, inflected or not.
    private static let beginning = 5
    /// So do long words, where very many begin alike (`arbets…`): inflection leaves all but their last letters alone.
    private static let longBeginnings = [8, 12, 16, 20]
    private static let longestRelated = 150

    init(_ index: SearchIndex, count: Int) {
        self.index = index
        let entries = index.lexicon.entries
        compounds = Array(repeating: [], count: entries.count)
        let numbers = Dictionary(uniqueKeysWithValues: entries.enumerated().map { ($1.lemma, $0) })
        for (number, entry) in entries.enumerated() where entry.marked.utf8.count > entry.lemma.utf8.count {
            let parts = entry.marked.split(separator: "-").map(String.init)
            for (place, part) in parts.enumerated() {
                let bases = place == parts.count - 1 ? [part] : CompoundSplitter.bases(of: part)
                if let base = bases.lazy.compactMap({ numbers[$0] }).first, base != number {
                    compounds[base].append(Int32(number))
                }
            }
        }
        let folded = entries.map { Self.folded($0.lemma) }
        let order = entries.indices.sorted {
            (folded[$0], entries[$0].lemma) < (folded[$1], entries[$1].lemma)
        }
        let sizes = order.map { 8 + index.postings.postings(of: $0).sections.count }
        let wanted = sizes.reduce(0, +) / max(1, count) + 1
        var (current, size): ([Int], Int) = ([], 0)
        for (position, entry) in order.enumerated() {
            if position > 0, size >= wanted, shards.count < count - 1,
                let cut = Self.cut(before: folded[entry], after: folded[order[position - 1]])
            {
                shards.append(current)
                cuts.append(cut)
                (current, size) = ([], 0)
            }
            current.append(entry)
            size += sizes[position]
        }
        shards.append(current)
    }

    /// What a file begins with whose first word is this; `nil` where forms of the word before it may stand here.
    private static func cut(before word: String, after previous: String) -> String? {
        if word.prefix(beginning) != previous.prefix(beginning) { return String(word.prefix(beginning)) }
        return longBeginnings.first { length in
            min(word.count, previous.count) > length + 2 && word.prefix(length) != previous.prefix(length)
        }.map { String(word.prefix($0)) }
    }

    /// Bytes compare as the engine compares letters.
    private static func folded(_ word: String) -> String {
        String(
            decoding: word.unicodeScalars.map { letter -> UInt8 in
                switch letter {
                case "å", "ä": UInt8(ascii: "a")
                case "ö": UInt8(ascii: "o")
                default: UInt8(truncatingIfNeeded: letter.value)
                }
            }, as: UTF8.self)
    }

    func bytes(of shard: Int) -> [UInt8] {
        var writer = ScriptWriter()
        writer.raw("n", String(shard))
        let entries = shards.indices.contains(shard) ? shards[shard] : []
        var script = WordScript()
        for entry in entries { script.add(index.lexicon.entries[entry], isShown: index.isCommon(entry)) }
        script.add(entries.map { index.postings.postings(of: $0) })
        script.add(entries.map { related(to: $0) })
        script.append(to: &writer)
        return writer.finished()
    }

    /// The sections of a word's compounds, those where they say most.
    private func related(to entry: Int) -> Posting {
        var best: [UInt32: UInt8] = [:]
        for compound in compounds[entry] {
            let posting = index.postings.postings(of: Int(compound))
            for (section, weight) in zip(posting.sections, posting.values) {
                best[section] = max(best[section] ?? 0, weight)
            }
        }
        let kept = best.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.longestRelated)
            .sorted { $0.key < $1.key }
        return Posting(sections: kept.map(\.key)[...], values: kept.map(\.value)[...])
    }
}
