/// How our conventions look in HTML: the markup that the site's stylesheet knows.
///
/// Ids made here have two hyphens, which no id of an author has.
extension HTMLRenderer {
    mutating func box(_ box: Box) {
        let words = context?.words.boxes[box.type]
        output.startLine()
        output.append("<div class=\"box box-\(words?.cssClass ?? "ruta")\" role=\"note\" ")
        output.append("aria-labelledby=\"\(setting.idPrefix)box--\(box.number)\">\n")
        output.append("<p class=\"box-title\" id=\"\(setting.idPrefix)box--\(box.number)\">")
        output.append("<span class=\"box-label\">")
        output.append(escaping: words?.label ?? box.type)
        output.append("</span>")
        if !box.title.isEmpty {
            output.append(" <span class=\"box-heading\">")
            inlines(box.title)
            output.append("</span>")
        }
        output.append("</p>\n")
        blocks(box.blocks)
        if let source = box.source {
            output.startLine()
            output.append("<p class=\"box-source\">")
            output.append(escaping: context?.words.source ?? "")
            output.append(" ")
            inlines(source)
            output.append("</p>\n")
        }
        output.append("</div>\n")
    }

    /// The start of a paragraph that says how long the passage above it holds. The build reads no clock: a script shows the
    /// first words once the day has passed.
    mutating func validityStart(_ validity: Validity) {
        output.append("<p class=\"validity\"")
        guard let until = validity.until, !setting.isOnPaper else { return output.append(">") }
        output.append(" data-until=\"")
        output.append(escaping: until)
        output.append("\"><strong class=\"validity-past\" hidden>")
        output.append(escaping: context?.words.outdated ?? "")
        output.append("</strong> ")
    }

    mutating func table(_ table: Table) {
        if setting.isOnPaper { return tableOnPaper(table) }
        output.startLine()
        output.append("<div class=\"table\" role=\"region\" ")
        if table.caption == nil {
            output.append("aria-label=\"")
            output.append(escaping: "\(context?.words.table ?? "") \(table.number)")
            output.append("\" tabindex=\"0\">\n<table>\n")
        } else {
            output.append("aria-labelledby=\"table--\(table.number)\" tabindex=\"0\">\n<table>\n")
        }
        if let caption = table.caption {
            output.append("<caption id=\"table--\(table.number)\">")
            inlines(caption)
            output.append("</caption>\n")
        }
        rows(of: table)
        output.append("</table>\n</div>\n")
    }

    mutating func rows(of table: Table) {
        output.append("<thead>\n<tr>\n")
        for (cell, alignment) in zip(table.header, table.alignments) {
            // The corner above row titles heads nothing.
            let isCorner = cell.isEmpty
            self.cell(
                cell, tag: isCorner ? "td" : "th", attributes: isCorner ? "" : " scope=\"col\"",
                alignment: alignment)
        }
        output.append("</tr>\n</thead>\n")
        if !table.rows.isEmpty {
            output.append("<tbody>\n")
            for row in table.rows {
                output.append("<tr>\n")
                for (cell, alignment) in zip(row, table.alignments) {
                    self.cell(cell, tag: "td", attributes: "", alignment: alignment)
                }
                output.append("</tr>\n")
            }
            output.append("</tbody>\n")
        }
    }

    private mutating func cell(
        _ inlines: [Inline], tag: String, attributes: String, alignment: Table.Alignment
    ) {
        output.append("<\(tag)\(attributes)")
        switch alignment {
        case .none: break
        case .left: output.append(" class=\"align-left\"")
        case .center: output.append(" class=\"align-center\"")
        case .right: output.append(" class=\"align-right\"")
        }
        output.append(">")
        self.inlines(inlines)
        output.append("</\(tag)>\n")
    }

    mutating func checklist(_ checklist: Checklist) {
        output.startLine()
        output.append("<ul class=\"checklist\">\n")
        for item in checklist.items {
            if setting.isOnPaper { itemOnPaper(item) } else { self.item(item) }
        }
        output.append("</ul>\n")
    }

    /// An item's label wraps its text; the links that explain it stand outside, where a tap on them ticks nothing.
    private mutating func item(_ item: ChecklistItem) {
        let isConditional = item.condition != nil
        output.append("<li class=\"checklist-item\" id=\"")
        output.append(escaping: item.id)
        output.append("\"><div class=\"checklist-line\"><label><input type=\"checkbox\"")
        if isConditional { idAttribute("aria-describedby", item, ["condition"]) }
        output.append(" /> <span class=\"checklist-text\"")
        if isConditional { idAttribute("id", item, ["text"]) }
        output.append(">")
        inlines(item.text)
        output.append("</span></label>")
        if let condition = item.condition {
            output.append(" <span class=\"checklist-condition\"")
            idAttribute("id", item, ["condition"])
            output.append(">")
            output.append(escaping: condition.prefix(1).uppercased() + condition.dropFirst())
            output.append("</span>")
        }
        if !item.more.isEmpty {
            output.append(" <span class=\"checklist-more\">")
            inlines(item.more)
            output.append("</span>")
        }
        if isConditional { notApplicable(item) }
        output.append("</div>")
        if !item.blocks.isEmpty {
            output.append("\n")
            blocks(item.blocks)
        }
        output.append("</li>\n")
    }

    /// The other answer that a conditional item may have; heard with the item's text, since it means nothing alone.
    private mutating func notApplicable(_ item: ChecklistItem) {
        output.append(" <label class=\"checklist-not\"><input type=\"checkbox\"")
        idAttribute("aria-labelledby", item, ["not", "text"])
        output.append(" /> <span")
        idAttribute("id", item, ["not"])
        output.append(">")
        output.append(escaping: context?.words.notApplicable ?? "")
        output.append("</span></label>")
    }

    /// ` name="item--part item--other"`.
    private mutating func idAttribute(_ name: String, _ item: ChecklistItem, _ parts: [String]) {
        output.append(" \(name)=\"")
        output.append(escaping: parts.map { "\(item.id)--\($0)" }.joined(separator: " "))
        output.append("\"")
    }

    mutating func figure(_ figure: Figure) {
        output.startLine()
        output.append("<figure class=\"figure\" id=\"")
        output.append(escaping: setting.idPrefix + figure.id)
        output.append("\">\n")
        switch context?.image(figure.image) {
        case .inline(let drawing): inlineDrawing(drawing, of: figure)
        case .file(let href):
            output.append("<img class=\"figure-image\" src=\"")
            output.append(address: href)
            output.append("\" alt=\"")
            alternative(figure.image.alternative)
            output.append("\" />\n")
        case nil: break
        }
        if !figure.caption.isEmpty {
            output.append("<figcaption>")
            inlines(figure.caption)
            output.append("</figcaption>\n")
        }
        output.append("</figure>\n")
        guard !figure.description.isEmpty else { return }
        if setting.isOnPaper { return descriptionOnPaper(figure) }
        output.append("<details class=\"figure-description\">\n<summary>")
        output.append(escaping: context?.words.figureDescription ?? "")
        output.append("</summary>\n")
        blocks(figure.description)
        output.append("</details>\n")
    }

    /// The drawing, named by its alternative text.
    ///
    /// The role `img` hides what is inside from assistive technology; a drawing with links in it stands in a group that has
    /// the name instead.
    private mutating func inlineDrawing(_ drawing: [UInt8], of figure: Figure) {
        let head = Array("<svg".utf8)
        precondition(drawing.starts(with: head), "a drawing is checked when it is read")
        let hasLinks = Self.holdsLink(drawing)
        output.append(
            hasLinks
                ? "<div role=\"group\" aria-label=\""
                : "<svg class=\"figure-image\" role=\"img\" aria-label=\"")
        alternative(figure.image.alternative)
        output.append(hasLinks ? "\">\n<svg class=\"figure-image\"" : "\"")
        output.append(drawing.dropFirst(head.count))
        output.startLine()
        if hasLinks { output.append("</div>\n") }
    }

    private static func holdsLink(_ drawing: [UInt8]) -> Bool {
        let mark = Array("<a ".utf8)
        return drawing.indices.dropLast(mark.count - 1).contains { start in
            drawing[start] == mark[0] && drawing[start + 1] == mark[1] && drawing[start + 2] == mark[2]
        }
    }

    mutating func footnoteMark(_ reference: FootnoteReference) {
        output.append("<sup class=\"footnote-ref\"><a id=\"\(setting.idPrefix)fnref--\(reference.id)")
        if reference.occurrence > 1 { output.append("--\(reference.occurrence)") }
        output.append("\" href=\"#\(setting.idPrefix)fn--\(reference.id)\" role=\"doc-noteref\">")
        output.append("\(setting.footnotesBefore + reference.number)</a></sup>")
    }

    mutating func footnotes(_ footnotes: [Footnote]) {
        guard !footnotes.isEmpty, let words = context?.words else { return }
        output.startLine()
        let prefix = setting.idPrefix
        let heading = "h\(min(6, 2 + setting.headingShift))"
        output.append("<section class=\"footnotes\" role=\"doc-endnotes\" ")
        let title = setting.titleID.map { " " + $0 } ?? ""
        output.append("aria-labelledby=\"\(prefix)footnotes--title\(title)\">\n")
        output.append("<\(heading) id=\"\(prefix)footnotes--title\">")
        output.append(escaping: words.footnotes)
        output.append("</\(heading)>\n")
        output.append(
            setting.footnotesBefore == 0 ? "<ol>\n" : "<ol start=\"\(setting.footnotesBefore + 1)\">\n")
        let back = words.footnoteBack.split(
            separator: "{number}", maxSplits: 1, omittingEmptySubsequences: false)
        var expected = 1
        for note in footnotes {
            // A part of a page has some of its notes, under the page's numbers.
            let value = note.number == expected ? "" : " value=\"\(setting.footnotesBefore + note.number)\""
            expected = note.number + 1
            output.append("<li id=\"\(prefix)fn--\(note.id)\"\(value)><p>")
            inlines(note.inlines)
            let mark = note.firstOccurrence > 1 ? "\(note.id)--\(note.firstOccurrence)" : note.id
            output.append(
                " <a class=\"footnote-back\" href=\"#\(prefix)fnref--\(mark)\" role=\"doc-backlink\" aria-label=\""
            )
            output.append(
                escaping: back.map(String.init).joined(
                    separator: String(setting.footnotesBefore + note.number)))
            output.append("\">↩</a></p></li>\n")
        }
        output.append("</ol>\n</section>\n")
    }

    mutating func citation(_ citation: Citation) {
        guard let context else { return }
        output.append("<span class=\"citation\">[")
        for (index, mark) in context.citation(citation).enumerated() {
            if index > 0 { output.append(", ") }
            output.append("<a href=\"")
            output.append(address: mark.href)
            output.append("\">")
            output.append(escaping: mark.number)
            output.append("</a>")
        }
        output.append("]</span>")
    }
}
