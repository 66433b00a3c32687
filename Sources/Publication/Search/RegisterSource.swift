import Guidance
import LegalReferences
import Search

/// A register's page as the search sees it.
struct RegisterSource: Sendable {
    private enum Register {
        case act(Int)
        case codeSystem(Int)
        case glossary
        case actors
    }

    let path: String
    let title: String
    let kind: SearchKind
    let entryCount: Int
    private let register: Register

    /// The pages whose entries can be found: those of acts, codes, terms and actors. An act that no page names answers nothing.
    static func all(of guidance: Guidance) -> [RegisterSource] {
        let registers = guidance.registers
        func word(_ key: String) -> String { guidance.wording.interface[key] ?? key }
        let cited = citedPlaces(in: guidance)
        var sources = registers.acts.entries.enumerated().compactMap { index, act in
            cited[index].map {
                RegisterSource(
                    path: Addresses.act(act), title: act.title, kind: .provision, entryCount: $0.count,
                    register: .act(index))
            }
        }
        sources += registers.codeSystems.entries.enumerated().map { index, system in
            RegisterSource(
                path: Addresses.codeSystem(system), title: system.title, kind: .code,
                entryCount: system.codes.count, register: .codeSystem(index))
        }
        if !registers.terms.isEmpty {
            sources.append(
                RegisterSource(
                    path: Addresses.glossary, title: word("glossaryTitle"), kind: .term,
                    entryCount: registers.terms.entries.count, register: .glossary))
        }
        if !registers.actors.isEmpty {
            sources.append(
                RegisterSource(
                    path: Addresses.actors, title: word("actorsTitle"), kind: .section,
                    entryCount: registers.actors.entries.count, register: .actors))
        }
        return sources
    }

    /// Registers come after the guidance's own text, which says what to do.
    var weight: Int { kind == .code ? 20 : 15 }

    /// The places of each act that are cited, by its index, also of one that is named without any: all that must be known before
    /// a text is read, and much less than where they are.
    private static func citedPlaces(in guidance: Guidance) -> [Int: Set<Provision>] {
        var cited: [Int: Set<Provision>] = [:]
        for body in guidance.bodies {
            for reference in body.references {
                guard let act = reference.act else { continue }
                // Of an act as it was, nothing is listed.
                cited[act, default: []].formUnion(reference.isHistorical ? [] : reference.places)
            }
        }
        return cited
    }

    private static func cited(_ act: Int, in guidance: Guidance) -> [Provision] {
        (guidance.uses.acts[act] ?? [:]).keys.compactMap { $0 }.sorted()
    }

    /// The act whose page it is.
    func act(_ registers: Registers) -> Act? {
        if case .act(let index) = register { registers.acts.entries[index] } else { nil }
    }

    /// The page itself, then each of its entries.
    func sections(_ guidance: Guidance) -> [SearchSection] {
        let registers = guidance.registers
        switch register {
        case .act(let index):
            let act = registers.acts.entries[index]
            return [
                SearchSection(
                    heading: "", fragment: nil, text: act.title, aliases: act.names.joined(separator: ", "),
                    references: [act.id])
            ]
                + Self.cited(index, in: guidance).map { place in
                    SearchSection(
                        heading: place.label, fragment: place.code,
                        text: guidance.uses.acts[index]?[place]?.first?.sentence ?? "",
                        references: SearchReference.words(act: act.id, places: [place]), isQuotation: true)
                }
        case .codeSystem(let index):
            let system = registers.codeSystems.entries[index]
            return [SearchSection(heading: "", fragment: nil, text: system.title)]
                + system.codes.map { code in
                    SearchSection(
                        heading: "\(code.code) \(code.title)", fragment: code.code,
                        text: [code.use, code.when, code.who].compactMap { $0 }.joined(separator: "\n"))
                }
        case .glossary:
            return [SearchSection(heading: "", fragment: nil, text: title)]
                + registers.terms.entries.map { term in
                    SearchSection(
                        heading: term.term, fragment: term.id, text: term.definition,
                        aliases: (term.synonyms + term.avoid).joined(separator: "\n"), isQuotation: true)
                }
        case .actors:
            return [SearchSection(heading: "", fragment: nil, text: title)]
                + registers.actors.entries.map { actor in
                    SearchSection(
                        heading: actor.name, fragment: actor.id,
                        text: ([actor.role].compactMap { $0 } + actor.responsibilities.map(\.text))
                            .joined(separator: "\n"))
                }
        }
    }
}
