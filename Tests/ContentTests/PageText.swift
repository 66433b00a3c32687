import Guidance
import LegalReferences
import Markdown

/// A page cut at its headings.
struct PageText {
    let path: String
    let title: String
    let document: Document
    private(set) var sections: [Section]

    init(_ draft: PageDraft, recognizer: Recognizer) {
        path = draft.path
        title = draft.frontMatter?.title ?? ""
        document = draft.document
        sections = [Section(title: title, recognizer: recognizer)]
        var footnotes: [String: Footnote] = [:]
        for note in document.footnotes { footnotes[note.id] = note }
        var blocks: [Block] = []
        for block in document.blocks {
            if case .heading(let heading) = block {
                sections[sections.count - 1].fill(with: blocks, footnotes: footnotes)
                sections.append(
                    Section(
                        id: heading.id ?? "", title: PlainText.of(heading.inlines), level: heading.level,
                        firstLine: Int(heading.position.line), recognizer: recognizer))
                blocks = []
            } else {
                blocks.append(block)
            }
        }
        sections[sections.count - 1].fill(with: blocks, footnotes: footnotes)
    }

    func section(_ id: String) -> Section? { sections.first { $0.id == id } }

    /// The lines from a heading to the next, of whatever level.
    func lines(of section: Section, count: Int) -> Range<Int> {
        let next = sections.map(\.firstLine).filter { $0 > section.firstLine }.min() ?? count + 1
        return section.firstLine..<next
    }
}

/// What stands from a heading to the next heading, of whatever level, with the footnotes that it points to.
struct Section {
    let id: String
    let title: String
    let level: Int
    let firstLine: Int
    private(set) var passages: [Passage] = []
    private(set) var boxes: [Box] = []
    private(set) var figures: [Figure] = []
    private(set) var tables: [Table] = []
    private(set) var items: [ChecklistItem] = []
    private(set) var footnotes: [Footnote] = []
    private(set) var links: [Link] = []
    private let recognizer: Recognizer

    init(id: String = "", title: String = "", level: Int = 1, firstLine: Int = 1, recognizer: Recognizer) {
        self.id = id
        self.title = title
        self.level = level
        self.firstLine = firstLine
        self.recognizer = recognizer
    }

    /// All its words, those of footnotes too.
    var text: String { passages.flatMap(\.sentences).map(\.text).joined(separator: "\n") }

    mutating func fill(with blocks: [Block], footnotes known: [String: Footnote]) {
        walk(blocks, under: Mentions(), lead: "", known: known)
        for note in footnotes {
            let mentions = mentions(in: note.inlines)
            links += mentions.links
            passages.append(Passage(PlainText.of(note.inlines), mentions: mentions))
        }
    }

    /// Gathers the passages of some blocks; `above` is what the paragraphs that lead to them refer to, and `lead` the
    /// sentence that they continue.
    private mutating func walk(
        _ blocks: [Block], under above: Mentions, lead: String, known: [String: Footnote]
    ) {
        var before: [Inline] = []
        for (index, block) in blocks.enumerated() {
            var here: [Inline] = []
            switch block {
            case .paragraph(let paragraph):
                var under = above
                // A footnote at the end of a list stands at the end of the sentence that the paragraph began.
                let act = mentions(in: paragraph.inlines).openAct
                if index + 1 < blocks.count, case .list(let list) = blocks[index + 1] {
                    for case .paragraph(let item)? in list.items.map(\.first) {
                        under = under + mentions(in: item.inlines, act: act)
                    }
                }
                add(paragraph.inlines, under: under, lead: "", known: known)
                here = paragraph.inlines
            case .list(let list):
                walk(list, after: before, under: above, lead: lead, known: known)
            case .quote(let children):
                walk(children, under: Mentions(), lead: "", known: known)
            case .box(let box):
                boxes.append(box)
                add(box.title, under: Mentions(), lead: "", known: known)
                walk(box.blocks, under: Mentions(), lead: "", known: known)
                add(box.source ?? [], under: Mentions(), lead: "", known: known)
            case .table(let table):
                tables.append(table)
                add(table.caption ?? [], under: Mentions(), lead: "", known: known)
                for row in table.rows {
                    let cells = Array(row.joined(separator: [.text(" ", .unknown)]))
                    add(cells, under: Mentions(), lead: "", known: known)
                }
            case .checklist(let checklist):
                for item in checklist.items {
                    items.append(item)
                    add(
                        item.text + [.text(" ", .unknown)] + item.more, under: Mentions(), lead: "",
                        known: known)
                    walk(
                        item.blocks, under: mentions(in: item.text), lead: PlainText.of(item.text),
                        known: known)
                }
            case .figure(let figure):
                figures.append(figure)
                add(figure.image.alternative, under: Mentions(), lead: "", known: known)
                add([.text((figure.image.title ?? ""), .unknown)], under: Mentions(), lead: "", known: known)
                walk(figure.description, under: Mentions(), lead: "", known: known)
            case .heading, .code, .html, .thematicBreak:
                break
            }
            before = here
        }
    }

    /// Each item continues the sentence above the list.
    private mutating func walk(
        _ list: List, after before: [Inline], under above: Mentions, lead: String, known: [String: Footnote]
    ) {
        let introduction = before.isEmpty ? lead : Sentence.split(PlainText.of(before)).last ?? ""
        let own = mentions(in: before)
        let mentions = above + own
        for item in list.items {
            var rest = item[...]
            var start = introduction
            var inner = mentions
            if case .paragraph(let first)? = item.first {
                let text = PlainText.of(first.inlines)
                // An item that begins with a capital is a sentence of its own.
                let lead = text.first?.isLowercase ?? false ? introduction : ""
                add(first.inlines, under: mentions, act: own.openAct, lead: lead, known: known)
                rest = rest.dropFirst()
                start = lead.isEmpty ? text : lead + " " + text
                inner = inner + self.mentions(in: first.inlines, act: own.openAct)
            }
            walk(Array(rest), under: inner, lead: start, known: known)
        }
    }

    private mutating func add(
        _ inlines: [Inline], under above: Mentions, act: String? = nil, lead: String,
        known: [String: Footnote]
    ) {
        guard !inlines.isEmpty else { return }
        let own = mentions(in: inlines, act: act)
        links += own.links
        for id in own.footnotes {
            if let note = known[id], !footnotes.contains(where: { $0.id == id }) { footnotes.append(note) }
        }
        let all = own + above
        let notes = all.footnotes.compactMap { known[$0] }.map { mentions(in: $0.inlines) }
        let text = lead.isEmpty ? PlainText.of(inlines) : lead + " " + PlainText.of(inlines)
        passages.append(
            Passage(text, joined: lead, mentions: notes.reduce(all, +)))
    }

    /// The act is what stands before the text has named: a list goes on with that of its introduction.
    func mentions(in inlines: [Inline], act: String? = nil) -> Mentions {
        Mentions(inlines, recognizer: recognizer, act: act)
    }
}

/// What a piece of text refers to.
struct Mentions {
    private(set) var links: [Link] = []
    private(set) var footnotes: [String] = []
    private(set) var references: [Reference] = []
    /// The act that a list below would go on with.
    private(set) var openAct: String?

    init() {}

    init(_ inlines: [Inline], recognizer: Recognizer, act: String? = nil) {
        collect(inlines)
        let text = PlainText.of(inlines)
        references = links.compactMap { Reference($0, in: text) }
        let found = recognizer.references(in: RunningText(inlines).bytes, act: act)
        openAct = found.openAct
        for citation in found.citations {
            let places = citation.targets.isEmpty ? [""] : citation.targets.map(\.code)
            references += places.map { Reference(act: citation.id, place: $0, context: text) }
        }
    }

    private mutating func collect(_ inlines: [Inline]) {
        for inline in inlines {
            switch inline {
            case .link(let link):
                links.append(link)
                collect(link.children)
            case .emphasis(let children), .strong(let children): collect(children)
            case .footnote(let reference): footnotes.append(reference.id)
            default: break
            }
        }
    }

    static func + (a: Mentions, b: Mentions) -> Mentions {
        var sum = a
        sum.links += b.links
        sum.footnotes += b.footnotes
        sum.references += b.references
        return sum
    }
}

/// A paragraph, an item with the words that introduce it, a row of a table or a footnote.
struct Passage {
    let sentences: [Sentence]
    /// The provisions that it names, in its text or in its footnotes.
    let references: [Reference]

    /// The lead is the beginning of the text, which does not end where a sentence would.
    init(_ text: String, joined lead: String = "", mentions: Mentions) {
        var sentences = Sentence.split(String(text.dropFirst(lead.count)))
        if !lead.isEmpty, !sentences.isEmpty { sentences[0] = lead + sentences[0] }
        self.sentences = sentences.map(Sentence.init)
        references = mentions.references
    }
}

/// A provision that the text names: as people write it, or with a link, `[5 kap. 1 § HSL](lag:2017:30#K5P1)`.
struct Reference {
    /// `2017:30` or `HSLF-FS 2018:54`.
    let act: String
    /// `K5P1`, empty for the act alone.
    let place: String
    /// What the paragraph or footnote says.
    let context: String

    init(act: String, place: String, context: String) {
        self.act = act
        self.place = place
        self.context = context
    }

    init?(_ link: Link, in context: String) {
        guard link.destination.hasPrefix("lag:") else { return nil }
        let parts = link.destination.dropFirst(4).replacing("%20", with: " ").split(
            separator: "#", maxSplits: 1)
        guard let act = parts.first else { return nil }
        self.init(act: String(act), place: parts.count > 1 ? String(parts[1]) : "", context: context)
    }
}
