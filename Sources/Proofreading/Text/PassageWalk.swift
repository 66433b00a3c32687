import Markdown

/// Everything that a page says in words, in the order of reading.
struct PassageWalk {
    private(set) var passages: [Passage] = []
    private(set) var figures: [Figure] = []
    private(set) var tables: [Table] = []
    private var group = 0
    /// Whether the paragraph before leads to what comes now: it did not end.
    private var isOpen = false

    init(_ document: Document) {
        add(document.blocks)
        for note in document.footnotes { add(.sentences, note.inlines) }
    }

    private mutating func add(_ blocks: [Block]) {
        for block in blocks {
            switch block {
            case .paragraph(let paragraph):
                // `Uppgifterna gäller: …` is a date and no sentence.
                if paragraph.validity == nil { add(.sentences, paragraph.inlines) }
                isOpen = passages.last?.text.last.map { !".!?".contains($0) } ?? false
            case .heading(let heading):
                add(.heading, heading.inlines)
            case .list(let list):
                let isLed = isOpen
                for item in list.items { add(item: item, isLed: isLed) }
                isOpen = false
            case .quote(let children):
                isOpen = false
                add(children)
            case .box(let box):
                isOpen = false
                add(.heading, box.title)
                add(box.blocks)
                add(.caption, box.source ?? [])
            case .table(let table):
                tables.append(table)
                add(.caption, table.caption ?? [])
                for row in [table.header] + table.rows {
                    group += 1
                    for cell in row { add(.cell, cell, isLed: true) }
                }
            case .checklist(let checklist):
                for item in checklist.items {
                    add(.sentences, item.text + item.more)
                    add(item.blocks)
                }
            case .figure(let figure):
                figures.append(figure)
                add(.alternative, figure.image.alternative)
                add(.caption, figure.caption)
                add(figure.description)
            case .code, .html, .thematicBreak: isOpen = false
            }
        }
    }

    private mutating func add(item: [Block], isLed: Bool) {
        guard case .paragraph(let first)? = item.first else { return add(item) }
        add(.sentences, first.inlines, isLed: isLed)
        let open = passages.last?.text.last.map { !".!?".contains($0) } ?? false
        isOpen = isLed || open
        add(Array(item.dropFirst()))
    }

    private mutating func add(_ kind: Passage.Kind, _ inlines: [Inline], isLed: Bool = false) {
        guard !inlines.isEmpty else { return }
        if !isLed { group += 1 }
        var passage = Passage(kind, inlines)
        passage.group = group
        if !passage.bytes.isEmpty { passages.append(passage) }
    }
}
