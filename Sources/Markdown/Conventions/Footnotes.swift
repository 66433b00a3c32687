internal import Diagnostics

/// The footnotes of one page while it is read.
struct FootnoteTable {
    struct Definition {
        var inlines: [Inline]
        var position: SourcePosition
    }

    struct Use {
        var number: Int
        var count: Int
        var first: SourcePosition
    }

    /// Whether the page has a line that begins as a footnote's definition does.
    var mayHoldDefinitions = false
    var definitions: [String: Definition] = [:]
    /// The last line of the note read last.
    var lastLine = 0
    var uses: [String: Use] = [:]

    /// Counts a mark in the text; the first mark of a footnote gives it its number.
    mutating func use(_ id: String, at position: SourcePosition) -> FootnoteReference {
        var use = uses[id] ?? Use(number: uses.count + 1, count: 0, first: position)
        use.count += 1
        uses[id] = use
        return FootnoteReference(id: id, number: use.number, occurrence: use.count, position: position)
    }
}

extension DocumentParser {
    /// Takes the lines that begin with `[^id]:` out of a paragraph.
    mutating func takeFootnoteDefinitions(from inlines: inout [Inline], endingOn lastLine: Int) {
        var kept: [Inline] = []
        var current: (id: String, inlines: [Inline], position: SourcePosition)?
        for (index, inline) in inlines.enumerated() {
            let startsLine = index == 0 || inlines[index - 1] == .softBreak
            if startsLine, case .text(let text, let position) = inline, let (id, rest) = definition(text) {
                if let current { define(current) }
                if kept.last == .softBreak { kept.removeLast() }
                let column = Int(position.column) + text.utf8.count - rest.utf8.count
                let start = SourcePosition(line: Int(position.line), column: column)
                current = (id, rest.isEmpty ? [] : [.text(rest, start)], position)
            } else if current != nil {
                current?.inlines.append(inline)
            } else {
                kept.append(inline)
            }
        }
        if let current {
            define(current)
            footnotes.lastLine = lastLine
        }
        inlines = kept
    }

    /// The id and the text of a line that begins with a hidden `[^id]:`.
    private func definition(_ text: String) -> (id: String, rest: String)? {
        let bytes = text.utf8
        guard bytes.first == UInt8(ascii: "^"), bytes.dropFirst().first == FootnoteMask.marker,
            let end = bytes.dropFirst(2).firstIndex(of: UInt8(ascii: "^")),
            case let colon = bytes.index(after: end), colon < bytes.endIndex,
            bytes[colon] == UInt8(ascii: ":")
        else { return nil }
        let id = String(text[bytes.index(bytes.startIndex, offsetBy: 2)..<end])
        let rest = text[bytes.index(after: colon)...].drop { $0 == " " }
        return (id, String(rest))
    }

    private mutating func define(_ note: (id: String, inlines: [Inline], position: SourcePosition)) {
        var inlines = note.inlines
        if inlines.last == .softBreak { inlines.removeLast() }
        if !Slug.isValid(note.id) {
            report(
                .invalidID, at: note.position, text: note.id,
                "Fotnotens namn ”\(note.id)” får bara ha a–z, 0–9 och bindestreck.",
                hint: "Byt till \(Slug.make(from: note.id).isEmpty ? "not-1" : Slug.make(from: note.id)).")
        }
        if let first = footnotes.definitions[note.id] {
            report(
                .duplicateFootnote, at: note.position, text: "[^\(note.id)]:",
                "Fotnoten ”\(note.id)” finns redan på rad \(first.position.line).",
                hint: "Ta bort den ena eller ge den ett eget namn.")
        } else {
            footnotes.definitions[note.id] = FootnoteTable.Definition(
                inlines: inlines, position: note.position)
        }
    }

    /// A note is one paragraph; CommonMark reads an indented one below it as code, which nobody means.
    mutating func checkFootnoteContinuation(_ node: CommonMarkNode) {
        let start = position(of: node)
        let emptyLines = Int(start.line) - footnotes.lastLine - 1
        guard conventions != nil, footnotes.lastLine > 0, (0...2).contains(emptyLines),
            let line = source.line(Int(start.line)), line.hasPrefix("    ") || line.hasPrefix("\t")
        else { return }
        report(
            .footnoteContinuation, at: start,
            "En fotnot är ett enda stycke; det indragna stycket hör inte till den.",
            hint: "Skriv hela noten i ett stycke, eller ta bort indraget om det är ett eget stycke.")
    }

    /// Lists the page's footnotes in the order of their numbers, and reports those without text or without use.
    mutating func finishFootnotes() {
        for (id, use) in footnotes.uses.sorted(by: { $0.value.number < $1.value.number }) {
            if let definition = footnotes.definitions[id] {
                document.footnotes.append(
                    Footnote(
                        id: id, number: use.number, inlines: definition.inlines, uses: use.count,
                        position: definition.position, firstUse: use.first))
            } else if document.isWhole {
                let near = NearMiss.suggestion(for: id, among: footnotes.definitions.keys)
                report(
                    .unknownFootnote, at: use.first, text: "[^\(id)]",
                    "Fotnoten ”\(id)” har ingen text på sidan.",
                    hint: near.map { "Menade du [^\($0)]?" }
                        ?? "Skriv ett stycke som börjar med [^\(id)]: nederst på sidan.")
            }
        }
        for (id, definition) in footnotes.definitions.sorted(by: {
            $0.value.position.line < $1.value.position.line
        })
        where footnotes.uses[id] == nil && document.isWhole {
            report(
                .unusedFootnote, severity: .warning, at: definition.position, text: "[^\(id)]:",
                "Inget i texten hänvisar till fotnoten ”\(id)”.",
                hint: "Sätt [^\(id)] där den hör hemma, eller ta bort noten.")
        }
    }
}
