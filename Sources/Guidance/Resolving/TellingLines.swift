import Diagnostics
import LegalReferences
import Markdown

/// The lines of a page that may say something of references: told in one look at its source, so that the tree of all that stands
/// on the others, which is most of a page, is not even walked.
struct TellingLines {
    /// In order.
    private var numbers: [Int]
    /// Whether every line has to be looked at.
    private var areAll = false
    /// Whether links to acts that the author has written stand on some of them.
    private(set) var haveWrittenLinks = false
    /// Whether some of them are in footnotes.
    private(set) var areInNotes = false

    init(of source: SourceFile, _ body: borrowing Body, _ recognizer: Recognizer) {
        numbers = recognizer.tellingLines(in: source.bytes.span)
        for index in body.links.indices {
            guard case .act = body.links[index] else { continue }
            haveWrittenLinks = true
            add(body.document.links[index].position)
        }
        // For a reference in a note the sentence of its mark is quoted. Where a note has several, each may be the one.
        let notes = body.document.footnotes
        for index in notes.indices where hold(anyOf: notes.extent(of: index)) {
            areInNotes = true
            add(notes[index].firstUse)
            if notes[index].uses > 1 { areAll = true }
        }
    }

    var isEmpty: Bool { numbers.isEmpty && !areAll }

    /// How many there are, where they are not all.
    var count: Int { numbers.count }

    private mutating func add(_ position: SourcePosition) {
        let line = Int(position.line)
        numbers.insert(line, at: place(of: line))
    }

    /// Whether one of them is among some lines.
    func hold(anyOf lines: Range<Int>) -> Bool {
        let first = place(of: lines.lowerBound)
        return areAll || first < numbers.count && numbers[first] < lines.upperBound
    }

    /// Where the first one stands that is not before a line.
    private func place(of line: Int) -> Int { numbers.countBefore { $0 < line } }
}

extension Array<Footnote> {
    /// The lines of a footnote, and perhaps some after it.
    func extent(of index: Int) -> Range<Int> {
        let first = Int(self[index].position.line)
        var end = Int.max
        for note in indices where self[note].position.line > first {
            end = Swift.min(end, Int(self[note].position.line))
        }
        return first..<end
    }
}

extension Span<Block> {
    /// The line where a block begins; `nil` where that is not known. What is only looked at is not copied.
    func line(of index: Int) -> Int? {
        let position: SourcePosition
        switch self[index] {
        case .paragraph(let paragraph): position = paragraph.position
        case .heading(let heading): position = heading.position
        case .list(let list): position = list.position
        case .box(let box): position = box.position
        case .table(let table): position = table.position
        case .checklist(let checklist): position = checklist.position
        case .figure(let figure): position = figure.image.position
        case .quote(let children): return children.firstLine
        case .code, .html, .thematicBreak: return nil
        }
        return position.line > 0 ? Int(position.line) : nil
    }
}

extension [Block] {
    /// The line where the first begins; `nil` where that is not known.
    var firstLine: Int? {
        let each = span
        return isEmpty ? nil : each.line(of: 0)
    }
}
