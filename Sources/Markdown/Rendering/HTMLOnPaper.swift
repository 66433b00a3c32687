/// How our conventions look where nothing can be opened, scrolled or pressed.
extension HTMLRenderer {
    /// A table stands alone: there is nothing to scroll in.
    mutating func tableOnPaper(_ table: Table) {
        output.startLine()
        let classes = [table.density, table.isShort ? "short" : nil].compactMap { $0 }
        output.append(
            "<table" + (classes.isEmpty ? "" : " class=\"\(classes.joined(separator: " "))\"") + ">\n")
        if let caption = table.caption {
            output.append("<caption>")
            inlines(caption)
            output.append("</caption>\n")
        }
        rows(of: table)
        output.append("</table>\n")
    }

    /// A box to tick with a pen, and a second one where the item may not apply.
    mutating func itemOnPaper(_ item: ChecklistItem) {
        output.append("<li class=\"checklist-item\" id=\"")
        output.append(escaping: setting.idPrefix + item.id)
        output.append(
            "\"><label class=\"checklist-label\"><input type=\"checkbox\" /> <span class=\"checklist-text\">")
        inlines(item.text)
        output.append("</span></label>")
        if !item.more.isEmpty {
            output.append("\n<p class=\"checklist-more\">")
            inlines(item.more)
            output.append("</p>")
        }
        if let condition = item.condition {
            output.append("\n<p class=\"checklist-condition\">")
            output.append(escaping: condition.prefix(1).uppercased() + condition.dropFirst())
            output.append(". <label class=\"checklist-not\"><input type=\"checkbox\" /> ")
            output.append(escaping: context?.words.notApplicable ?? "")
            output.append("</label></p>")
        }
        if !item.blocks.isEmpty {
            output.append("\n")
            blocks(item.blocks)
        }
        output.append("</li>\n")
    }

    /// What the figure shows, told in words.
    mutating func descriptionOnPaper(_ figure: Figure) {
        output.append("<div class=\"figure-description\">\n<p class=\"figure-description-title\">")
        output.append(escaping: context?.words.figureDescription ?? "")
        output.append("</p>\n")
        blocks(figure.description)
        output.append("</div>\n")
    }
}

extension Table {
    /// How many columns it has, where the words in them need smaller type, or a sheet that lies.
    fileprivate var density: String? {
        switch header.count {
        case ...4: nil
        case ...8: "dense"
        default: "wide"
        }
    }

    /// So few lines that no page has to divide it.
    fileprivate var isShort: Bool {
        let letters = max(1, 96 / max(1, header.count))
        let lines = rows.map { row in row.map { PlainText.of($0).count / letters + 1 }.max() ?? 1 }
        return lines.reduce(2, +) <= 12
    }
}
