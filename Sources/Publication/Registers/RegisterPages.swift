import Guidance
import LegalReferences
import Markdown
import Output

/// The registers as pages, each entry with every place in the guidance that uses it.
struct RegisterPages: Sendable {
    let frame: SiteFrame

    /// A register's page: its path, its title and what makes its bytes.
    struct Page: Sendable {
        var path: String
        var title: String
        var file: OutputFile
    }

    var guidance: Guidance { frame.guidance }
    private var registers: Registers { guidance.registers }

    /// Those of the registers that hold anything.
    func all() -> [Page] {
        var pages: [Page] = []
        if !registers.acts.isEmpty {
            pages.append(acts())
            pages += registers.acts.entries.indices.map { act($0) }
        }
        if !registers.codeSystems.isEmpty {
            pages.append(codeSystems())
            pages += registers.codeSystems.entries.map { codeSystem($0) }
        }
        if !registers.terms.isEmpty { pages.append(glossary()) }
        if !registers.works.isEmpty { pages.append(references()) }
        if !registers.actors.isEmpty { pages.append(actors()) }
        if !registers.norms.isEmpty { pages.append(norms()) }
        pages.append(changes())
        pages.append(search(besides: pages))
        pages.append(notFound())
        return pages
    }

    /// The titles of those pages that other pages' feet may link to, by path.
    static func titles(_ guidance: Guidance) -> [String: String] {
        func word(_ key: String) -> String { guidance.wording.interface[key] ?? key }
        return [
            Addresses.acts: word("actsTitle"), Addresses.codeSystems: word("codeSystemsTitle"),
            Addresses.glossary: word("glossaryTitle"), Addresses.references: word("referencesTitle"),
            Addresses.actors: word("actorsTitle"), Addresses.norms: word("normsTitle"),
            Addresses.search: word("searchTitle"), Addresses.changes: word("changesTitle"),
        ]
    }

    func word(_ key: String) -> String { guidance.wording.interface[key] ?? key }

    // MARK: Acts

    private func acts() -> Page {
        let path = Addresses.acts
        return page(.acts, path, word("actsTitle"), description: word("actsDescription")) {
            let entries = SwedishOrder.sorted(Array(registers.acts.entries.enumerated()), by: \.element.title)
            return [
                "acts": .list(
                    entries.map { index, act in
                        let uses = guidance.uses.acts[index]?.values.map(\.count).reduce(0, +) ?? 0
                        return View(
                            .actEntry,
                            [
                                "id": .text(act.id), "title": .text(act.title),
                                "href": .text(Addresses.relative(from: path, to: Addresses.act(act))),
                                "number": .text(Self.numberBesideTitle(act)),
                                "names": .text(act.names.joined(separator: ", ")),
                                "repealed": .text(act.repealed),
                                "citationCount": .text(String(uses)),
                            ])
                    })
            ]
        }
    }

    private func act(_ index: Int) -> Page {
        let act = registers.acts.entries[index]
        let path = Addresses.act(act)
        return page(
            .act, path, act.title, above: [(word("actsTitle"), Addresses.acts)]
        ) {
            let provisions = guidance.uses.acts[index] ?? [:]
            let cited = provisions.keys.compactMap { $0 }.sorted()
            let successor = act.replacedBy.flatMap { registers.acts[$0] }
            return [
                "id": .text(act.id), "actTitle": .text(act.title),
                "names": .text(act.names.joined(separator: ", ")),
                "url": .text(act.url), "repealed": .text(act.repealed),
                "replacedBy": .text(successor.map(Self.titleWithNumber) ?? act.replacedBy),
                "replacedByHref": .text(
                    successor.map { Addresses.relative(from: path, to: Addresses.act($0)) }),
                "checked": .text(act.checked), "asAmended": .text(act.asAmended),
                "provisions": .list(
                    cited.map { provision in
                        View(
                            .provision,
                            [
                                "id": .text(provision.code), "label": .text(provision.label),
                                "href": .text(act.address(of: provision)),
                                "uses": citing(provisions[provision] ?? [], from: path),
                            ])
                    }),
                "wholeUses": citing(provisions[nil] ?? [], from: path),
            ]
        }
    }

    /// The number of an act whose title does not say it: those of laws do, those of an authority's regulations may not.
    private static func numberBesideTitle(_ act: Act) -> String? {
        act.title.contains(act.id) ? nil : act.id
    }

    private static func titleWithNumber(_ act: Act) -> String {
        numberBesideTitle(act).map { "\(act.title) (\($0))" } ?? act.title
    }

    // MARK: Codes

    private func codeSystems() -> Page {
        let path = Addresses.codeSystems
        return page(.codeSystems, path, word("codeSystemsTitle"), description: word("codeSystemsDescription"))
        {
            [
                "systems": .list(
                    registers.codeSystems.entries.map { system in
                        let target = Addresses.codeSystem(system)
                        return View(
                            .codeSystemEntry,
                            [
                                "title": .text(system.title),
                                "href": .text(Addresses.relative(from: path, to: target)),
                                "codes": .list(
                                    system.codes.map { code in
                                        View(
                                            .codeLink,
                                            [
                                                "code": .text(code.code), "title": .text(code.title),
                                                "href": .text(
                                                    Addresses.relative(
                                                        from: path, to: target, fragment: code.code)),
                                            ])
                                    }),
                            ])
                    })
            ]
        }
    }

    private func codeSystem(_ system: CodeSystem) -> Page {
        page(
            .codeSystem, Addresses.codeSystem(system), system.title,
            above: [(word("codeSystemsTitle"), Addresses.codeSystems)]
        ) {
            [
                "systemTitle": .text(system.title), "url": .text(system.url),
                "codes": .list(
                    system.codes.map { code in
                        View(
                            .code,
                            [
                                "code": .text(code.code), "title": .text(code.title), "use": .text(code.use),
                                "when": .text(code.when), "who": .text(code.who),
                                "strength": .text(code.strength),
                                "source": .text(code.source),
                                "uses": citing(
                                    guidance.uses.codes[code.code] ?? [], from: Addresses.codeSystem(system)),
                            ])
                    }),
            ]
        }
    }

    // MARK: Words, works and actors

    private func glossary() -> Page {
        let path = Addresses.glossary
        return page(.glossary, path, word("glossaryTitle"), description: word("glossaryDescription")) {
            var letters: [(letter: String, terms: [View])] = []
            for term in SwedishOrder.sorted(registers.terms.entries, by: \.term) {
                let letter = String(term.term.prefix(1)).uppercased()
                if letters.last?.letter != letter { letters.append((letter, [])) }
                letters[letters.count - 1].terms.append(
                    View(
                        .term,
                        [
                            "id": .text(term.id), "term": .text(term.term),
                            "definition": .text(term.definition),
                            "source": .text(term.source),
                            "synonyms": .text(term.synonyms.joined(separator: ", ")),
                            "avoid": .text(term.avoid.joined(separator: ", ")),
                            "hasSee": .flag(!term.see.isEmpty),
                            "see": .list(
                                term.see.compactMap { registers.terms[$0] }.map {
                                    frame.link($0.term, path, from: path, fragment: $0.id)
                                }),
                            "uses": uses(guidance.uses.terms[term.id] ?? [], from: path),
                        ]))
            }
            return [
                "letters": .list(
                    letters.map { letter, terms in
                        View(
                            .letter,
                            [
                                // Å and Ä would share an id with A.
                                "letter": .text(letter),
                                "id": .text("letter--\(letter.unicodeScalars.first?.value ?? 0)"),
                                "terms": .list(terms),
                            ])
                    })
            ]
        }
    }

    private func references() -> Page {
        let path = Addresses.references
        return page(.references, path, word("referencesTitle"), description: word("referencesDescription")) {
            let numbers = guidance.workNumbers
            let works = registers.works.entries.enumerated().sorted { a, b in
                (numbers[a.element.key] ?? .max, a.offset) < (numbers[b.element.key] ?? .max, b.offset)
            }
            return [
                "references": .list(
                    works.map { _, work in
                        View(
                            .work,
                            [
                                "key": .text(work.key), "number": .text(numbers[work.key].map(String.init)),
                                "authors": .text(work.authors), "title": .text(work.title),
                                "year": .text(work.year),
                                "publisher": .text(work.publisher), "url": .text(work.url),
                                "note": .text(work.note),
                                "uses": uses(guidance.uses.works[work.key] ?? [], from: path),
                            ])
                    })
            ]
        }
    }

    private func actors() -> Page {
        let path = Addresses.actors
        return page(.actors, path, word("actorsTitle"), description: word("actorsDescription")) {
            let references = LinkedReferences(registers)
            return [
                "actors": .list(
                    registers.actors.entries.map { actor in
                        View(
                            .actor,
                            [
                                "id": .text(actor.id), "name": .text(actor.name), "role": .text(actor.role),
                                "responsibilities": .list(
                                    actor.responsibilities.map { responsibility in
                                        View(
                                            .responsibility,
                                            [
                                                "text": .text(responsibility.text),
                                                "basis": .text(responsibility.basis),
                                                "linkedBasis": references.linked(
                                                    responsibility.basis, from: path),
                                            ])
                                    }),
                            ])
                    })
            ]
        }
    }

    private func notFound() -> Page {
        page(.notFound, Addresses.notFound, word("notFoundTitle")) { [:] }
    }

    // MARK: The pages themselves

    private func uses(_ places: [Uses.Place], from path: String) -> View.Value {
        .list(places.map { View(.use, use($0, from: path)) })
    }

    /// The same, each place with the sentences that cite.
    private func citing(_ citings: [Uses.Citing], from path: String) -> View.Value {
        var places: [(place: Uses.Place, sentences: [String])] = []
        for citing in citings {
            if places.last?.place != citing.place { places.append((citing.place, [])) }
            places[places.count - 1].sentences.append(citing.sentence)
        }
        return .list(
            places.map { place, sentences in
                var values = use(place, from: path)
                values["sentences"] = .list(sentences.map { View(.sentence, ["text": .text($0)]) })
                return View(.use, values)
            })
    }

    private func use(_ place: Uses.Place, from path: String) -> [String: View.Value?] {
        let page = guidance.outline.pages[place.page]
        return [
            "title": .text(page.title),
            "href": .text(Addresses.relative(from: path, to: page.outputPath, fragment: place.heading)),
            "heading": .text(place.heading.flatMap { page.anchor($0)?.title }),
        ]
    }

    func page(
        _ template: TemplateName, _ path: String, _ title: String, description: String? = nil,
        above: [(title: String, path: String)] = [], scripts: [String] = [],
        values: @escaping @Sendable () -> [String: View.Value?]
    ) -> Page {
        let start = guidance.outline.start
        let isNotFound = template == .notFound
        let page = SiteFrame.Page(
            title: title, description: description,
            breadcrumbs: (start.map { [(frame.crumb($0), guidance.outline.pages[$0].outputPath)] } ?? [])
                + above,
            scripts: scripts,
            linkedData: template == .glossary ? LinkedData(guidance: guidance).glossary(title) : nil,
            isAddressed: !isNotFound)
        let surroundings = SiteFrame.Surroundings(
            folder: path.lastIndex(of: "/").map { String(path[...$0]) } ?? "", branch: nil,
            isDecided: guidance.isDecided, register: above.last?.path ?? path)
        return Page(
            path: path, title: title,
            file: OutputFile(path: path) {
                var own = values()
                for (name, value) in frame.own(page, at: path) { own[name] = value }
                let shared =
                    isNotFound
                    ? Skeletons.Shared(View(.common, frame.rooted(frame.sharedValues(surroundings))))
                    : frame.shared(surroundings)
                return frame.skeletons.render(
                    template, own: View(template.shape, isNotFound ? frame.rooted(own) : own), shared: shared,
                    menu: { output in
                        var menu: [UInt8] = []
                        frame.menus.append(forPath: path, to: &menu)
                        output += isNotFound ? frame.rooted(menu) : menu
                    })
            })
    }
}

extension Guidance {
    /// Whether every page is decided: what joins them is not more decided than they are.
    var isDecided: Bool { outline.pages.allSatisfy { $0.frontMatter.status == .decided } }
}
