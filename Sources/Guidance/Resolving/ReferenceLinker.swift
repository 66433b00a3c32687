import Diagnostics
import LegalReferences
import Markdown

/// Links the references to law and the codes in a page's running text: a pure function of page and registers.
///
/// In lists, boxes, tables, footnotes and captions too; never in headings, code or existing links. A link that the author has
/// written with `lag:` is listed with the others.
struct ReferenceLinker: Sendable {
    let registers: Registers
    let recognizer: Recognizer
    /// The system that each code belongs to, by its index in the register.
    private let systems: [String: Int]

    init(_ registers: Registers) {
        self.registers = registers
        recognizer = registers.recognizer
        systems = Dictionary(
            registers.codeSystems.entries.enumerated().flatMap { index, system in
                system.codes.map { ($0.code, index) }
            },
            uniquingKeysWith: { first, _ in first })
    }

    func link(_ body: Body, of page: PageDraft) -> (body: Body, diagnostics: [Diagnostic]) {
        var pass = ReferencePass(linker: self, page: page, body: body)
        pass.run()
        return (pass.body, pass.diagnostics)
    }

    fileprivate func target(of citation: LegalReferences.Citation) -> LinkTarget? {
        guard !citation.isHistorical else { return nil }
        switch citation.kind {
        case .sfs, .foreskrift:
            return registers.acts.index(of: citation.id).map { .act($0, place: citation.targets.first?.code) }
        case .kva: return systems[citation.id].map { .code(system: $0, code: citation.id) }
        default: return nil
        }
    }
}

/// One walk over a page.
private struct ReferencePass {
    let linker: ReferenceLinker
    let page: PageDraft
    var body: Body
    var diagnostics: [Diagnostic] = []
    /// The acts whose bare name has been linked in this section.
    private var seen: Set<String> = []
    /// The sentence in the text that each footnote's first mark stands in.
    private var sentences: [String: String] = [:]
    /// What is quoted for the references in the footnote being read.
    private var quoted: String?
    /// The act that the paragraph before has named, for the list that it introduces.
    private var introduced: String?
    /// The running text being read; its room is used again for the next.
    private var text = RunningText()

    init(linker: ReferenceLinker, page: PageDraft, body: Body) {
        self.linker = linker
        self.page = page
        self.body = body
    }

    mutating func run() {
        body.document.blocks = blocks(body.document.blocks, act: nil)
        for index in body.document.footnotes.indices {
            seen = []
            quoted = sentences[body.document.footnotes[index].id]
            body.document.footnotes[index].inlines = inlines(body.document.footnotes[index].inlines, act: nil)
        }
        body.references.sort {
            ($0.position.line, $0.position.column) < ($1.position.line, $1.position.column)
        }
    }

    private mutating func blocks(_ blocks: [Block], act: String?) -> [Block] {
        blocks.map { block in
            let context: String?
            if case .list = block { context = introduced ?? act } else { context = act }
            if case .paragraph = block {} else { introduced = nil }
            return self.block(block, act: context)
        }
    }

    private mutating func block(_ block: Block, act: String?) -> Block {
        switch block {
        case .paragraph(var paragraph):
            paragraph.inlines = inlines(paragraph.inlines, act: act)
            return .paragraph(paragraph)
        case .heading:
            seen = []
            return block
        case .list(var list):
            list.items = list.items.map { blocks($0, act: act) }
            introduced = nil
            return .list(list)
        case .quote(let children): return .quote(blocks(children, act: nil))
        case .box(var box):
            box.blocks = blocks(box.blocks, act: nil)
            box.source = box.source.map { inlines($0, act: nil) }
            return .box(box)
        case .table(var table):
            table.caption = table.caption.map { inlines($0, act: nil) }
            table.header = table.header.map { inlines($0, act: nil) }
            table.rows = table.rows.map { $0.map { inlines($0, act: nil) } }
            return .table(table)
        case .checklist(var checklist):
            for index in checklist.items.indices {
                checklist.items[index].more = linksBeside(checklist.items[index])
                checklist.items[index].blocks = blocks(checklist.items[index].blocks, act: nil)
            }
            return .checklist(checklist)
        case .figure(var figure):
            figure.caption = inlines(figure.caption, act: nil)
            figure.description = blocks(figure.description, act: nil)
            return .figure(figure)
        case .code, .html, .thematicBreak: return block
        }
    }

    private mutating func inlines(_ inlines: [Inline], act: String?) -> [Inline] {
        let annotations = self.annotations(in: inlines, act: act).map(\.annotation)
        return annotations.isEmpty ? inlines : RunningText.linking(inlines, annotations)
    }

    /// What stands after a checklist item's text: the author's links, and one to each provision that the text cites. In the
    /// text, which is a label, a tap on them would tick the box.
    private mutating func linksBeside(_ item: ChecklistItem) -> [Inline] {
        var targets: [LinkTarget] = []
        var links = item.more
        for (annotation, isCarried) in self.annotations(in: item.text, act: nil) {
            let target = body.links[annotation.index]
            guard !targets.contains(target) else { continue }
            targets.append(target)
            if !links.isEmpty { links.append(.text(" ", .unknown)) }
            // `8 §` says nothing alone: without words of its own the link takes its act's name too.
            links.append(
                .link(
                    Link(
                        destination: "", title: nil,
                        children: isCarried ? [] : [.text(text.printed(annotation.range), .unknown)],
                        index: annotation.index, position: text.position(at: annotation.range.lowerBound))))
        }
        quoted = PlainText.of(item.text)
        noteWrittenLinks(in: item.more, Plain([]))
        quoted = nil
        return links
    }

    /// The stretches that become links, with the references and faults found on the way noted.
    private mutating func annotations(in inlines: [Inline], act: String?)
        -> [(annotation: RunningText.Annotation, isCarried: Bool)]
    {
        text.read(inlines)
        let found = linker.recognizer.references(in: text.bytes, act: act)
        introduced = found.openAct
        let plain = Plain(inlines)
        noteMarks(in: inlines, plain)
        noteWrittenLinks(in: inlines, plain)
        for doubt in found.doubts { report(doubt, in: text) }
        let disagreeing = found.doubts.compactMap { doubt -> Range<Int>? in
            if case .numberDisagrees(let range, _, _, _) = doubt { range } else { nil }
        }
        var annotations: [(annotation: RunningText.Annotation, isCarried: Bool)] = []
        for citation in found.citations {
            // What is wrong with the number has been said; that the register has no such act is a consequence.
            if disagreeing.contains(where: { $0.overlaps(citation.range) }) { continue }
            let printed = text.printed(citation.range)
            let position = text.position(at: citation.range.lowerBound)
            let sentence = quoted ?? Sentence.holding(Array(printed.utf8), in: plain.bytes)
            note(
                PageReference(
                    kind: citation.kind, id: citation.id, act: linker.registers.acts.index(of: citation.id),
                    places: citation.targets, article: citation.article, isHistorical: citation.isHistorical,
                    text: printed, sentence: sentence, position: position))
            guard isKnown(citation, printed, near: [sentence, plain.text], at: position),
                let target = linker.target(of: citation)
            else { continue }
            // A bare name links once in a section.
            if citation.targets.isEmpty, citation.kind != .kva, !seen.insert(citation.id).inserted {
                continue
            }
            annotations.append(
                (
                    RunningText.Annotation(range: citation.range, destination: "", index: body.links.count),
                    citation.isCarried
                ))
            body.links.append(target)
            body.document.links.append(LinkUse(destination: "", isEmpty: false, position: position))
        }
        return annotations
    }

    /// A paragraph's words, made when something is found in it: in most nothing is.
    private final class Plain {
        private let inlines: [Inline]
        private(set) lazy var text = PlainText.of(inlines)
        private(set) lazy var bytes = Array(text.utf8)

        init(_ inlines: [Inline]) { self.inlines = inlines }
    }

    /// Remembers the sentence before each footnote's mark: the note says on what, the sentence says what.
    private mutating func noteMarks(in inlines: [Inline], _ plain: Plain) {
        for (index, inline) in inlines.enumerated() {
            guard case .footnote(let mark) = inline, sentences[mark.id] == nil else { continue }
            let before = PlainText.of(Array(inlines[..<index]))
            sentences[mark.id] = Sentence.before(before.utf8.count, in: plain.bytes)
        }
    }

    private mutating func note(_ reference: PageReference) { body.references.append(reference) }

    // MARK: Links that the author has written

    private mutating func noteWrittenLinks(in inlines: [Inline], _ plain: Plain) {
        for inline in inlines {
            switch inline {
            case .link(let link):
                guard case .act(let act, let place) = body.links[link.index] else { continue }
                let id = linker.registers.acts.entries[act].id
                if place == nil { seen.insert(id) }
                let text = PlainText.of(link.children)
                note(
                    PageReference(
                        kind: id.first?.isNumber ?? false ? .sfs : .foreskrift, id: id, act: act,
                        places: place.flatMap { Provision($0) }.map { [$0] } ?? [], article: nil,
                        isHistorical: false,
                        text: text, sentence: quoted ?? Sentence.holding(Array(text.utf8), in: plain.bytes),
                        position: link.position))
            case .emphasis(let children), .strong(let children): noteWrittenLinks(in: children, plain)
            default: break
            }
        }
    }

    // MARK: Faults

    /// Whether a text tells that an act is no longer in force.
    private static func saysItIsOld(_ text: String) -> Bool {
        let text = text.lowercased()
        return ["dåvarande", "tidigare", "äldre", "upphäv", "upphör", "ersatt", "ersätt", "lydelse"].contains
        {
            text.contains($0)
        }
    }

    private mutating func isKnown(
        _ citation: LegalReferences.Citation, _ printed: String, near texts: @autoclosure () -> [String],
        at position: SourcePosition
    ) -> Bool {
        guard citation.kind == .sfs || citation.kind == .foreskrift else { return true }
        guard let index = linker.registers.acts.index(of: citation.id) else {
            // Where the register has faults of its own, the act may stand there.
            guard linker.registers.acts.isComplete else { return false }
            let near = NearMiss.suggestion(for: citation.id, among: linker.registers.acts.ids)
            report(
                .unknownAct, citation.id, at: position,
                "Författningen \(citation.id) finns inte i \(linker.registers.acts.file).",
                hint: near.map { "Menade du \($0)? Annars: lägg till den där." }
                    ?? "Lägg till den där. Är det ingen hänvisning, skriv [\(printed)](lag:).")
            return false
        }
        let act = linker.registers.acts.entries[index]
        if let repealed = act.repealed, !texts().contains(where: { Self.saysItIsOld($0) }) {
            report(
                .repealedAct, printed, severity: .warning, at: position,
                "\(act.title) är upphävd sedan \(repealed).",
                hint: act.replacedBy.map { "Hänvisa till \($0), eller skriv dåvarande före." }
                    ?? "Skriv dåvarande före, om det är den äldre lagen som menas.")
        }
        return true
    }

    private mutating func report(_ doubt: DoubtfulReference, in text: RunningText) {
        func printed(_ range: Range<Int>) -> String { text.printed(range) }
        if case .unknownCode = doubt {
            guard linker.registers.codeSystems.isComplete else { return }
        } else {
            guard linker.registers.acts.isComplete else { return }
        }
        switch doubt {
        case .noAct(let range):
            report(
                .sectionWithoutAct, printed(range), severity: .warning,
                at: text.position(at: range.lowerBound),
                "Det går inte att se vilken författning ”\(printed(range))” hör till.",
                hint:
                    "Skriv författningens namn efter, till exempel \(printed(range)) SFB. Är det ingen hänvisning, skriv [\(printed(range))](lag:)."
            )
        case .unknownAct(let range, let name):
            let names = linker.registers.acts.entries.flatMap(\.names)
            let near = NearMiss.suggestion(for: name, among: names)
            report(
                .unknownAct, printed(range), at: text.position(at: range.lowerBound),
                "Författningen ”\(name)” finns inte i \(linker.registers.acts.file).",
                hint: near.map { "Menade du \($0)? Annars: lägg till den där." }
                    ?? "Lägg till den där, eller skriv dess nummer.")
        case .numberDisagrees(let range, let name, let number, let registered):
            report(
                .actNumberDisagrees, number, at: text.position(at: range.lowerBound),
                "\(name) har numret \(registered), men här står \(number).",
                hint: "Rätta numret, eller namnet.")
        case .impossiblePlace(let range, let id, let place):
            let act = linker.registers.acts[id]
            report(
                .invalidProvision, printed(range), at: text.position(at: range.lowerBound),
                act?.numbering == .chapters
                    ? "\(act?.title ?? id) är indelad i kapitel, men hänvisningen har inget."
                    : "\(act?.title ?? id) har inga kapitel.",
                hint: act?.numbering == .chapters
                    ? "Skriv kapitlet också: 1 kap. \(place.label)." : "Skriv bara paragrafen.")
        case .unknownCode(let range, let code):
            let near = NearMiss.suggestion(
                for: code, among: linker.registers.codeSystems.entries.flatMap { $0.codes.map(\.code) })
            report(
                .unknownCode, code, at: text.position(at: range.lowerBound),
                "Koden \(code) finns inte i \(linker.registers.codeSystems.file).",
                hint: near.map { "Menade du \($0)?" } ?? "Lägg till den där.")
        }
    }

    private mutating func report(
        _ code: DiagnosticCode, _ text: String, severity: DiagnosticSeverity = .error,
        at position: SourcePosition,
        _ message: String, hint: String
    ) {
        guard diagnostics.count < Diagnostic.most else { return }
        let range = page.source.range(
            of: text, line: Int(position.line), near: Int(position.column), through: Int(position.line) + 2)
        diagnostics.append(
            Diagnostic(
                in: page.source, at: range, severity: severity, code: code, message: message, hint: hint))
    }
}
