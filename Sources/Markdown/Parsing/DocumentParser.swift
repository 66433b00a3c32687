package import Diagnostics

extension Document {
    /// Reads a page's text with our conventions, and says everything that is wrong with it on its own.
    ///
    /// - Parameters:
    ///   - bodyOffset: the byte of the file at which the text begins: after the front matter.
    ///   - firstLine: the line of the file at which the text begins.
    package static func parse(
        _ source: SourceFile, bodyOffset: Int, firstLine: Int, conventions: Conventions
    ) -> (document: Document, diagnostics: [Diagnostic]) {
        var parser = DocumentParser(
            source: source, bodyOffset: bodyOffset, firstLine: firstLine, conventions: conventions)
        let document = parser.parse()
        return (document, parser.diagnostics)
    }

    /// Reads a text as plain CommonMark: no conventions, no checks but the bound on nesting.
    package static func parseCommonMark(_ source: SourceFile) -> (
        document: Document, diagnostics: [Diagnostic]
    ) {
        var parser = DocumentParser(source: source, bodyOffset: 0, firstLine: 1, conventions: nil)
        let document = parser.parse()
        return (document, parser.diagnostics)
    }
}

/// Copies cmark's tree into values, and recognises our conventions on each value as soon as it is complete.
///
/// The conventions themselves are extensions of this type, one file each.
struct DocumentParser {
    /// Deeper nesting than this is a fault: a recursive walk over a tree that an author controls must be bounded.
    static let deepestNesting = 100

    let source: SourceFile
    let firstLine: Int
    let conventions: Conventions?
    /// What cmark is given: the file from `bodyOffset` on, footnote marks hidden.
    let body: [UInt8]
    let mayHoldTables: Bool
    /// Where the lines of `body` begin; filled only where there may be tables.
    let lineStarts: [Int]
    let mayHoldCitations: Bool
    let mayHoldFootnotes: Bool
    /// Whether a backslash stands anywhere: without one nothing is escaped.
    let mayHoldEscapes: Bool

    var document = Document()
    var diagnostics: [Diagnostic] = []
    var ids: [String: SourcePosition] = [:]
    var footnotes = FootnoteTable()
    var lastHeadingLevel = 1
    var boxCount = 0
    var tableCount = 0
    /// How many block quotes the current block stands in: table rows are read from the source, where each has its `>`.
    var quoteDepth = 0
    var nestingFault = false
    /// Where the text being converted really stands, while it was parsed apart from its page (table cells).
    var displacement: Displacement?
    /// Which of the page's pictures stand alone in their paragraphs.
    var figureImages: Set<Int> = []
    /// The definitions of reference links on the page, looked for when a table's cell may need them.
    var linkDefinitions: [UInt8]?

    struct Displacement {
        var line: Int
        /// Added to cmark's columns.
        var columns: Int
    }

    init(source: SourceFile, bodyOffset: Int, firstLine: Int, conventions: Conventions?) {
        self.source = source
        self.firstLine = firstLine
        self.conventions = conventions
        var body = bodyOffset == 0 ? source.bytes : Array(source.bytes[bodyOffset...])
        // cmark takes a byte order mark off too; one that is text has to be doubled.
        if body.starts(with: [0xEF, 0xBB, 0xBF]) { body = [0xEF, 0xBB, 0xBF] + body }
        self.body = conventions == nil ? body : FootnoteMask.hide(in: body)
        var (pipes, marks, citations, escapes) = (false, false, false, false)
        if conventions != nil {
            for byte in self.body {
                switch byte {
                case UInt8(ascii: "|"): pipes = true
                case UInt8(ascii: "@"): citations = true
                case FootnoteMask.marker: marks = true
                case UInt8(ascii: "\\"): escapes = true
                default: continue
                }
            }
        }
        mayHoldTables = pipes
        lineStarts = mayHoldTables ? Self.lineStarts(in: self.body) : []
        mayHoldFootnotes = marks
        mayHoldEscapes = escapes
        mayHoldCitations = citations
    }

    private static func lineStarts(in body: [UInt8]) -> [Int] {
        var starts = [0]
        for index in body.indices {
            let isEnd =
                body[index] == UInt8(ascii: "\n")
                || body[index] == UInt8(ascii: "\r")
                    && (index + 1 == body.count || body[index + 1] != UInt8(ascii: "\n"))
            if isEnd { starts.append(index + 1) }
        }
        return starts
    }

    mutating func parse() -> Document {
        let tree = CommonMarkTree(parsing: body)
        document.blocks = tree.withRoot { root in blocks(in: root, depth: 0) }
        if conventions != nil {
            finishFootnotes()
            checkPictures()
            checkEntities()
        }
        return document
    }

    /// A literal text as the author wrote it.
    func restored(_ text: String) -> String { conventions == nil ? text : FootnoteMask.restore(text) }

    // MARK: Blocks

    mutating func blocks(in parent: CommonMarkNode, depth: Int) -> [Block] {
        var result: [Block] = []
        result.reserveCapacity(parent.childCount)
        var child = parent.firstChild
        while let node = child {
            append(node, to: &result, depth: depth + 1)
            child = node.next
        }
        if conventions != nil { checkCaptions(in: result) }
        return result
    }

    private mutating func append(_ node: CommonMarkNode, to blocks: inout [Block], depth: Int) {
        guard depth <= Self.deepestNesting else { return reportNesting(node) }
        switch node.kind {
        case .paragraph:
            appendParagraph(node, to: &blocks, depth: depth)
        case .heading:
            let inlines = inlines(in: node, depth: depth)
            blocks.append(.heading(heading(inlines, level: node.headingLevel, at: position(of: node))))
        case .list:
            appendList(node, to: &blocks, depth: depth)
        case .quote:
            quoteDepth += 1
            let children = self.blocks(in: node, depth: depth)
            quoteDepth -= 1
            blocks.append(box(children, at: position(of: node)) ?? .quote(children))
        case .codeBlock:
            checkFootnoteContinuation(node)
            checkFence(of: node, depth: depth)
            if conventions != nil {
                checkAlphabets(
                    in: node.literal, at: position(of: node), lines: node.endLine - node.startLine)
            }
            blocks.append(
                .code(info: restored(node.fenceInfo), text: restored(node.literal)))
        case .htmlBlock:
            let literal = restored(node.literal)
            if conventions != nil {
                reportHTML(literal, at: position(of: node))
                // It goes on to the next empty line, or to the end of the text.
                document.isWhole = false
            }
            blocks.append(.html(literal))
        case .thematicBreak:
            blocks.append(.thematicBreak)
        default:
            break
        }
    }

    private mutating func appendParagraph(_ node: CommonMarkNode, to blocks: inout [Block], depth: Int) {
        if mayHoldTables, let rows = tableRows(in: node) {
            return appendTable(rows, at: position(of: node), to: &blocks, depth: depth)
        }
        var inlines = inlines(in: node, depth: depth)
        if conventions != nil {
            if footnotes.mayHoldDefinitions {
                takeFootnoteDefinitions(from: &inlines, endingOn: node.endLine + firstLine - 1)
            }
            if inlines.isEmpty { return }
            if let figure = figure(from: inlines) { return blocks.append(.figure(figure)) }
        }
        let position = position(of: node)
        blocks.append(
            .paragraph(
                Paragraph(
                    inlines: inlines, validity: validity(of: inlines, at: position), position: position)))
    }

    private mutating func appendList(_ node: CommonMarkNode, to blocks: inout [Block], depth: Int) {
        var items: [[Block]] = []
        var places: [SourcePosition] = []
        var child = node.firstChild
        while let item = child {
            if depth + 1 > Self.deepestNesting {
                reportNesting(item)
            } else {
                items.append(self.blocks(in: item, depth: depth + 1))
                places.append(position(of: item))
            }
            child = item.next
        }
        let list = List(
            start: node.listStart, isTight: node.isTightList, items: items, position: position(of: node))
        if conventions != nil {
            if let checklist = checklist(from: list, at: places) {
                return blocks.append(.checklist(checklist))
            }
            if attachDescription(list, to: &blocks) { return }
        }
        blocks.append(.list(list))
    }

    // MARK: Inlines

    mutating func inlines(in parent: CommonMarkNode, depth: Int) -> [Inline] {
        var result: [Inline] = []
        result.reserveCapacity(parent.childCount)
        var child = parent.firstChild
        while let node = child {
            append(node, to: &result, depth: depth + 1)
            child = node.next
        }
        return result
    }

    private mutating func append(_ node: CommonMarkNode, to inlines: inout [Inline], depth: Int) {
        guard depth <= Self.deepestNesting else { return reportNesting(node) }
        switch node.kind {
        case .text:
            appendText(node.literal, at: position(of: node), to: &inlines)
        case .softBreak:
            inlines.append(.softBreak)
        case .hardBreak:
            inlines.append(.hardBreak)
        case .code:
            if conventions != nil { checkAlphabets(in: node.literal, at: position(of: node)) }
            inlines.append(.code(restored(node.literal)))
        case .emphasis:
            inlines.append(.emphasis(self.inlines(in: node, depth: depth)))
        case .strong:
            inlines.append(.strong(self.inlines(in: node, depth: depth)))
        case .html:
            let literal = restored(node.literal)
            if conventions != nil { reportHTML(literal, at: position(of: node)) }
            inlines.append(.html(literal))
        case .link:
            let destination = restored(node.destination)
            // The index is taken before the children are read, so that indices follow the text.
            let index = document.links.count
            document.links.append(
                LinkUse(destination: destination, isEmpty: true, position: position(of: node)))
            let children = self.inlines(in: node, depth: depth)
            checkNoFootnote(in: children, "en länk")
            checkTitle(of: node)
            document.links[index].isEmpty = PlainText.of(children).allSatisfy(\.isWhitespace)
            inlines.append(
                .link(
                    Link(
                        destination: destination, title: node.title.map { restored($0) }, children: children,
                        index: index,
                        position: position(of: node))))
        case .image:
            let destination = restored(node.destination)
            let index = document.images.count
            document.images.append(
                LinkUse(destination: destination, isEmpty: true, position: position(of: node)))
            let alternative = self.inlines(in: node, depth: depth)
            checkTitle(of: node)
            document.images[index].isEmpty = PlainText.of(alternative).allSatisfy(\.isWhitespace)
            inlines.append(
                .image(
                    Image(
                        destination: destination, title: node.title.map { restored($0) },
                        alternative: alternative,
                        index: index, position: position(of: node))))
        default:
            break
        }
    }

    /// What stands in quotation marks after an address: a figure's caption, for one.
    private mutating func checkTitle(of node: CommonMarkNode) {
        guard conventions != nil, let title = node.title else { return }
        checkAlphabets(in: title, at: position(of: node))
    }

    private mutating func appendText(_ text: String, at position: SourcePosition, to inlines: inout [Inline])
    {
        guard conventions != nil else { return inlines.append(.text(text, position)) }
        checkAlphabets(in: text, at: position)
        if mayHoldFootnotes && text.holds(FootnoteMask.marker)
            || mayHoldCitations && text.holds(UInt8(ascii: "@"))
        {
            appendMarks(in: text, at: position, to: &inlines)
        } else {
            inlines.append(.text(FootnoteMask.restoreAt(text), position))
        }
    }

    // MARK: Places and faults

    func position(of node: CommonMarkNode) -> SourcePosition {
        guard let displacement else {
            return SourcePosition(line: node.startLine + firstLine - 1, column: node.startColumn)
        }
        return SourcePosition(
            line: displacement.line, column: max(1, node.startColumn + displacement.columns))
    }

    /// Reports a fault at a text of the page, looked for on its line near where cmark says it is.
    mutating func report(
        _ code: DiagnosticCode, severity: DiagnosticSeverity = .error, at position: SourcePosition,
        text: String? = nil, _ message: String, hint: String? = nil
    ) {
        guard diagnostics.count < Diagnostic.most else { return }
        let range: SourceRange
        if let text {
            range = source.range(of: text, line: Int(position.line), near: Int(position.column))
        } else {
            range = source.range(
                line: Int(position.line), utf8Column: Int(position.column), length: 1)
        }
        diagnostics.append(
            Diagnostic(
                in: source, at: range, severity: severity, code: code, message: message, hint: hint))
    }

    private mutating func reportNesting(_ node: CommonMarkNode) {
        guard !nestingFault else { return }
        nestingFault = true
        document.isWhole = false
        report(
            .nestingTooDeep, at: position(of: node),
            "Texten är nästlad djupare än \(Self.deepestNesting) nivåer.",
            hint: "Skriv om stycket med färre nivåer av listor och citat.")
    }

    private mutating func reportHTML(_ literal: String, at position: SourcePosition) {
        let start = String(literal.prefix { !$0.isNewline })
        report(
            .rawHTML, at: position, text: start, "HTML-kod får inte stå i texten.",
            hint: "Skriv med Markdown i stället. Ska tecknet < synas i texten skrivs det \\<.")
    }
}
