import Markdown

/// Links the first use of each glossary term in a section to the glossary.
///
/// Never in headings, boxes' titles or the texts of checklist items: a link in a label would be ticked by mistake.
struct TermLinker: Sendable {
    private struct Form {
        var bytes: [UInt8]
        var term: String
        /// An abbreviation is matched as it is written: `FMB`, but not `fmb`.
        var isExact: Bool
    }

    /// By the first word in lower case, the longest form first.
    private let forms: [[UInt8]: [Form]]
    /// By first byte: a bit for each length of those words, so that few of a text's words are looked up.
    private let lengths: [UInt64]

    init(_ terms: Register<Term>) {
        var forms: [[UInt8]: [Form]] = [:]
        var lengths = [UInt64](repeating: 0, count: 256)
        for term in terms.entries {
            for text in [term.term] + term.forms where !text.isEmpty {
                let isExact = text.allSatisfy { $0.isUppercase || !$0.isLetter }
                let bytes = Array(text.utf8)
                let form = Form(
                    bytes: isExact ? bytes : bytes.inLowerCase, term: term.id, isExact: isExact)
                let first = Array(bytes.prefix(while: \.isOfLatinWord)).inLowerCase
                forms[first, default: []].append(form)
                if let letter = first.first { lengths[Int(letter)] |= Self.bit(first.count) }
            }
        }
        self.forms = forms.mapValues { list in
            list.enumerated().sorted {
                ($1.element.bytes.count, $0.offset) < ($0.element.bytes.count, $1.offset)
            }
            .map(\.element)
        }
        self.lengths = lengths
    }

    /// The longest words share one.
    private static func bit(_ length: Int) -> UInt64 { 1 << UInt64(min(length, 63)) }

    var isEmpty: Bool { forms.isEmpty }

    /// The body with its terms linked.
    func link(_ body: consuming Body) -> Body {
        guard !isEmpty else { return body }
        var pass = Pass(linker: self, body: body)
        pass.run()
        return pass.body
    }

    fileprivate func matches(in text: RunningText, seen: inout Set<String>) -> [(
        range: Range<Int>, term: String
    )] {
        let original = text.bytes
        let bytes = original.inLowerCase
        var result: [(range: Range<Int>, term: String)] = []
        var index = 0
        while index < bytes.count {
            guard bytes[index].isOfLatinWord else {
                index += 1
                continue
            }
            var wordEnd = index
            while wordEnd < bytes.count, bytes[wordEnd].isOfLatinWord { wordEnd += 1 }
            guard lengths[Int(bytes[index])] & Self.bit(wordEnd - index) != 0 else {
                index = wordEnd
                continue
            }
            var next = wordEnd
            for form in forms[Array(bytes[index..<wordEnd])] ?? [] {
                let end = index + form.bytes.count
                guard end <= bytes.count, end == bytes.count || !bytes[end].isOfLatinWord,
                    (form.isExact ? original : bytes)[index..<end].elementsEqual(form.bytes),
                    // `sjukskrivnings-` is half a word, and so is what a hyphen stands before.
                    end == bytes.count || bytes[end] != UInt8(ascii: "-"),
                    index == 0 || bytes[index - 1] != UInt8(ascii: "-")
                else { continue }
                if seen.insert(form.term).inserted { result.append((index..<end, form.term)) }
                next = end
                break
            }
            index = next
        }
        return result
    }
}

/// One walk over a page; what has been linked is forgotten at each heading.
private struct Pass {
    let linker: TermLinker
    var body: Body
    var seen: Set<String> = []

    init(linker: TermLinker, body: Body) {
        self.linker = linker
        self.body = body
    }

    mutating func run() {
        body.document.blocks = blocks(body.document.blocks)
        seen = []
        for index in body.document.footnotes.indices {
            seen = []
            body.document.footnotes[index].inlines = inlines(body.document.footnotes[index].inlines)
        }
    }

    private mutating func blocks(_ blocks: [Block]) -> [Block] { blocks.map { block($0) } }

    private mutating func block(_ block: Block) -> Block {
        switch block {
        case .paragraph(var paragraph):
            paragraph.inlines = inlines(paragraph.inlines)
            return .paragraph(paragraph)
        case .heading:
            seen = []
            return block
        case .list(var list):
            list.items = list.items.map { blocks($0) }
            return .list(list)
        case .quote(let children): return .quote(blocks(children))
        case .box(var box):
            box.blocks = blocks(box.blocks)
            return .box(box)
        case .table(var table):
            table.rows = table.rows.map { $0.map { inlines($0) } }
            return .table(table)
        case .checklist(var checklist):
            for index in checklist.items.indices {
                checklist.items[index].blocks = blocks(checklist.items[index].blocks)
            }
            return .checklist(checklist)
        case .figure(var figure):
            figure.description = blocks(figure.description)
            return .figure(figure)
        case .code, .html, .thematicBreak: return block
        }
    }

    private mutating func inlines(_ inlines: [Inline]) -> [Inline] {
        noteExplicitTerms(in: inlines)
        let matches = linker.matches(in: RunningText(inlines), seen: &seen)
        guard !matches.isEmpty else { return inlines }
        let first = body.links.count
        let annotations = matches.enumerated().map { index, match in
            RunningText.Annotation(
                range: match.range, destination: "term:\(match.term)", index: first + index)
        }
        body.links += matches.map { .term($0.term) }
        body.document.links += matches.map { match in
            LinkUse(destination: "term:\(match.term)", isEmpty: false, position: position(of: inlines))
        }
        return RunningText.linking(inlines, annotations)
    }

    /// A term that the author has linked is not linked again.
    private mutating func noteExplicitTerms(in inlines: [Inline]) {
        for inline in inlines {
            switch inline {
            case .link(let link):
                if case .term(let id) = body.links[link.index] { seen.insert(id) }
            case .emphasis(let children), .strong(let children): noteExplicitTerms(in: children)
            default: break
            }
        }
    }

    private func position(of inlines: [Inline]) -> SourcePosition {
        for inline in inlines { if case .text(_, let position) = inline { return position } }
        return .unknown
    }
}
