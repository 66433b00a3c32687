import Foundation
import Guidance
import Testing

/// The source's sentences and what became of them: `kallans-normer.yml`.
private struct SourceList: Decodable {
    struct Sentence: Decodable {
        let lines: [Int]
        let words: [String]
        let rows: [String]?
        /// Rows with the words of the provision that the sentence refers to, and its modal word.
        let law: [String: Modality]?
        /// Where the list begins that the sentence is an item of.
        let lead: Int?
        let reason: String?
    }

    let counts: [String: Int]
    let actors: [String: [String]]
    /// Rows whose force is law though the source names no provision, and why.
    let withoutBasis: [String: String]
    let sentences: [Sentence]

    enum CodingKeys: String, CodingKey {
        case counts, actors, sentences
        case withoutBasis = "without_basis"
    }
}

@Suite("Every normative sentence of the source has its row or its reason")
struct SourceTests {
    private let list: SourceList
    private let content: ContentUnderTest

    init() throws {
        list = try ContentUnderTest.list("kallans-normer.yml", as: SourceList.self)
        content = try ContentUnderTest.read()
    }

    @Test("each sentence has rows or a reason, never both")
    func sentences() {
        recordAll(
            list.sentences.filter {
                ($0.reason ?? "").isEmpty == (($0.rows ?? []) + ($0.law ?? [:]).keys).isEmpty
            }
            .map { "rad \($0.lines)" },
            "meningar utan rad och skäl, eller med båda")
    }

    /// The counts are the source's own, so a sentence that is left out of the list shows.
    @Test("the list holds as many modal words as the source")
    func counts() {
        let words = list.sentences.flatMap(\.words)
        for (word, count) in list.counts {
            #expect(words.count { $0 == word } == count, "\(word)")
        }
        // The source never says it, so neither does the guidance.
        #expect(!words.contains("måste"))
        recordAll(
            content.pages.values.filter { page in page.sections.contains { Sentence($0.text).holds("måste") }
            }.map(\.path).sorted(),
            "sidor säger ”måste”")
    }

    @Test("rows and sentences answer to each other")
    func rows() {
        var faults: [String] = []
        let norms = Dictionary(content.norms.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        if norms.count != content.norms.count { faults.append("ett id står två gånger i normer.yml") }
        var named: Set<String> = []
        for sentence in list.sentences {
            for id in (sentence.rows ?? []) + (sentence.law ?? [:]).keys {
                if !named.insert(id).inserted { faults.append("\(id) står två gånger i listan") }
                guard let norm = norms[id] else {
                    faults.append("\(id) (källans rad \(sentence.lines)) finns inte i normer.yml")
                    continue
                }
                if let word = sentence.law?[id] {
                    if norm.modality != word {
                        faults.append(
                            "\(id) säger ”\(norm.modality.rawValue)”, bestämmelsen ”\(word.rawValue)”")
                    }
                    continue
                }
                if !(sentence.lines[0]...sentence.lines[1]).contains(norm.sourceLine) {
                    faults.append(
                        "\(id): source_line \(norm.sourceLine) ligger inte på källans rad \(sentence.lines)")
                }
            }
            faults += self.faults(in: (sentence.rows ?? []).compactMap { norms[$0] }, of: sentence)
        }
        faults += norms.keys.filter { !named.contains($0) }.sorted().map {
            "\($0) hör inte till någon mening i listan"
        }
        recordAll(faults, "fel mellan kallans-normer.yml och normer.yml")
    }

    /// A row may not turn the source's word into another, and the words that limit a statement need a row of theirs.
    private func faults(in norms: [Norm], of sentence: SourceList.Sentence) -> [String] {
        let lead = list.sentences.first { $0.lines[0] == sentence.lead }
        let modalities = (sentence.words + (lead?.words ?? [])).compactMap { word -> Modality? in
            word == "som regel" || word == "huvudregel" ? .somRegel : Modality(word: word, after: "")
        }
        let turned = norms.filter { $0.modality != .indikativ && !modalities.contains($0.modality) }.map {
            "\($0.id) säger ”\($0.modality.rawValue)”, källan: \(sentence.words.joined(separator: ", "))"
        }
        guard !norms.isEmpty else { return turned }
        // A limit may also be among the words that a row looks for.
        let lost = modalities.filter { limit in
            !limit.isDegree
                && !norms.contains { norm in
                    norm.modality == limit
                        || (norm.keys + [norm.condition]).contains { Sentence($0).says(limit) }
                }
        }.map { "”\($0.rawValue)” på källans rad \(sentence.lines) har ingen rad" }
        return turned + lost
    }

    @Test("every actor of a row is in aktorer.yml, or stands for some that are")
    func actors() {
        let names = Set(content.registers.actors.entries.map(\.name))
        var faults = content.norms.filter { !names.contains($0.actor) && list.actors[$0.actor] == nil }
            .map { "\($0.id): \($0.actor)" }
        for (collective, members) in list.actors {
            faults += members.filter { !names.contains($0) }.map { "\(collective): \($0)" }
            if !content.norms.contains(where: { $0.actor == collective }) {
                faults.append("\(collective) används inte")
            }
        }
        recordAll(faults, "aktörer finns inte")
    }

    @Test("every row's place, force and basis can be looked up")
    func places() {
        let forces: Set<String> = ["lag", "föreskrift", "allmänt råd", "rekommendation", "praxis"]
        var faults: [String] = []
        for norm in content.norms {
            if content.section(at: norm.at) == nil { faults.append("\(norm.id): \(norm.at) finns inte") }
            if !forces.contains(norm.force) { faults.append("\(norm.id): \(norm.force)") }
            if norm.keys.isEmpty { faults.append("\(norm.id): inga keys") }
            if ["lag", "föreskrift"].contains(norm.force), norm.basis.isEmpty,
                list.withoutBasis[norm.id] == nil
            {
                faults.append("\(norm.id): \(norm.force) utan grund")
            }
            for basis in norm.basis {
                let basis = Basis(basis, acts: content.registers.acts)
                if basis.act.map({ content.registers.acts[$0] == nil }) ?? true {
                    faults.append("\(norm.id): grundens författning finns inte i forfattningar.yml")
                }
            }
        }
        recordAll(faults, "fel i normer.yml")
    }
}
