/// The index as the script that the engine reads.
struct IndexText {
    let input: SearchInput
    let index: SearchIndex

    init(_ input: SearchInput, _ index: SearchIndex) {
        self.input = input
        self.index = index
    }

    func bytes() -> [UInt8] {
        var writer = IndexWriter()
        writer.pairs("parts", input.parts.map { ($0.id, $0.title) })
        writer.raw("kinds", "[" + SearchKind.allCases.map { "\"\($0.name)\"" }.joined(separator: ",") + "]")
        let sectionCount = input.pages.map(\.sectionCount).reduce(0, +)
        writer.raw("per", String(TextShards.size(sectionCount: sectionCount)))
        writer.text("stop", Swedish.stopWords.joined(separator: " "))
        writer.text("weak", Swedish.questionWords.joined(separator: " "))
        writer.text("rules", Swedish.inflectionText)
        writer.text("endings", Swedish.derivations.joined(separator: " "))
        writer.text("p", input.pages.map(line(of:)).joined(separator: "\n"))
        writer.text("h", headings())
        writer.text(
            "acts", input.acts.map { ([$0.id] + $0.names).joined(separator: "\t") }.joined(separator: "\n"))
        writer.text("syn", synonyms())
        appendWords(to: &writer)
        return writer.finished()
    }

    private func line(of page: SearchPage) -> String {
        func field(_ number: Int?) -> String { number.map(String.init) ?? "" }
        var fields = [
            page.title, String(page.path.dropLast(".html".count)), field(page.parent), field(page.part),
            page.kind == .section ? "" : String(page.kind.rawValue),
            page.sectionCount == 1 ? "" : String(page.sectionCount),
            page.weight == 100 ? "" : String(page.weight),
        ]
        while fields.last == "" { fields.removeLast() }
        return fields.map { $0.replacing("\t", with: " ").replacing("\n", with: " ") }.joined(separator: "\t")
    }

    /// The headings of all sections but the pages themselves; the fragment only where it is not made from the heading.
    private func headings() -> String {
        input.pages.indices.flatMap { page in
            input.sections(page).dropFirst().map { section in
                let heading = section.heading.replacing("\n", with: " ").replacing("\t", with: " ")
                let fragment = section.fragment ?? ""
                return HeadingSlug.make(from: heading) == fragment ? heading : heading + "\t" + fragment
            }
        }.joined(separator: "\n")
    }

    private func synonyms() -> String {
        let everyday = Swedish.everydayWords.map { $0.0 + "=" + $0.1 }
        let abbreviations = index.abbreviations.map { $0.short + "=" + $0.long }
        let terms: [String] = input.terms.compactMap { term in
            let opposites = Set(term.opposites)
            let others = term.synonyms.filter { !opposites.contains($0) }
            guard !others.isEmpty else { return nil }
            return term.term + "=" + others.joined(separator: "|")
        }
        return (terms + abbreviations + everyday).joined(separator: "\n")
    }

    private func appendWords(to writer: inout IndexWriter) {
        var words: [UInt8] = []
        var counts = NumberText()
        var distances = NumberText()
        var weights: [UInt8] = []
        var previous: [UInt16] = []
        for (number, entry) in index.lexicon.entries.enumerated() {
            let marked = Array(entry.marked.utf16)
            let shared = Self.shared(previous, marked)
            words.append(65 + UInt8(shared))
            words += Array(String(decoding: marked[shared...], as: UTF16.self).utf8)
            previous = marked
            let lemma = Array(entry.lemma.utf16)
            for form in entry.forms {
                let letters = Array(form.utf16)
                let shared = Self.shared(lemma, letters)
                words += [UInt8(ascii: "="), 65 + UInt8(shared)]
                words += Array(String(decoding: letters[shared...], as: UTF16.self).utf8)
            }
            let postings = index.postings.postings(of: number)
            counts.append(postings.sections.count)
            var last = -1
            for section in postings.sections {
                distances.append(Int(section) - last - 1)
                last = Int(section)
            }
            for weight in postings.weights { weights.append(64 + weight) }
        }
        writer.text("w", String(decoding: words, as: UTF8.self))
        writer.text("f", counts.string)
        writer.text("d", distances.string)
        writer.text("i", String(decoding: weights, as: UTF8.self))
    }

    /// How many letters two words have in common at their beginning, as far as one capital can say.
    private static func shared(_ a: [UInt16], _ b: [UInt16]) -> Int {
        min(25, zip(a, b).prefix { $0 == $1 }.count)
    }
}

/// The id that a heading gives, as the engine makes it.
enum HeadingSlug {
    static func make(from text: String) -> String {
        var result = ""
        var isPending = false
        for word in text.lowercased().unicodeScalars {
            let letter: Unicode.Scalar? =
                switch word {
                case "a"..."z", "0"..."9": word
                case "å", "ä": "a"
                case "ö": "o"
                case "é": "e"
                default: nil
                }
            guard let letter else {
                isPending = true
                continue
            }
            if isPending, !result.isEmpty { result += "-" }
            isPending = false
            result.unicodeScalars.append(letter)
        }
        return result
    }
}
