internal import Diagnostics

extension DocumentParser {
    /// The box that a block quote is, if its first line is `[!TYPE] Title`.
    mutating func box(_ blocks: [Block], at position: SourcePosition) -> Block? {
        guard let conventions, case .paragraph(let first)? = blocks.first,
            case .text(let text, let start)? = first.inlines.first, text.hasPrefix("[!"),
            let close = text.firstIndex(of: "]"), !mayHoldEscapes || isWritten("[!", on: Int(start.line))
        else { return nil }
        var type = String(text[text.index(text.startIndex, offsetBy: 2)..<close])
        if !conventions.boxTypes.contains(type) {
            let near =
                conventions.boxTypes.contains(type.uppercased())
                ? type.uppercased() : NearMiss.suggestion(for: type, among: conventions.boxTypes)
            report(
                .unknownBox, at: start, text: "[!\(type)]", "Det finns ingen ruta som heter ”\(type)”.",
                hint: near.map { "Menade du [!\($0)]?" }
                    ?? "Rutorna är \(conventions.boxTypes.map { "[!\($0)]" }.joined(separator: ", ")).")
            guard let near else { return nil }
            // The one that was probably meant: its first line is no text that others find fault with.
            type = near
        }
        var body = Array(first.inlines.dropFirst())
        let afterMark = text[text.index(after: close)...].drop { $0.isWhitespace }
        let column = Int(start.column) + text.utf8.count - afterMark.utf8.count
        var rest = String(afterMark)
        // A space before markup belongs to the title; one at the end of the line does not.
        if body.isEmpty || body.first == .softBreak || body.first == .hardBreak {
            rest = rest.trimmingSpaces()
        }
        var title: [Inline] =
            rest.isEmpty ? [] : [.text(rest, SourcePosition(line: Int(start.line), column: column))]
        // The title is the first line; text may follow below it without an empty line between.
        let end = body.firstIndex { $0 == .softBreak || $0 == .hardBreak } ?? body.endIndex
        title += body[..<end]
        body = Array(body[end...].dropFirst())
        var inner = Array(blocks.dropFirst())
        if !body.isEmpty {
            inner.insert(.paragraph(Paragraph(inlines: body, position: first.position)), at: 0)
        }
        boxCount += 1
        let source = takeSource(from: &inner, marker: conventions.sourceMarker)
        return .box(
            Box(type: type, title: title, blocks: inner, source: source, number: boxCount, position: position)
        )
    }

    private func takeSource(from blocks: inout [Block], marker: String) -> [Inline]? {
        guard case .paragraph(let last)? = blocks.last, let source = last.inlines.droppingPrefix(marker)
        else {
            return nil
        }
        blocks.removeLast()
        return source
    }
}

extension [Inline] {
    /// What follows a marker that the text begins with; `nil` where it does not.
    func droppingPrefix(_ marker: String) -> [Inline]? {
        guard case .text(let text, let position)? = first, text.hasPrefix(marker) else { return nil }
        let rest = String(text.dropFirst(marker.count).drop(while: \.isWhitespace))
        var result = Array(dropFirst())
        if rest.isEmpty {
            if result.first == .softBreak { result.removeFirst() }
        } else {
            let column = Int(position.column) + text.utf8.count - rest.utf8.count
            result.insert(.text(rest, SourcePosition(line: Int(position.line), column: column)), at: 0)
        }
        return result
    }
}
