/// The index as the scripts that the engine reads.
struct IndexScripts: Sendable {
    private let input: SearchInput
    private let layout: SearchLayout
    private let index: SearchIndex
    private let shards: WordShards?

    init(_ input: SearchInput, _ layout: SearchLayout, _ index: SearchIndex) {
        self.input = input
        self.layout = layout
        self.index = index
        shards = layout.isWhole ? nil : WordShards(index, layout)
    }

    /// The file that every question needs.
    func head() -> [UInt8] {
        var writer = ScriptWriter()
        writer.pairs("parts", input.parts.map { ($0.id, $0.title) })
        writer.raw("kinds", "[" + SearchKind.allCases.map { "\"\($0.name)\"" }.joined(separator: ",") + "]")
        writer.raw("from", String(layout.sectionsAlone))
        writer.raw("per", String(layout.sectionsInText))
        if !layout.isWhole { writer.raw("heads", String(layout.sectionsInHeadings)) }
        writer.text("stop", WordScript.folded(Swedish.stopWords))
        writer.text("weak", Swedish.questionWords.joined(separator: " "))
        writer.text("rules", Swedish.inflectionText)
        writer.text("endings", Swedish.derivations.joined(separator: " "))
        writer.text("p", pages().joined(separator: "\n"))
        writer.text(
            "acts",
            input.acts.map { ([$0.id] + $0.names).map(\.inOneLine).joined(separator: "\t") }
                .joined(separator: "\n"))
        writer.text("syn", synonyms())
        if let shards {
            writer.text("cuts", shards.cuts.joined(separator: " "))
        } else {
            writer.text("h", headings())
            appendWords(to: &writer)
        }
        return writer.finished()
    }

    /// The words with the sections that hold them, of an index that is whole.
    private func appendWords(to writer: inout ScriptWriter) {
        let (entries, provisions) = (index.lexicon.entries, ProvisionNames.all(of: input))
        let unwritten = Set(provisions)
        let written = entries.indices.filter { !unwritten.contains(entries[$0].lemma) }
        let places = Dictionary(uniqueKeysWithValues: written.enumerated().map { (entries[$1].marked, $0) })
        var script = WordScript()
        var tails: [Int] = []
        for number in written {
            var entry = entries[number]
            // A last part that is a word of the index is told by its number.
            if let hyphen = entry.marked.lastIndex(of: "-"),
                let tail = places[String(entry.marked[entry.marked.index(after: hyphen)...])]
            {
                entry.marked = String(entry.marked[...hyphen])
                tails.append(tail)
            }
            script.add(entry, isShown: index.isCommon(number))
        }
        writer.text("w", script.text)
        var postings = PostingsText(tails: tails, lengths: index.postings.lengths, firsts: layout.firsts)
        postings.append(
            written.map { index.postings.postings(of: $0) }
                + provisions.map { name in
                    index.lexicon.entryOfWord[name].map { index.postings.postings(of: $0) } ?? Posting()
                })
        writer.text("b", postings.finished())
    }

    /// A file with some words, of an index that is not whole.
    func words(of shard: Int) -> [UInt8] { shards?.words(of: shard) ?? [] }

    /// A file with the sections that hold some words, of an index that is not whole.
    func lists(of shard: Int) -> [UInt8] { shards?.lists(of: shard) ?? [] }

    /// The pages; without their titles where titles stand with the texts.
    private func pages() -> [String] {
        func field(_ number: Int?) -> String { number.map(String.init) ?? "" }
        let provisions = input.pages.indices.filter { input.pages[$0].kind == .provision }
        let acts = Dictionary(
            zip(provisions, input.acts).map { ($0, $1.id) }, uniquingKeysWith: { first, _ in first })
        return input.pages.indices.map { number in
            let page = input.pages[number]
            var fields = [
                layout.isWhole ? page.title.inOneLine : "",
                layout.isWhole ? path(of: page, called: acts[number] ?? page.title) : "",
                layout.isWhole ? field(page.parent) : "", field(page.part),
                page.kind == .section ? "" : String(page.kind.rawValue),
                page.sectionCount == 1 ? "" : String(page.sectionCount),
                page.weight == 100 ? "" : String(page.weight),
            ]
            while fields.last == "" { fields.removeLast() }
            return fields.joined(separator: "\t")
        }
    }

    /// A page's path without its ending: as it goes on from the folder of the page above, and without the name where that is what the
    /// page is called; or in full, after a slash.
    private func path(of page: SearchPage, called name: String) -> String {
        let path = page.path.dropLast(5)
        let above = page.parent.map { input.pages[$0].path } ?? ""
        let folder = above.lastIndex(of: "/").map { above[...$0] } ?? ""
        guard path.hasPrefix(folder) else { return "/" + path }
        let rest = path.dropFirst(folder.count)
        let start = rest.lastIndex(of: "/").map { rest.index(after: $0) } ?? rest.startIndex
        return String(rest[start...] == HeadingSlug.make(from: name) ? rest[..<start] : rest)
    }

    /// The headings of all sections but the pages themselves.
    private func headings() -> String {
        input.pages.indices.flatMap { input.sections($0).dropFirst().map(TextScripts.line(of:)) }
            .joined(separator: "\n")
    }

    /// Lines for words that mean the same: what texts write, `=`, and what people say, `|` between them.
    ///
    /// The glossary's come first where its headings stand before them: a line for each, without the term.
    private func synonyms() -> String {
        // What the guidance never writes leads nowhere.
        let lemmas = Set(index.lexicon.entries.map(\.lemma))
        let everyday = Swedish.everydayWords.compactMap { written, said in
            written.split(separator: " ").map(String.init).allSatisfy {
                lemmas.contains($0) || index.lexicon.entryOfWord[$0] != nil
            } ? written + "=" + said : nil
        }
        let abbreviations = index.abbreviations.map { $0.short + "=" + $0.long }
        var said: [String: String] = [:]
        for term in input.terms {
            // Terms that are defined against each other are never each other's synonyms.
            let opposites = Set(term.opposites)
            var others: [String] = []
            for synonym in term.synonyms where !opposites.contains(synonym) && !others.contains(synonym) {
                others.append(synonym)
            }
            said[term.term.inOneLine] = others.joined(separator: "|")
        }
        let headings = layout.isWhole ? termHeadings() : []
        let ofHeadings = headings.map { said.removeValue(forKey: $0) ?? "" }
        let rest = input.terms.compactMap { term in
            said[term.term.inOneLine].flatMap { $0.isEmpty ? nil : term.term + "=" + $0 }
        }
        return (ofHeadings + rest + abbreviations + everyday).map(\.inOneLine).joined(separator: "\n")
    }

    /// What the glossary's entries are called, in the order in which the engine meets them.
    private func termHeadings() -> [String] {
        input.pages.indices.filter { input.pages[$0].kind == .term }.flatMap {
            input.sections($0).dropFirst().map(\.heading.inOneLine)
        }
    }
}
