internal import Diagnostics

/// The source of a pipe table: cmark has read its paragraph as running text, across the cells.
struct TableRows {
    struct Cell {
        var bytes: [UInt8]
        var position: SourcePosition
    }

    /// What stands above the header in the same paragraph: a caption written without an empty line.
    var lead: [UInt8]
    var leadLine: Int
    var header: [Cell]
    var alignments: [Table.Alignment]
    var rows: [[Cell]]
}

extension DocumentParser {
    /// The rows of the table that a paragraph is, if its second line, or a later one, is a row of dashes.
    func tableRows(in node: CommonMarkNode) -> TableRows? {
        guard node.endLine > node.startLine else { return nil }
        let lines = sourceLines(node.startLine...node.endLine)
        guard
            let delimiter = lines.indices.dropFirst().first(where: {
                lines[$0].bytes.contains(UInt8(ascii: "|")) && alignments(in: lines[$0].bytes) != nil
            }), let alignments = alignments(in: lines[delimiter].bytes)
        else { return nil }
        let header = cells(in: lines[delimiter - 1])
        guard header.count == alignments.count else { return nil }
        return TableRows(
            lead: Array(lines[..<(delimiter - 1)].map(\.bytes).joined(separator: [UInt8(ascii: "\n")])),
            leadLine: Int(lines[0].position.line), header: header, alignments: alignments,
            rows: lines[(delimiter + 1)...].map { cells(in: $0) })
    }

    mutating func appendTable(
        _ source: TableRows, at position: SourcePosition, to blocks: inout [Block], depth: Int
    ) {
        tableCount += 1
        let number = tableCount
        if !source.lead.isEmpty {
            let lead = parseApart(
                [
                    TableRows.Cell(
                        bytes: source.lead, position: SourcePosition(line: source.leadLine, column: 1))
                ],
                depth: depth)
            blocks.append(.paragraph(Paragraph(inlines: lead[0], position: position)))
        }
        let width = source.header.count
        var cells = source.header
        for row in source.rows {
            if row.count > width {
                report(
                    .tableRowTooLong, at: row[width].position,
                    "Raden har \(row.count) celler, men tabellens huvud har \(width).",
                    hint: "Ta bort en cell, eller skriv \\| om strecket hör till texten.")
            }
            cells += row.prefix(width)
            cells += (row.count..<max(row.count, width)).map { _ in
                TableRows.Cell(bytes: [], position: position)
            }
        }
        let parsed = parseApart(cells, depth: depth)
        let rows = stride(from: width, to: parsed.count, by: width).map { Array(parsed[$0..<($0 + width)]) }
        blocks.append(
            .table(
                Table(
                    caption: takeCaption(from: &blocks), alignments: source.alignments,
                    header: Array(parsed[..<width]), rows: rows, number: number, position: position)))
    }

    private func takeCaption(from blocks: inout [Block]) -> [Inline]? {
        guard let marker = conventions?.tableMarker, case .paragraph(let above)? = blocks.last,
            let caption = above.inlines.droppingPrefix(marker)
        else { return nil }
        blocks.removeLast()
        return caption
    }

    mutating func checkCaptions(in blocks: [Block]) {
        guard let marker = conventions?.tableMarker else { return }
        for case .paragraph(let paragraph) in blocks {
            guard case .text(let text, let position)? = paragraph.inlines.first, text.hasPrefix(marker) else {
                continue
            }
            report(
                .captionWithoutTable, at: position, text: marker, "Under tabellrubriken står ingen tabell.",
                hint:
                    "Tabellen ska stå direkt under. Varje rad börjar och slutar med |, och under huvudet står en rad med ---."
            )
        }
    }

    /// Reads each cell as running text, all in one go.
    ///
    /// Every cell becomes a paragraph that begins with a control character and a full stop, so that `- a` in a cell stays
    /// text and emphasis at its beginning is found. Definitions of reference links are repeated below.
    private mutating func parseApart(_ cells: [TableRows.Cell], depth: Int) -> [[Inline]] {
        var text: [UInt8] = []
        for cell in cells {
            text += [0x03, UInt8(ascii: ".")] + cell.bytes + [UInt8(ascii: "\n"), UInt8(ascii: "\n")]
        }
        if text.contains(UInt8(ascii: "[")) { text += definitionsOfLinks() }
        let tree = CommonMarkTree(parsing: text)
        return tree.withRoot { root in
            var result: [[Inline]] = []
            var child = root.firstChild
            while let node = child, result.count < cells.count {
                let cell = cells[result.count]
                displacement = Displacement(
                    line: Int(cell.position.line), columns: Int(cell.position.column) - 3)
                var inlines = inlines(in: node, depth: depth)
                if case .text(let first, let position)? = inlines.first {
                    let rest = String(first.dropFirst(2))
                    let place = SourcePosition(line: Int(position.line), column: Int(position.column) + 2)
                    if rest.isEmpty { inlines.removeFirst() } else { inlines[0] = .text(rest, place) }
                }
                result.append(inlines)
                child = node.next
            }
            displacement = nil
            return result
        }
    }

    private mutating func definitionsOfLinks() -> [UInt8] {
        if let linkDefinitions { return linkDefinitions }
        var result: [UInt8] = []
        for line in body.split(whereSeparator: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }) {
            guard line.first == UInt8(ascii: "["), let close = line.firstIndex(of: UInt8(ascii: "]")),
                close + 1 < line.endIndex, line[close + 1] == UInt8(ascii: ":")
            else { continue }
            result += line + [UInt8(ascii: "\n")]
        }
        linkDefinitions = result
        return result
    }

    // MARK: Reading rows

    private struct Line {
        var bytes: ArraySlice<UInt8>
        /// Of its first byte that is not white space.
        var position: SourcePosition
    }

    /// Lines of the page without the marks of the block quotes that they stand in and without indentation.
    private func sourceLines(_ numbers: ClosedRange<Int>) -> [Line] {
        numbers.filter { $0 >= 1 && $0 <= lineStarts.count }.map { number in
            let start = lineStarts[number - 1]
            var text = body[start..<(number < lineStarts.count ? lineStarts[number] : body.count)]
            while text.last == UInt8(ascii: "\n") || text.last == UInt8(ascii: "\r") { text.removeLast() }
            var marks = quoteDepth
            while let byte = text.first {
                if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") {
                    text.removeFirst()
                } else if byte == UInt8(ascii: ">"), marks > 0 {
                    text.removeFirst()
                    marks -= 1
                } else {
                    break
                }
            }
            let position = SourcePosition(line: number + firstLine - 1, column: text.startIndex - start + 1)
            return Line(bytes: text, position: position)
        }
    }

    private func alignments(in line: ArraySlice<UInt8>) -> [Table.Alignment]? {
        guard line.contains(UInt8(ascii: "-")),
            line.allSatisfy({ " \t|:-".utf8.contains($0) })
        else { return nil }
        var result: [Table.Alignment] = []
        for cell in cells(in: Line(bytes: line, position: .unknown)) {
            let left = cell.bytes.first == UInt8(ascii: ":")
            let right = cell.bytes.last == UInt8(ascii: ":") && cell.bytes.count > 1
            let dashes = cell.bytes.drop { $0 == UInt8(ascii: ":") }.prefix { $0 == UInt8(ascii: "-") }
            guard !dashes.isEmpty, dashes.count + (left ? 1 : 0) + (right ? 1 : 0) == cell.bytes.count else {
                return nil
            }
            result.append(left ? (right ? .center : .left) : (right ? .right : .none))
        }
        return result
    }

    /// The cells of a row: split at every `|` that has no backslash before it, which is then dropped.
    private func cells(in line: Line) -> [TableRows.Cell] {
        var bytes = line.bytes
        while bytes.last == UInt8(ascii: " ") || bytes.last == UInt8(ascii: "\t") { bytes.removeLast() }
        if bytes.first == UInt8(ascii: "|") { bytes.removeFirst() }
        var cells: [TableRows.Cell] = []
        var cell: [UInt8] = []
        var start = bytes.startIndex
        func finish(_ cell: [UInt8], from start: Int) -> TableRows.Cell {
            let blanks = cell.prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.count
            var text = cell.dropFirst(blanks)
            while text.last == UInt8(ascii: " ") || text.last == UInt8(ascii: "\t") { text.removeLast() }
            let column = Int(line.position.column) + start - line.bytes.startIndex + blanks
            return TableRows.Cell(
                bytes: Array(text), position: SourcePosition(line: Int(line.position.line), column: column))
        }
        var index = bytes.startIndex
        while index < bytes.endIndex {
            if bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.endIndex,
                bytes[index + 1] == UInt8(ascii: "|")
            {
                cell.append(UInt8(ascii: "|"))
                index += 2
            } else if bytes[index] == UInt8(ascii: "|") {
                cells.append(finish(cell, from: start))
                cell = []
                index += 1
                start = index
            } else {
                cell.append(bytes[index])
                index += 1
            }
        }
        if start < bytes.endIndex || line.bytes.last != UInt8(ascii: "|") {
            cells.append(finish(cell, from: start))
        }
        return cells
    }
}
