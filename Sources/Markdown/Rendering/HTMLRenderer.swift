/// Writes a document as HTML; for plain CommonMark the same bytes as cmark's own renderer.
package struct HTMLRenderer {
    var output: HTMLBuffer
    /// `nil` in plain CommonMark.
    let context: HTMLContext?
    let setting: HTMLContext.Setting

    /// - Parameter context: `nil` for plain CommonMark, with raw HTML and addresses that can do harm left out.
    package init(context: HTMLContext?, reserving capacity: Int = 0) {
        self.context = context
        setting = context?.setting ?? HTMLContext.Setting()
        output = HTMLBuffer(reserving: capacity)
    }

    /// The document with its footnotes below.
    package static func html(of document: Document, context: HTMLContext?) -> [UInt8] {
        var renderer = HTMLRenderer(context: context, reserving: 8192)
        renderer.blocks(document.blocks)
        renderer.footnotes(document.footnotes)
        return renderer.output.bytes
    }

    /// Running text alone.
    package static func html(of inlines: [Inline], context: HTMLContext?) -> [UInt8] {
        var renderer = HTMLRenderer(context: context)
        renderer.inlines(inlines)
        return renderer.output.bytes
    }

    // MARK: Blocks

    mutating func blocks(_ blocks: [Block], tight: Bool = false) {
        for block in blocks { self.block(block, tight: tight) }
    }

    private mutating func block(_ block: Block, tight: Bool) {
        switch block {
        case .paragraph(let paragraph):
            if tight, paragraph.validity == nil { return inlines(paragraph.inlines) }
            output.startLine()
            if let validity = paragraph.validity { validityStart(validity) } else { output.append("<p>") }
            inlines(paragraph.inlines)
            output.append("</p>\n")
        case .heading(let heading): self.heading(heading)
        case .list(let list): self.list(list)
        case .quote(let children):
            output.startLine()
            output.append("<blockquote>\n")
            blocks(children)
            output.startLine()
            output.append("</blockquote>\n")
        case .code(let info, let text): code(text, info: info)
        case .html:
            output.startLine()
            output.append("<!-- raw HTML omitted -->")
            output.startLine()
        case .thematicBreak:
            output.startLine()
            output.append("<hr />\n")
        case .box(let box): self.box(box)
        case .table(let table): self.table(table)
        case .checklist(let checklist): self.checklist(checklist)
        case .figure(let figure): self.figure(figure)
        }
    }

    private mutating func heading(_ heading: Heading) {
        output.startLine()
        let level = min(6, heading.level + setting.headingShift)
        output.append("<h\(level)")
        if let id = heading.id {
            output.append(" id=\"")
            output.append(escaping: setting.idPrefix + id)
            output.append("\"")
        }
        output.append(">")
        inlines(heading.inlines)
        output.append("</h\(level)>\n")
    }

    private mutating func list(_ list: List) {
        output.startLine()
        switch list.start {
        case nil: output.append("<ul>\n")
        case 1: output.append("<ol>\n")
        case .some(let start): output.append("<ol start=\"\(start)\">\n")
        }
        for item in list.items {
            output.startLine()
            output.append("<li>")
            blocks(item, tight: list.isTight)
            output.append("</li>\n")
        }
        output.append(list.start == nil ? "</ul>\n" : "</ol>\n")
    }

    private mutating func code(_ text: String, info: String) {
        output.startLine()
        let language = info.prefix { !" \t\n\u{0B}\u{0C}\r".contains($0) }
        if language.isEmpty {
            output.append("<pre><code>")
        } else {
            output.append("<pre><code class=\"language-")
            output.append(escaping: String(language))
            output.append("\">")
        }
        output.append(escaping: text)
        output.append("</code></pre>\n")
    }

    // MARK: Running text

    mutating func inlines(_ inlines: [Inline]) {
        var index = inlines.startIndex
        while index < inlines.endIndex {
            if let (words, end) = unbroken(inlines, from: index) {
                output.append(words: words)
                index = end
            } else {
                inline(inlines[index])
                index += 1
            }
        }
    }

    /// Texts that a line break of the source parts though they belong together, and where they end.
    private func unbroken(_ inlines: [Inline], from start: Int) -> (words: String, end: Int)? {
        var (words, index) = ("", start)
        while context != nil, index + 2 < inlines.count, case .softBreak = inlines[index + 1],
            case .text(let text, _) = inlines[index], case .text(let next, _) = inlines[index + 2],
            Unbroken.belongTogether(text, next)
        {
            words += "\(text) "
            index += 2
        }
        guard index > start, case .text(let last, _) = inlines[index] else { return nil }
        return (words + last, index + 1)
    }

    private mutating func inline(_ inline: Inline) {
        switch inline {
        case .text(let text, _):
            if context == nil { output.append(escaping: text) } else { output.append(words: text) }
        case .softBreak: output.append("\n")
        case .hardBreak: output.append("<br />\n")
        case .code(let text):
            output.append("<code>")
            output.append(escaping: text)
            output.append("</code>")
        case .emphasis(let children):
            output.append("<em>")
            inlines(children)
            output.append("</em>")
        case .strong(let children):
            output.append("<strong>")
            inlines(children)
            output.append("</strong>")
        case .html: output.append("<!-- raw HTML omitted -->")
        case .link(let link): self.link(link)
        case .image(let image): self.image(image)
        case .footnote(let reference): footnoteMark(reference)
        case .citation(let citation): self.citation(citation)
        }
    }

    private mutating func link(_ link: Link) {
        guard let context else {
            output.append("<a href=\"")
            if !SafeAddress.isHarmful(link.destination) { output.append(address: link.destination) }
            titleAttribute(link.title)
            output.append("\">")
            inlines(link.children)
            output.append("</a>")
            return
        }
        switch context.link(link) {
        case .plain: inlines(link.children)
        case .language(let language):
            output.append("<span lang=\"")
            output.append(escaping: language)
            output.append("\">")
            inlines(link.children)
            output.append("</span>")
        case .anchor(let href, let kind, let title, let abbreviated):
            output.append("<a")
            if !kind.isEmpty { output.append(" class=\"\(kind)\"") }
            output.append(" href=\"")
            output.append(address: href)
            titleAttribute(title.isEmpty ? link.title : title)
            output.append("\">")
            if !abbreviated.isEmpty {
                output.append("<abbr title=\"")
                output.append(escaping: abbreviated)
                output.append("\">")
            }
            if link.children.isEmpty {
                output.append(words: context.linkText(link))
            } else {
                inlines(link.children)
            }
            output.append(abbreviated.isEmpty ? "</a>" : "</abbr></a>")
        }
    }

    private mutating func titleAttribute(_ title: String?) {
        guard let title else { return }
        output.append("\" title=\"")
        output.append(escaping: title)
    }

    private mutating func image(_ image: Image) {
        output.append("<img src=\"")
        if let context {
            if case .file(let href) = context.image(image) { output.append(address: href) }
        } else if !SafeAddress.isHarmful(image.destination) {
            output.append(address: image.destination)
        }
        output.append("\" alt=\"")
        alternative(image.alternative)
        titleAttribute(image.title)
        output.append("\" />")
    }

    /// The words alone, as cmark writes the text of a picture.
    mutating func alternative(_ inlines: [Inline]) {
        for inline in inlines {
            switch inline {
            case .text(let text, _), .code(let text), .html(let text): output.append(escaping: text)
            case .softBreak, .hardBreak: output.append(" ")
            case .emphasis(let children), .strong(let children): alternative(children)
            case .link(let link): alternative(link.children)
            case .image(let image): alternative(image.alternative)
            case .footnote, .citation: break
            }
        }
    }
}
