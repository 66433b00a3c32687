import Guidance
import Markdown

/// The registers as a document for paper holds them: works wherever one is cited, words and codes in the whole guidance.
struct PrintRegisters: Sendable {
    let addresses: PrintAddresses

    private var guidance: Guidance { addresses.guidance }

    /// The works that the document cites, by number; last those that are cited by what they are called alone.
    func works() -> [View] {
        let cited = addresses.document.chapters.reduce(into: Set<String>()) { keys, chapter in
            keys.formUnion(guidance.bodies[chapter.page].works.map(\.key))
        }
        let numbers = guidance.workNumbers
        return guidance.registers.works.entries.filter { cited.contains($0.key) }
            .sorted { (numbers[$0.key] ?? .max) < (numbers[$1.key] ?? .max) }
            .map { work in
                View(
                    .printWork,
                    [
                        "id": .text(PrintAddresses.work(work.key)),
                        "number": .text(numbers[work.key].map(String.init)),
                        "authors": .text(work.authors), "title": .text(work.title), "year": .text(work.year),
                        "publisher": .text(work.publisher), "url": .text(work.url), "note": .text(work.note),
                    ])
            }
    }

    func terms() -> [View] {
        SwedishOrder.sorted(guidance.registers.terms.entries, by: \.term).map { term in
            View(
                .printTerm,
                [
                    "id": .text(PrintAddresses.term(term.id)), "term": .text(term.term),
                    "definition": .text(term.definition), "source": .text(term.source),
                    "synonyms": .text(term.synonyms.joined(separator: ", ")),
                    "avoid": .text(term.avoid.joined(separator: ", ")),
                ])
        }
    }

    func codeSystems() -> [View] {
        guidance.registers.codeSystems.entries.map { system in
            View(
                .printCodeSystem,
                [
                    "title": .text(system.title), "url": .text(system.url),
                    "codes": .list(
                        system.codes.map { code in
                            View(
                                .printCode,
                                [
                                    "id": .text(PrintAddresses.code(code.code)), "code": .text(code.code),
                                    "title": .text(code.title), "use": .text(code.use),
                                    "when": .text(code.when),
                                    "who": .text(code.who), "strength": .text(code.strength),
                                    "source": .text(code.source),
                                ])
                        }),
                ])
        }
    }
}
