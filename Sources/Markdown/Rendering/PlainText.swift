/// A text without its markup: for headings' ids, contents, descriptions and search.
package enum PlainText {
    /// The words of running text; footnote marks and citations say nothing and are left out.
    package static func of(_ inlines: [Inline]) -> String {
        var code = Code(isLeftOut: false)
        return text(of: inlines, &code)
    }

    /// The same as UTF-8, for whoever looks for something in it.
    package static func utf8(of inlines: [Inline]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(length(of: inlines))
        append(inlines, to: &result)
        return result
    }

    package static func append(_ inlines: [Inline], to result: inout [UInt8]) {
        // What is only looked at is not copied out of its array.
        let each = inlines.span
        for index in each.indices {
            switch each[index] {
            case .text(let text, _), .code(let text): result.append(contentsOf: text.utf8)
            case .softBreak, .hardBreak: result.append(UInt8(ascii: " "))
            case .emphasis(let children), .strong(let children): append(children, to: &result)
            case .link(let link): append(link.children, to: &result)
            case .image(let image): append(image.alternative, to: &result)
            case .html, .footnote, .citation: break
            }
        }
    }

    private static func text(of inlines: [Inline], _ code: inout Code) -> String {
        if inlines.count == 1, case .text(let text, _) = inlines[0] { return text }
        var result = ""
        append(inlines, to: &result, &code)
        return result
    }

    /// The words of blocks, one line a paragraph.
    package static func of(_ blocks: [Block]) -> String {
        var code = Code(isLeftOut: false)
        return text(of: blocks, &code)
    }

    /// The same, and once more without code where there is any.
    package static func withAndWithoutCode(_ blocks: [Block]) -> (all: String, rest: String?) {
        var code = Code(isLeftOut: false)
        let all = text(of: blocks, &code)
        guard code.isThere else { return (all, nil) }
        code = Code(isLeftOut: true)
        return (all, text(of: blocks, &code))
    }

    /// What becomes of code, and whether there is any.
    private struct Code {
        let isLeftOut: Bool
        var isThere = false
    }

    private static func text(of blocks: [Block], _ code: inout Code) -> String {
        var lines: [String] = []
        append(blocks, to: &lines, &code)
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

    private static func append(_ inlines: [Inline], to result: inout String, _ code: inout Code) {
        for inline in inlines {
            switch inline {
            case .text(let text, _): result += text
            case .code(let text):
                code.isThere = true
                if !code.isLeftOut { result += text }
            case .softBreak, .hardBreak: result += " "
            case .emphasis(let children), .strong(let children): append(children, to: &result, &code)
            case .link(let link): append(link.children, to: &result, &code)
            case .image(let image): append(image.alternative, to: &result, &code)
            case .html, .footnote, .citation: break
            }
        }
    }

    private static func append(_ blocks: [Block], to lines: inout [String], _ code: inout Code) {
        for block in blocks {
            switch block {
            case .paragraph(let paragraph): lines.append(text(of: paragraph.inlines, &code))
            case .heading(let heading): lines.append(text(of: heading.inlines, &code))
            case .list(let list): for item in list.items { append(item, to: &lines, &code) }
            case .quote(let children): append(children, to: &lines, &code)
            case .code(_, let text):
                code.isThere = true
                if !code.isLeftOut { lines.append(text) }
            case .html, .thematicBreak: break
            case .box(let box):
                if !box.title.isEmpty { lines.append(text(of: box.title, &code)) }
                append(box.blocks, to: &lines, &code)
                if let source = box.source { lines.append(text(of: source, &code)) }
            case .table(let table):
                if let caption = table.caption { lines.append(text(of: caption, &code)) }
                for row in [table.header] + table.rows {
                    lines.append(row.map { text(of: $0, &code) }.joined(separator: " "))
                }
            case .checklist(let checklist):
                for item in checklist.items {
                    lines.append(text(of: item.text, &code))
                    append(item.blocks, to: &lines, &code)
                }
            case .figure(let figure):
                if !figure.caption.isEmpty { lines.append(text(of: figure.caption, &code)) }
                append(figure.description, to: &lines, &code)
            }
        }
    }
}
