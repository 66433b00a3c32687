import Foundation
import Guidance
import LegalReferences

/// A row of `Content/register/normer.yml`: a statement of the source and where the guidance makes it.
struct Norm: Decodable {
    let id: String
    let at: Place
    let actor: String
    let modality: Modality
    let force: String
    let basis: [String]
    let condition: String
    let keys: [String]
    let sourceLine: Int

    enum CodingKeys: String, CodingKey {
        case id, at, actor, modality, force, basis, condition, keys
        case sourceLine = "source_line"
    }

    /// What is missing from the section; empty where it makes the statement.
    func faults(in section: Section?, acts: Register<Act>) -> [String] {
        guard let section else { return ["avsnittet finns inte"] }
        var best: [String] = ["ingen text i avsnittet"]
        var fewest = Int.max
        for passage in section.passages {
            for sentence in passage.sentences {
                var faults = (keys + (condition.isEmpty ? [] : [condition])).filter { !sentence.holds($0) }
                    .map { "orden ”\($0)”" }
                let count = faults.count
                if !sentence.isGoverned(by: modality, about: keys) {
                    let word = modality == .indikativ ? "ett verb utan normord" : "”\(modality.rawValue)”"
                    faults.append("\(word) närmast ”\(keys.first ?? "")”")
                }
                faults += basis.filter { !Basis($0, acts: acts).isNamed(in: passage) }.map { "grunden \($0)" }
                if faults.isEmpty { return [] }
                // The sentence with most of the keys is the one that was meant.
                if 10 * count + faults.count < fewest {
                    fewest = 10 * count + faults.count
                    best = faults + ["i: \(sentence.text.prefix(200))"]
                }
            }
        }
        return best
    }
}

/// A provision as people write it: `8 § andra stycket lagen (1991:1047) om sjuklön`.
struct Basis {
    let act: String?
    /// `K5P3`: the first place that it names.
    let place: String
    /// What stands before the act: `5 kap. 3–8 §§`.
    let citation: String

    init(_ text: String, acts: Register<Act>) {
        if let match = text.firstMatch(of: /(?:HSLF-FS|SOSFS|AFS) \d{4}:\d+/) {
            act = String(match.output)
        } else if let match = text.firstMatch(of: /\((\d{4}:\d+)\)/) {
            act = String(match.output.1)
        } else {
            act =
                acts.entries.first { entry in entry.names.contains { text.hasSuffix(" " + $0) || text == $0 }
                }?.id
        }
        // Chapter, section with its letter, what follows in a range or a list, and the paragraph of the section.
        let pattern =
            #/
            (?: (\d+) \s kap\. \s? )?
            (?: (\d+) (?: \s ([a-z]) (?![a-z]) )? (?: [–,\d\s] | och | [a-z] )* §§? )?
            (?: \s (första|andra|tredje) \s stycket )?
            /#
        guard let match = text.prefixMatch(of: pattern) else {
            (place, citation) = ("", "")
            return
        }
        let (whole, chapter, section, letter, paragraph) = match.output
        var place = ""
        if let chapter { place += "K\(chapter)" }
        if let section { place += "P\(section)\(letter ?? "")" }
        if let paragraph {
            place += "S\(["första", "andra", "tredje"].firstIndex(of: paragraph).map { $0 + 1 } ?? 0)"
        }
        self.place = place
        citation = whole.trimmingCharacters(in: .whitespaces)
    }

    /// Whether a link leads to the provision, and its paragraph or footnote says it.
    func isNamed(in passage: Passage) -> Bool {
        passage.references.contains {
            $0.act == act && (place.isEmpty || $0.place == place && $0.context.contains(citation))
        }
    }
}
