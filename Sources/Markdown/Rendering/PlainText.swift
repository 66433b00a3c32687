/// A text without its markup: for headings' ids, contents, descriptions and search.
package enum PlainText {
    /// The words of running text; footnote marks and citations say nothing and are left out.
    package static func of(_ inlines: [Inline]) -> String {
        if inlines.count == 1, case .text(let text, _) = inlines[0] { return text }
        var result = ""
        append(inlines, to: &result)
        return result
    }

    /// The words of blocks, one line a paragraph.
    package static func of(_ blocks: [Block]) -> String {
        var lines: [String] = []
        append(blocks, to: &lines)
        return lines.joined(separator: "\n")
    }

    /// How many bytes of UTF-8 the words of running text are.
    package static func length(of inlines: some Sequence<Inline>) -> Int {
        inlines.reduce(0) { length, inline in
            switch inline {
            case .text(let text, _), .code(let text): length + text.utf8.count
            case .softBreak, .hardBreak: length + 1
            case .emphasis(let children), .strong(let children): length + self.length(of: children)
            case .link(let link): length + self.length(of: link.children)
            case .image(let image): length + self.length(of: image.alternative)
            case .html, .footnote, .citation: length
            }
        }
    }

    private static func append(_ inlines: [Inline], to result: inout String) {
        for inline in inlines {
            switch inline {
            case .text(let text, _), .code(let text): result += text
            case .softBreak, .hardBreak: result += " "
            case .emphasis(let children), .strong(let children): append(children, to: &result)
            case .link(let link): append(link.children, to: &result)
            case .image(let image): append(image.alternative, to: &result)
            case .html, .footnote, .citation: break
            }
        }
    }

    private static func append(_ blocks: [Block], to lines: inout [String]) {
        for block in blocks {
            switch block {
            case .paragraph(let paragraph): lines.append(of(paragraph.inlines))
            case .heading(let heading): lines.append(of(heading.inlines))
            case .list(let list): for item in list.items { append(item, to: &lines) }
            case .quote(let children): append(children, to: &lines)
            case .code(_, let text): lines.append(text)
            case .html, .thematicBreak: break
            case .box(let box):
                if !box.title.isEmpty { lines.append(of(box.title)) }
                append(box.blocks, to: &lines)
                if let source = box.source { lines.append(of(source)) }
            case .table(let table):
                if let caption = table.caption { lines.append(of(caption)) }
                for row in [table.header] + table.rows {
                    lines.append(row.map { of($0) }.joined(separator: " "))
                }
            case .checklist(let checklist):
                for item in checklist.items {
                    lines.append(of(item.text))
                    append(item.blocks, to: &lines)
                }
            case .figure(let figure):
                if !figure.caption.isEmpty { lines.append(of(figure.caption)) }
                append(figure.description, to: &lines)
            }
        }
    }
}
