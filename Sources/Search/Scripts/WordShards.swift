/// The words of a large guidance divided by their beginnings into files of about the same size, and into others the lists of the
/// sections that hold them.
///
/// A reader's words lead to a few of them; a word's file has its neighbours too, so that a wrong letter can be put right, and a list
/// is loaded for the word that is meant alone. What is made of a word (`rehabiliteringskoordinator` of `koordinator`) comes with
/// it, as a list of its own: the sections that say most of it.
struct WordShards: Sendable {
    /// What each file but the first begins with: all words of a file are before the next one's, å ä ö as a a o.
    private(set) var cuts: [String] = []
    /// The entries of each file of words.
    private var shards: [[Int]] = []
    /// The entries of each file of lists.
    private var lists: [[Int]] = []
    /// By entry: the file that its lists are in, and their place there.
    private var places: [(file: Int, place: Int)]
    private let index: SearchIndex
    /// By entry: the compounds that it is a part of.
    private var compounds: [[Int32]]

    /// Words that begin alike are in one file, inflected or not.
    private static let beginning = 5
    /// So do long words, where very many begin alike (`arbets…`): inflection leaves all but their last letters alone.
    private static let longBeginnings = [8, 12, 16, 20]
    private static let longestRelated = 150

    init(_ index: SearchIndex, _ layout: SearchLayout) {
        self.index = index
        let entries = index.lexicon.entries
        places = Array(repeating: (0, 0), count: entries.count)
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
        let wanted = order.count / max(1, layout.wordShards) + 1
        var current: [Int] = []
        for (position, entry) in order.enumerated() {
            if current.count >= wanted, shards.count < layout.wordShards - 1,
                let cut = Self.cut(before: folded[entry], after: folded[order[position - 1]])
            {
                shards.append(current)
                cuts.append(cut)
                current = []
            }
            current.append(entry)
        }
        shards.append(current)
        divideLists(order, into: layout.listShards)
    }

    /// Divides the lists so that a long one shares its file with little else, and the files that are left have about the same size.
    private mutating func divideLists(_ order: [Int], into count: Int) {
        let sizes = order.map { 1 + index.postings.postings(of: $0).sections.count }
        var rest = sizes.reduce(0, +)
        var (current, size): ([Int], Int) = ([], 0)
        for (entry, own) in zip(order, sizes) {
            let wanted = rest / max(1, count - lists.count) + 1
            if !current.isEmpty, size + own > wanted, lists.count < count - 1 {
                lists.append(current)
                rest -= size
                (current, size) = ([], 0)
            }
            places[entry] = (lists.count, current.count)
            current.append(entry)
            size += own
        }
        lists.append(current)
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

    /// Some words: in how many sections each stands, where the lists of the first are, and how many files on each next one's.
    func words(of shard: Int) -> [UInt8] {
        let entries = shards.indices.contains(shard) ? shards[shard] : []
        var (words, sizes, steps) = (WordScript(), NumberText(), NumberText())
        let first = entries.first.map { places[$0] } ?? (file: 0, place: 0)
        var file = first.file
        for entry in entries {
            words.add(index.lexicon.entries[entry], isShown: index.isCommon(entry))
            sizes.append(index.postings.postings(of: entry).sections.count)
            steps.append(places[entry].file - file)
            file = places[entry].file
        }
        var writer = ScriptWriter()
        writer.raw("n", String(shard))
        writer.text("w", words.text)
        writer.raw("k", "[\(first.file),\(first.place)]")
        writer.text("f", sizes.string)
        writer.text("g", steps.string)
        return writer.finished()
    }

    /// The lists of some words, and those of what is made of each.
    func lists(of file: Int) -> [UInt8] {
        let entries = lists.indices.contains(file) ? lists[file] : []
        var script = ListScript()
        script.add(entries.map { index.postings.postings(of: $0) })
        script.add(entries.map { related(to: $0) })
        var writer = ScriptWriter()
        writer.raw("l", String(file))
        writer.raw("c", String(entries.count))
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
