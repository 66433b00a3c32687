import Diagnostics
import LegalReferences
import Markdown

/// One walk over a page.
///
/// Most of a page holds no reference: what stands on lines that tell of none is passed by, what stays as it is is not made
/// anew, and a paragraph's words are told only where something is found in it.
struct ReferencePass {
    let linker: ReferenceLinker
    /// The page's.
    let source: SourceFile
    var body: Body
    let telling: TellingLines
    var diagnostics: [Diagnostic] = []
    /// The acts and works whose bare name has been linked in this section.
    var seen: Set<String> = []
    var quoting = Quoting()
    /// The act that the paragraph before has named, for the list that it introduces.
    var introduced: String?
    /// The running text being read; its room is used again for the next.
    var text = RunningText()
    let reader: ReferenceReader

    init(linker: ReferenceLinker, source: SourceFile, body: consuming Body) {
        self.linker = linker
        self.source = source
        reader = ReferenceReader(linker.recognizer)
        telling = TellingLines(of: source, body, linker.recognizer)
        self.body = body
    }

    mutating func run() {
        guard !telling.isEmpty else { return }
        // A line mostly holds one.
        body.references.reserveCapacity(telling.count)
        body.links.reserveCapacity(body.links.count + telling.count)
        body.document.links.reserveCapacity(body.document.links.count + telling.count)
        if let blocks = linked(body.document.blocks, act: nil, on: 0..<Int.max) {
            body.document.blocks = blocks
        }
        for index in body.document.footnotes.indices
        where telling.hold(anyOf: body.document.footnotes.extent(of: index)) {
            seen = []
            quoting.begin(body.document.footnotes[index])
            if let inlines = linked(body.document.footnotes[index].inlines) {
                body.document.footnotes[index].inlines = inlines
            }
        }
        sortReferences()
    }

    /// By their places, which they mostly are: only footnotes may stand before the text that they are read after.
    private mutating func sortReferences() {
        func isBefore(_ a: SourcePosition, _ b: SourcePosition) -> Bool {
            (a.line, a.column) < (b.line, b.column)
        }
        let isSorted = body.references.indices.dropFirst().allSatisfy {
            !isBefore(body.references[$0].position, body.references[$0 - 1].position)
        }
        if !isSorted { body.references.sort { isBefore($0.position, $1.position) } }
    }

    // MARK: Blocks; nothing comes back where nothing has become a link

    /// - Parameter lines: those where the blocks stand, and perhaps some after them.
    private mutating func linked(_ blocks: [Block], act: String?, on lines: Range<Int>) -> [Block]? {
        var result: [Block]?
        // What is only looked at is not copied out of its array.
        let each = blocks.span
        var first = lines.lowerBound
        var next = blocks.firstLine
        for index in blocks.indices {
            let before = first
            first = next ?? before
            next = index + 1 < blocks.count ? each.line(of: index + 1) : nil
            var extent = Self.extent(from: first, to: next, within: lines)
            var context = act
            switch each[index] {
            case .paragraph: break
            case .list:
                context = introduced ?? act
                introduced = nil
            case .heading, .code, .html, .thematicBreak:
                if case .heading = each[index] { seen = [] }
                introduced = nil
                continue
            case .table:
                // Its caption stands above it.
                extent = before..<extent.upperBound
                introduced = nil
            case .figure:
                // Its caption may stand anywhere, where the address of its picture can.
                extent = lines
                introduced = nil
            case .quote, .box, .checklist: introduced = nil
            }
            guard isLookedAt(extent, act: context) else { continue }
            let outer = setQuoting(for: blocks, at: index)
            if let block = linked(each, index, act: context, on: extent) {
                result.replace(index, of: blocks, by: block)
            }
            if let outer { quoting.setting = outer }
        }
        return result
    }

    /// Says what stands around the text of a block; what stood around all of them comes back where that is something else.
    private mutating func setQuoting(for blocks: [Block], at index: Int) -> Setting? {
        let outer = quoting.setting
        switch blocks[index] {
        case .paragraph: return nil
        case .list, .checklist:
            // One that begins an item goes on with what introduces that.
            if index == 0 { return nil }
            quoting.setting = outer.inList(after: blocks[index - 1])
        default: quoting.setting = Setting()
        }
        return outer
    }

    /// The lines from where something begins to where the next does; all that are left, where that is not known.
    private static func extent(from first: Int, to next: Int?, within lines: Range<Int>) -> Range<Int> {
        first..<max(next.flatMap { $0 > first ? $0 : nil } ?? lines.upperBound, first + 1)
    }

    /// Whether lines may hold a reference; where they do not, they are passed by.
    private mutating func isLookedAt(_ lines: Range<Int>, act: String?) -> Bool {
        // Where an act has been named, any line may hold a place in it.
        if act != nil || telling.hold(anyOf: lines) { return true }
        passBy(lines)
        return false
    }

    /// What is left of blocks that hold no reference.
    private mutating func passBy(_ lines: Range<Int>) {
        introduced = nil
        guard !seen.isEmpty else { return }
        let hasHeading = body.document.anchors.contains { anchor in
            if case .heading = anchor.kind { lines.contains(Int(anchor.position.line)) } else { false }
        }
        if hasHeading { seen = [] }
    }

    private mutating func linked(_ blocks: Span<Block>, _ index: Int, act: String?, on lines: Range<Int>)
        -> Block?
    {
        switch blocks[index] {
        case .paragraph(let paragraph):
            guard let inlines = linked(paragraph.inlines, act: act) else { return nil }
            var paragraph = paragraph
            paragraph.inlines = inlines
            return .paragraph(paragraph)
        case .list(let list):
            let items = linked(list.items, act: act, on: lines)
            introduced = nil
            guard let items else { return nil }
            var list = list
            list.items = items
            return .list(list)
        case .quote(let children): return linked(children, act: nil, on: lines).map { .quote($0) }
        case .box(let box): return linked(box, on: lines).map { .box($0) }
        case .table(let table): return linked(table).map { .table($0) }
        case .checklist(var checklist):
            for index in checklist.items.indices {
                let item = checklist.items[index]
                checklist.items[index].more = linksBeside(item)
                let setting = quoting.setting
                quoting.setting = setting.inList(after: item.text)
                defer { quoting.setting = setting }
                if let blocks = linked(checklist.items[index].blocks, act: nil, on: lines) {
                    checklist.items[index].blocks = blocks
                }
            }
            return .checklist(checklist)
        case .figure(var figure):
            let (caption, description) = (
                linked(figure.caption), linked(figure.description, act: nil, on: lines)
            )
            if caption == nil, description == nil { return nil }
            figure.caption = caption ?? figure.caption
            figure.description = description ?? figure.description
            return .figure(figure)
        case .heading, .code, .html, .thematicBreak: return nil
        }
    }

    private mutating func linked(_ items: [[Block]], act: String?, on lines: Range<Int>) -> [[Block]]? {
        var result: [[Block]]?
        for index in items.indices where !items[index].isEmpty {
            let next = index + 1 < items.count ? items[index + 1].firstLine : nil
            let extent = Self.extent(
                from: items[index].firstLine ?? lines.lowerBound, to: next, within: lines)
            if isLookedAt(extent, act: act), let item = linked(items[index], act: act, on: extent) {
                result.replace(index, of: items, by: item)
            }
        }
        return result
    }

    private mutating func linked(_ box: Box, on lines: Range<Int>) -> Box? {
        let (blocks, source) = (linked(box.blocks, act: nil, on: lines), box.source.flatMap { linked($0) })
        if blocks == nil, source == nil { return nil }
        var box = box
        box.blocks = blocks ?? box.blocks
        box.source = source ?? box.source
        return box
    }

    private mutating func linked(_ table: Table) -> Table? {
        let caption = table.caption.flatMap { linked($0) }
        let header = linked(table.header) { $0.linked($1) }
        let rows = linked(table.rows) { pass, row in
            pass.quoting.setting = Setting(row: row)
            return pass.linked(row) { $0.linked($1) }
        }
        if caption == nil, header == nil, rows == nil { return nil }
        var table = table
        table.caption = caption ?? table.caption
        table.header = header ?? table.header
        table.rows = rows ?? table.rows
        return table
    }

    private mutating func linked<Element>(
        _ elements: [Element], _ link: (inout Self, Element) -> Element?
    ) -> [Element]? {
        var result: [Element]?
        for index in elements.indices {
            if let element = link(&self, elements[index]) {
                result.replace(index, of: elements, by: element)
            }
        }
        return result
    }
}
