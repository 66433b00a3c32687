/// Everything that running text holds, in the order of reading: also what stands in boxes, tables, lists and captions.
package enum InlineWalk {
    /// Calls a function for each inline of some blocks, those inside others after the ones that they are in.
    package static func visit(_ blocks: [Block], _ body: (Inline) -> Void) {
        for block in blocks {
            switch block {
            case .paragraph(let paragraph): visit(paragraph.inlines, body)
            case .heading(let heading): visit(heading.inlines, body)
            case .list(let list): for item in list.items { visit(item, body) }
            case .quote(let children): visit(children, body)
            case .code, .html, .thematicBreak: break
            case .box(let box):
                visit(box.title, body)
                visit(box.blocks, body)
                visit(box.source ?? [], body)
            case .table(let table):
                visit(table.caption ?? [], body)
                for cell in table.header + table.rows.flatMap(\.self) { visit(cell, body) }
            case .checklist(let checklist):
                for item in checklist.items {
                    visit(item.text, body)
                    visit(item.more, body)
                    visit(item.blocks, body)
                }
            case .figure(let figure):
                visit(figure.caption, body)
                visit(figure.description, body)
            }
        }
    }

    /// The same for running text.
    package static func visit(_ inlines: [Inline], _ body: (Inline) -> Void) {
        for inline in inlines {
            body(inline)
            switch inline {
            case .emphasis(let children), .strong(let children): visit(children, body)
            case .link(let link): visit(link.children, body)
            case .image(let image): visit(image.alternative, body)
            case .text, .softBreak, .hardBreak, .code, .html, .footnote, .citation: break
            }
        }
    }
}
