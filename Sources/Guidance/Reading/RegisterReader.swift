package import Diagnostics
import LegalReferences
import Markdown
import Parallel

extension Registers {
    /// Reads the registers of a Content folder.
    package static func read(_ content: SourceTree.Folder, jobs: Int, diagnostics: inout [Diagnostic])
        -> Registers
    {
        RegisterReader.read(content, without: UnreadablePaths(), jobs: jobs, diagnostics: &diagnostics)
    }
}

/// Reads the registers under `Content/register`; each may be missing.
enum RegisterReader {
    static let names = [
        "normer.yml", "termer.yml", "forfattningar.yml", "kodverk.yml", "referenser.yml", "aktorer.yml",
        "publicerade-id.yml", "uppfoljningsomraden.yml", "omdirigeringar.yml", "tillganglighet.yml",
    ]

    /// A register's text as YAML.
    private struct Text: Sendable {
        var source: SourceFile
        /// `nil` where it is none.
        var node: YAMLNode?
        var diagnostics: [Diagnostic]
    }

    /// - Parameter unreadable: files that are there and could not be read: their registers are not complete.
    static func read(
        _ content: SourceTree.Folder, without unreadable: UnreadablePaths, jobs: Int,
        diagnostics: inout [Diagnostic]
    ) -> Registers {
        // The largest first: reading YAML is most of the work, and goes on side by side.
        let texts = parallelMap(names, jobs: jobs) { text($0, in: content) }
        let found = Dictionary(uniqueKeysWithValues: zip(names, texts))
        let strangers = StrangeFile.all(in: content)
        func register<Entry: Sendable>(
            _ name: String, _ what: String, _ idKey: String = "id",
            read: (inout RecordReader, String) -> Entry?
        ) -> Register<Entry> {
            var empty = Register<Entry>(file: content.displayPath("register/\(name)"))
            empty.isComplete = !unreadable.contains("register/\(name)")
            guard let text = found[name] ?? nil else {
                if strangers.contains(where: { $0.meant == name }) { empty.isComplete = false }
                return empty
            }
            return self.register(empty, what, idKey, from: text, &diagnostics, read: read)
        }
        var registers = Registers()
        var (actNames, words) = (TakenNames(), TakenNames())
        registers.acts = register("forfattningar.yml", "En författning") { act(&$0, id: $1, &actNames) }
        registers.codeSystems = register("kodverk.yml", "Ett kodverk", read: codeSystem)
        registers.terms = register("termer.yml", "En term") { term(&$0, id: $1, &words) }
        registers.works = register("referenser.yml", "En referens", "key", read: work)
        registers.actors = register("aktorer.yml", "En aktör", read: actor)
        registers.norms = register("normer.yml", "Ett uttalande", read: norm)
        registers.followUpAreas = register(
            "uppfoljningsomraden.yml", "Ett uppföljningsområde", read: followUpArea)
        registers.redirects = register("omdirigeringar.yml", "En omdirigering", "from") { reader, _ in
            redirect(&reader)
        }
        registers.published = register("publicerade-id.yml", "En publicerad sida", "page") { reader, _ in
            publishedPage(&reader)
        }
        registers.ownWords = WordListReader.read(content, diagnostics: &diagnostics)
        registers.requirements = register("tillganglighet.yml", "Ett krav", read: RequirementReader.read)
        diagnostics += strangers.map { $0.fault(in: content) }
        return registers
    }

    private static func text(_ name: String, in content: SourceTree.Folder) -> Text? {
        guard let file = content["register/\(name)"] else { return nil }
        let path = content.displayPath("register/\(name)")
        switch SourceText.read(file, named: path) {
        case .failure(let fault):
            return Text(source: SourceFile(path: path, bytes: []), node: nil, diagnostics: [fault.diagnostic])
        case .success(let source):
            var diagnostics: [Diagnostic] = []
            let node = YAMLText.parse(source.bytes[...], firstLine: 1, of: source, diagnostics: &diagnostics)
            return Text(source: source, node: node, diagnostics: diagnostics)
        }
    }

    private static func register<Entry: Sendable>(
        _ empty: Register<Entry>, _ what: String, _ idKey: String, from text: Text,
        _ diagnostics: inout [Diagnostic],
        read: (inout RecordReader, String) -> Entry?
    ) -> Register<Entry> {
        var register = empty
        let source = text.source
        diagnostics += text.diagnostics
        guard let node = text.node else {
            register.isComplete = false
            return register
        }
        let items: [YAMLNode]
        switch node.value {
        case .sequence(let list): items = list
        case .null: items = []
        default:
            diagnostics.append(
                Diagnostic(
                    in: source, at: node.range ?? SourceRange(line: 1, column: 1, endColumn: 1),
                    code: .wrongType,
                    message: "Registret ska vara en lista.", hint: "Börja varje post med - \(idKey): …"))
            register.isComplete = false
            return register
        }
        for item in items {
            guard var reader = RecordReader(item, of: source, what: what, diagnostics: &diagnostics) else {
                register.isComplete = false
                continue
            }
            let id = reader.requiredText(idKey)
            let place = reader.range(of: idKey)
            let entry = read(&reader, id ?? "")
            let faults = reader.finish()
            diagnostics += faults
            if !faults.isEmpty { register.isComplete = false }
            guard let id, let entry else { continue }
            if !register.add(entry, id: id, at: place) {
                let first = register.index(of: id).flatMap { register.places[$0] }
                diagnostics.append(
                    Diagnostic(
                        in: source, at: place, code: .duplicateEntry,
                        message: "”\(id)” finns redan på rad \(first?.line ?? 0).",
                        hint: "Ta bort den ena, eller ge den ett eget namn."))
            }
        }
        return register
    }

    // MARK: Entries

    private static func act(_ reader: inout RecordReader, id: String, _ taken: inout TakenNames) -> Act? {
        reader.checkActNumber(id, key: "id")
        let title = reader.requiredText("title")
        let names = reader.locatedTexts("names")
        for name in names { taken.take(name, of: id, in: &reader) }
        let numbering = reader.choice("numbering", of: Act.Numbering.self)
        if numbering == nil, !reader.has("numbering") { reader.missing("numbering") }
        let url = address("url", in: &reader)
        let fragments = reader.choice("fragments", of: Act.Fragments.self) ?? .none
        let repealed = reader.date("repealed")
        let replacedBy = reader.text("replaced_by")
        let checked = reader.date("checked")
        let asAmended = reader.text("as_amended")
        guard let title, let numbering else { return nil }
        return Act(
            id: id, title: title, names: names.map(\.text), numbering: numbering, url: url,
            fragments: fragments,
            repealed: repealed?.description, replacedBy: replacedBy, checked: checked?.description,
            asAmended: asAmended)
    }

    private static func codeSystem(_ reader: inout RecordReader, id: String) -> CodeSystem? {
        reader.checkSlug(id, key: "id")
        let title = reader.requiredText("title")
        let url = address("url", in: &reader)
        var seen: Set<String> = []
        let codes = reader.records("codes", what: "En kod") { reader -> Code? in
            let code = reader.requiredText("code")
            let title = reader.requiredText("title")
            let result = Code(
                code: code ?? "", title: title ?? "", use: reader.filledText("use"),
                when: reader.filledText("when"),
                who: reader.filledText("who"), strength: reader.filledText("strength"),
                source: reader.filledText("source"))
            if let code, !seen.insert(code).inserted {
                reader.report(
                    .duplicateEntry, at: reader.range(of: "code"),
                    "Koden \(code) står två gånger i kodverket.", hint: "Ta bort den ena.")
            }
            return code == nil || title == nil ? nil : result
        }
        guard let title else { return nil }
        return CodeSystem(id: id, title: title, url: url, codes: codes)
    }

    private static func term(_ reader: inout RecordReader, id: String, _ taken: inout TakenNames) -> Term? {
        reader.checkSlug(id, key: "id")
        let term = reader.requiredText("term")
        let definition = reader.requiredText("definition")
        let forms = reader.locatedTexts("forms")
        let avoid = reader.locatedTexts("avoid")
        let words = (term.map { [($0, reader.range(of: "term"))] } ?? []) + forms
        for word in words { taken.take(word, of: id, in: &reader) }
        let own = Set(words.map { $0.0.lowercased() })
        for word in avoid where own.contains(word.text.lowercased()) {
            reader.report(
                .duplicateEntry, at: word.range,
                "”\(word.text)” står både som ordet och som ett ord att undvika.",
                hint: "Ta bort det ena.")
        }
        let see = reader.locatedTexts("see")
        for other in see where other.text == id {
            reader.report(
                .selfReference, at: other.range, "”\(id)” hänvisar under see till sig själv.",
                hint: "Skriv id:t för den term som menas, eller ta bort hänvisningen.")
        }
        let result = Term(
            id: id, term: term ?? "", forms: forms.map(\.text), synonyms: reader.texts("synonyms"),
            avoid: avoid.map(\.text), definition: definition ?? "", source: reader.filledText("source"),
            see: see.map(\.text))
        return term == nil || definition == nil ? nil : result
    }

    private static func work(_ reader: inout RecordReader, key: String) -> Work? {
        reader.checkSlug(key, key: "key")
        let title = reader.requiredText("title")
        let result = Work(
            key: key, authors: reader.filledText("authors"), title: title ?? "",
            year: reader.filledText("year"),
            publisher: reader.filledText("publisher"), url: address("url", in: &reader),
            note: reader.filledText("note"))
        return title == nil ? nil : result
    }

    private static func actor(_ reader: inout RecordReader, id: String) -> Actor? {
        reader.checkSlug(id, key: "id")
        let name = reader.requiredText("name")
        let role = reader.filledText("role")
        let responsibilities = reader.records("responsibilities", what: "Ett ansvar") { reader in
            let text = reader.requiredText("text")
            let basis = reader.filledText("basis")
            return text.map { Actor.Responsibility(text: $0, basis: basis) }
        }
        guard let name else { return nil }
        return Actor(id: id, name: name, role: role, responsibilities: responsibilities)
    }

    private static func norm(_ reader: inout RecordReader, id: String) -> Norm? {
        let at = reader.requiredText("at")
        let actor = reader.requiredText("actor")
        let modality = reader.choice("modality", of: Norm.Modality.self)
        if modality == nil, !reader.has("modality") { reader.missing("modality") }
        let force = reader.choice("force", of: Norm.Force.self)
        if force == nil, !reader.has("force") { reader.missing("force") }
        let basis = reader.texts("basis")
        let condition = reader.filledText("condition")
        let keys = reader.texts("keys")
        _ = reader.integer("source_line")
        guard let at, let actor, let modality, let force else { return nil }
        let parts = at.split(separator: "#", maxSplits: 1).map(String.init)
        return Norm(
            id: id, page: parts[0], heading: parts.count > 1 ? parts[1] : nil, actor: actor,
            modality: modality,
            force: force, basis: basis, condition: condition, keys: keys)
    }

    private static func followUpArea(_ reader: inout RecordReader, id: String) -> FollowUpArea? {
        reader.checkSlug(id, key: "id")
        let title = reader.requiredText("title")
        let at = reader.requiredText("at")
        let description = reader.filledText("description")
        let strength = reader.filledText("strength")
        let levels = reader.texts("levels")
        let source = reader.filledText("source")
        guard let title, let at else { return nil }
        return FollowUpArea(
            id: id, title: title, description: description, at: FollowUpArea.Place(at), strength: strength,
            levels: levels, source: source)
    }

    private static func redirect(_ reader: inout RecordReader) -> Redirect? {
        let from = reader.written("from")
        if !reader.has("to") { reader.missing("to") }
        guard let from, let to = reader.written("to") else { return nil }
        return Redirect(from: from, to: to)
    }

    private static func publishedPage(_ reader: inout RecordReader) -> PublishedPage? {
        let page = reader.written("page")
        let ids = reader.locatedTexts("ids").map { reader.written($0) }
        let gone = reader.records("gone", what: "Ett id") { reader -> PublishedPage.Gone? in
            if !reader.has("id") { reader.missing("id") }
            let id = reader.written("id")
            let replacedBy = reader.written("replaced_by")
            let withdrawn = reader.date("withdrawn")
            if replacedBy == nil, withdrawn == nil, !reader.has("withdrawn") { reader.missing("withdrawn") }
            return id.map { PublishedPage.Gone(id: $0, replacedBy: replacedBy, withdrawn: withdrawn) }
        }
        let replacedBy = reader.written("replaced_by")
        let withdrawn = reader.date("withdrawn")
        return page.map {
            PublishedPage(page: $0, ids: ids, gone: gone, replacedBy: replacedBy, withdrawn: withdrawn)
        }
    }

    private static func address(_ key: String, in reader: inout RecordReader) -> String? {
        guard let (text, range) = reader.located(key) else { return nil }
        guard text.hasPrefix("https://") || text.hasPrefix("http://") else {
            reader.report(
                .forbiddenScheme, at: range, "\(key) ska vara en webbadress.",
                hint: "Den ska börja med https:// eller http://.")
            return nil
        }
        if let fault = OutsideAddress.fault(in: text) {
            reader.report(.brokenLink, at: range, fault.message, hint: fault.hint)
            return nil
        }
        return text
    }
}

extension RecordReader {
    /// A text with its place and its line.
    fileprivate mutating func written(_ key: String) -> WrittenText? { located(key).map { written($0) } }

    fileprivate func written(_ located: (text: String, range: SourceRange?)) -> WrittenText {
        WrittenText(
            text: located.text, range: located.range,
            excerpt: located.range.flatMap { source.excerpt(around: $0) })
    }
}

/// What entries of a register are found by in running text, each with the entry that has it: a word leads to one entry.
private struct TakenNames {
    private var owners: [String: (id: String, line: Int?)] = [:]

    /// Notes a name of an entry; reports one that another entry has.
    mutating func take(
        _ name: (text: String, range: SourceRange?), of id: String, in reader: inout RecordReader
    ) {
        // An abbreviation is another word than one that is spelt like it: AS and as.
        let isAbbreviation = name.text.allSatisfy { $0.isUppercase || !$0.isLetter }
        let key = isAbbreviation ? name.text : name.text.lowercased()
        guard let owner = owners[key] else {
            owners[key] = (id, name.range?.line)
            return
        }
        guard owner.id != id else { return }
        reader.report(
            .duplicateEntry, at: name.range,
            "”\(name.text)” står redan vid ”\(owner.id)”\(owner.line.map { " på rad \($0)" } ?? "").",
            hint: "Ordet kan bara leda till en post. Ta bort det ur den andra.")
    }
}
