import Guidance
import Markdown
import Testing

@Suite("Everything that the source holds is there")
struct InventoryTests {
    /// One failure names all that is missing: the list is long, and an editor mends it in one go.
    @Test("nothing of innehall.yml is missing")
    func nothingIsMissing() throws {
        let inventory = try ContentUnderTest.list("innehall.yml", as: Inventory.self)
        var search = InventorySearch(content: try ContentUnderTest.read())
        for heading in inventory.headings { search.find(heading) }
        for entry in inventory.references {
            search.findAll(
                entry.references, of: "Hänvisningar", in: search.section(at: entry.at, for: "Hänvisningar"),
                at: entry.at)
        }
        for note in inventory.footnotes { search.find(note) }
        for list in inventory.checklists { search.find(list) }
        for box in inventory.boxes { search.find(box: box) }
        for list in inventory.lists { search.find(list: list) }
        for table in inventory.tables { search.find(table) }
        for figure in inventory.figures { search.find(figure) }
        for code in inventory.codes { search.find(code) }
        for term in inventory.terms { search.find(term) }
        for actor in inventory.actors { search.find(actor: actor) }
        for resource in inventory.resources {
            search.find(resource.words, of: "Stödet \(resource.name)", at: resource.at)
        }
        for abbreviation in inventory.abbreviations { search.find(abbreviation) }
        for pointer in inventory.readMore { search.find(pointer) }
        recordAll(search.missing, "saknas i Content")
    }

    /// Guards the list itself: an entry taken away would take its check away too.
    @Test("the list holds as much as the source")
    func counts() throws {
        let inventory = try ContentUnderTest.list("innehall.yml", as: Inventory.self)
        #expect(inventory.headings.count == 105)
        #expect(inventory.footnotes.map(\.number) == Array(1...56))
        #expect(inventory.checklists.map(\.items.count) == [9, 5, 5])
        #expect(inventory.boxes.count == 14)
        #expect(inventory.lists.count == 20)
        #expect(inventory.tables.map(\.rows.count) == [11])
        #expect(inventory.figures.compactMap(\.number) == Array(1...6))
        #expect(inventory.codes.map(\.code) == ["DV077", "GC001", "AW026"])
        #expect(inventory.actors.count == 18)
        #expect(inventory.terms.count >= 61)
        #expect(inventory.resources.count == 26)
        #expect(inventory.readMore.count == 28)
    }
}

/// Looks for entries and gathers those that are missing.
private struct InventorySearch {
    let content: ContentUnderTest
    private(set) var missing: [String] = []

    init(content: ContentUnderTest) { self.content = content }

    mutating func section(at place: Place, for what: String) -> Section? {
        let section = content.section(at: place)
        if section == nil { missing.append("\(place): avsnittet finns inte (\(what))") }
        return section
    }

    mutating func find(_ heading: Inventory.Heading) {
        guard let place = heading.at else {
            if heading.leftOut == nil {
                missing.append("Rubriken ”\(heading.title)” har varken plats eller skäl")
            }
            return
        }
        guard let section = section(at: place, for: "rubriken ”\(heading.title)”") else { return }
        if section.title != heading.title {
            missing.append("\(place): rubriken ”\(heading.title)” heter ”\(section.title)”")
        }
        if section.passages.isEmpty { missing.append("\(place): ingen text under ”\(heading.title)”") }
    }

    /// A reference is an act and a place in it (`2010:110#K27P25`), or the words of a range (`45–49 §§`).
    mutating func findAll(_ references: [String], of what: String, in section: Section?, at place: Place) {
        guard let section else { return }
        let named = section.passages.flatMap(\.references)
        for reference in references where !Self.holds(reference, named) {
            missing.append("\(place): \(what) \(reference)")
        }
    }

    private static func holds(_ reference: String, _ named: [Reference]) -> Bool {
        reference.contains("§")
            ? named.contains { $0.context.contains(reference) }
            : named.contains { ($0.place.isEmpty ? $0.act : "\($0.act)#\($0.place)") == reference }
    }

    mutating func find(_ note: Inventory.Note) {
        let what = "Förlagans fotnot \(note.number)"
        guard let section = section(at: note.at, for: what) else { return }
        guard let found = section.footnotes.first(where: { $0.id == note.note }) else {
            missing.append("\(note.at): \(what), [^\(note.note)]")
            return
        }
        let named = section.mentions(in: found.inlines).references
        for reference in note.references where !Self.holds(reference, named) {
            missing.append("\(note.at): \(what) nämner inte \(reference)")
        }
        findWords(note.words ?? [], of: what, in: [Sentence(PlainText.of(found.inlines))], at: note.at)
    }

    private mutating func findWords(
        _ words: [String], of what: String, in sentences: [Sentence], at place: Place
    ) {
        for word in words where !sentences.contains(where: { $0.holds(word) }) {
            missing.append("\(place): \(what), ordet ”\(word)”")
        }
    }

    /// All words in one of the passages.
    private mutating func findPoint(
        _ words: [String], of what: String, in passages: [Passage], at place: Place
    ) {
        let isThere = passages.contains { passage in
            words.allSatisfy { word in passage.sentences.contains { $0.holds(word) } }
        }
        if !isThere {
            missing.append("\(place): \(what), punkten med orden \(words.joined(separator: ", "))")
        }
    }

    mutating func find(_ words: [String], of what: String, at place: Place) {
        guard let section = section(at: place, for: what) else { return }
        findWords(words, of: what, in: section.passages.flatMap(\.sentences), at: place)
    }

    mutating func find(_ list: Inventory.List) {
        guard let section = section(at: list.at, for: "checklistan") else { return }
        if section.items.count != list.items.count {
            missing.append(
                "\(list.at): checklistan har \(section.items.count) punkter, förlagans \(list.items.count)")
        }
        for wanted in list.items {
            guard let item = section.items.first(where: { $0.id == wanted.id }) else {
                missing.append("\(list.at): punkten {#\(wanted.id)}")
                continue
            }
            findWords(
                wanted.words, of: "punkten {#\(wanted.id)}", in: [Sentence(PlainText.of(item.text))],
                at: list.at)
            if item.condition != wanted.condition {
                missing.append(
                    "\(list.at): punkten {#\(wanted.id)}, villkoret ”\(wanted.condition ?? "inget")”")
            }
            if item.more.isEmpty {
                missing.append("\(list.at): punkten {#\(wanted.id)} slutar inte med en länk")
            }
            let links = (section.mentions(in: item.text) + section.mentions(in: item.more)).links.map {
                target(of: $0, from: list.at)
            }
            for see in wanted.see where !links.contains(see) {
                missing.append("\(list.at): punkten {#\(wanted.id)}, länken till \(see)")
            }
        }
    }

    mutating func find(box wanted: Inventory.Points) {
        guard let place = wanted.at else {
            if wanted.leftOut == nil { missing.append("Rutan ”\(wanted.title)” har varken plats eller skäl") }
            return
        }
        let what = "rutan ”\(wanted.title)”"
        guard let section = section(at: place, for: what) else { return }
        guard
            let box = section.boxes.first(where: {
                PlainText.of($0.title) == wanted.title && $0.type == wanted.type
            })
        else {
            missing.append("\(place): \(what) [!\(wanted.type ?? "")]")
            return
        }
        var inner = Section(recognizer: content.recognizer)
        inner.fill(with: [.box(box)], footnotes: [:])
        findWords(wanted.words ?? [], of: what, in: inner.passages.flatMap(\.sentences), at: place)
        findWords(
            wanted.source ?? [], of: "källan i \(what)", in: [Sentence(PlainText.of(box.source ?? []))],
            at: place)
        for point in wanted.points ?? [] { findPoint(point, of: what, in: inner.passages, at: place) }
    }

    mutating func find(list wanted: Inventory.Points) {
        let what = "listan ”\(wanted.title)”"
        guard let place = wanted.at, let section = section(at: place, for: what) else { return }
        for point in wanted.points ?? [] { findPoint(point, of: what, in: section.passages, at: place) }
    }

    mutating func find(_ wanted: Inventory.Table) {
        guard let section = section(at: wanted.at, for: wanted.caption) else { return }
        guard let table = section.tables.first(where: { PlainText.of($0.caption ?? []) == wanted.caption })
        else {
            missing.append("\(wanted.at): tabellen ”\(wanted.caption)”")
            return
        }
        let rows = table.rows.map { $0.map { PlainText.of($0) } }
        for row in wanted.rows
        where !rows.contains(where: { $0.first == row && $0.allSatisfy { !$0.isEmpty } }) {
            missing.append("\(wanted.at): raden ”\(row)” i \(wanted.caption)")
        }
    }

    mutating func find(_ wanted: Inventory.Figure) {
        guard let section = section(at: wanted.at, for: wanted.caption) else { return }
        guard
            let figure = section.figures.first(where: {
                $0.image.title == wanted.caption && $0.image.destination.hasSuffix("/" + wanted.file)
            })
        else {
            missing.append("\(wanted.at): \(wanted.caption) (\(wanted.file))")
            return
        }
        if figure.image.alternative.isEmpty {
            missing.append("\(wanted.at): \(wanted.caption), alternativ text")
        }
        if figure.description.isEmpty { missing.append("\(wanted.at): \(wanted.caption), lång beskrivning") }
        var inner = Section(recognizer: content.recognizer)
        inner.fill(with: [.figure(figure)], footnotes: [:])
        for point in wanted.points { findPoint(point, of: wanted.caption, in: inner.passages, at: wanted.at) }
    }

    mutating func find(_ wanted: Inventory.Code) {
        let codes = content.registers.codeSystems.entries.flatMap(\.codes)
        let code = codes.first { $0.code == wanted.code }
        if code?.title != wanted.title {
            missing.append("register/kodverk.yml: \(wanted.code) \(wanted.title)")
        }
        if code?.strength != wanted.strength {
            missing.append("register/kodverk.yml: \(wanted.code), styrkan ”\(wanted.strength)”")
        }
        for place in wanted.at { find([wanted.code], of: "koden", at: place) }
    }

    mutating func find(_ wanted: Inventory.Term) {
        if content.registers.terms[wanted.id] == nil {
            missing.append("register/termer.yml: \(wanted.term) (\(wanted.id))")
        }
    }

    mutating func find(actor name: String) {
        let actor = content.registers.actors.entries.first { $0.name == name }
        if actor?.responsibilities.isEmpty ?? true {
            missing.append("register/aktorer.yml: \(name) med ansvar")
        }
    }

    mutating func find(_ wanted: Inventory.Abbreviation) {
        let what = "förkortningen \(wanted.abbreviation)"
        if let id = wanted.term {
            if content.registers.terms[id] == nil { missing.append("register/termer.yml: \(what) (\(id))") }
        } else if let place = wanted.at {
            find([wanted.abbreviation] + (wanted.words ?? []), of: what, at: place)
        } else if wanted.leftOut == nil {
            missing.append("\(what) har varken plats eller skäl")
        }
    }

    mutating func find(_ wanted: Inventory.Pointer) {
        guard let section = section(at: wanted.at, for: "läs mer") else { return }
        findWords(wanted.words ?? [], of: "läs mer", in: section.passages.flatMap(\.sentences), at: wanted.at)
        guard let to = wanted.to else { return }
        if !section.links.contains(where: { target(of: $0, from: wanted.at) == to }) {
            missing.append("\(wanted.at): läs mer, länken till \(to)")
        }
    }

    /// What a link leads to, below Content; an outside address as it is.
    private func target(of link: Link, from place: Place) -> String {
        guard !link.destination.contains(":") else { return link.destination }
        let (path, fragment) = (link.destination.prefix { $0 != "#" }, link.destination.drop { $0 != "#" })
        var folders = place.file.split(separator: "/").dropLast()
        guard !path.isEmpty else { return place.file + fragment }
        for part in path.split(separator: "/") {
            if part == ".." { folders = folders.dropLast() } else { folders.append(part) }
        }
        return folders.joined(separator: "/") + fragment
    }
}
