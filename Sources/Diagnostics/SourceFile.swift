/// A text file as an editor sees it, and the only place that turns bytes into lines and columns.
///
/// Parsers count differently: cmark in UTF-8 bytes, Yams in Unicode scalars. Editors count `Character`s; a tab is one,
/// and a byte order mark at the beginning is none.
package struct SourceFile: Sendable {
    /// Relative to the root, with `/`.
    package let path: String
    /// The text without its byte order mark, well-formed UTF-8.
    package let bytes: [UInt8]
    private let lines = LineIndex()

    /// - Parameter bytes: well-formed UTF-8, with or without a byte order mark.
    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    }

    package init(path: String, text: String) {
        self.init(path: path, bytes: Array(text.utf8))
    }

    /// The text of a line, without its ending; `nil` where there is no such line.
    package func line(_ number: Int) -> String? {
        // Many faults on one long line share its text.
        lines.text(of: number) { lineBytes(number).map { String(decoding: $0, as: UTF8.self) } }
    }

    /// How much of a longer line is shown on each side of a fault, in characters.
    private static let shown = 200

    /// What a fault at a place shows of its line; `nil` where there is no such line.
    package func excerpt(around range: SourceRange) -> Excerpt? {
        guard let bytes = lineBytes(range.line) else { return nil }
        guard bytes.count > LineColumns.shortest else { return line(range.line).map { Excerpt($0) } }
        let from = columns(of: range.line, bytes).milestone(after: max(0, range.column - 1 - Self.shown))
        let rest = bytes.dropFirst(from.bytes)
        // A character that takes more bytes than this is no character of a text.
        let window = String(decoding: rest.prefix(4 * LineColumns.shortest), as: UTF8.self)
        let skipped = window.prefix(max(0, range.column - 1 - Self.shown - from.characters))
        let shown = window[skipped.endIndex...].prefix(2 * Self.shown + 1)
        return Excerpt(
            String(shown), column: from.characters + skipped.count + 1,
            utf16Before: from.utf16 + skipped.utf16.count,
            isCut: skipped.utf8.count + shown.utf8.count < rest.count)
    }

    /// A place that cmark reported: a line and a column in UTF-8 bytes, both from 1.
    ///
    /// - Parameter length: in bytes; a range that would leave the line ends with it.
    package func range(line number: Int, utf8Column: Int, length: Int = 1) -> SourceRange {
        guard let line = lineBytes(number) else { return SourceRange(line: number, column: 1, endColumn: 1) }
        let start = min(max(utf8Column - 1, 0), line.count)
        let end = min(start + max(length, 0), line.count)
        let column = characters(before: start, on: number, line) + 1
        let width = characters(line.dropFirst(start).prefix(end - start))
        return SourceRange(line: number, column: column, endColumn: column + width)
    }

    /// A place that Yams reported: a line and a column in Unicode scalars, both from 1.
    package func range(line number: Int, scalarColumn: Int, length: Int) -> SourceRange {
        guard let bytes = lineBytes(number) else { return SourceRange(line: number, column: 1, endColumn: 1) }
        if scalarColumn >= 1, let count = Self.scalarsOfOneCharacter(bytes) {
            let start = min(scalarColumn - 1, count)
            return SourceRange(
                line: number, column: start + 1, endColumn: min(start + length, count) + 1)
        }
        let text = String(decoding: bytes, as: UTF8.self)
        let before = String(String.UnicodeScalarView(text.unicodeScalars.prefix(max(scalarColumn - 1, 0))))
        let within = String(
            String.UnicodeScalarView(text.unicodeScalars.dropFirst(max(scalarColumn - 1, 0)).prefix(length)))
        return SourceRange(
            line: number, column: before.count + 1, endColumn: before.count + 1 + within.count)
    }

    /// How many scalars a line has, where each of them surely is a character: those up to U+02FF, and dashes and quotation marks.
    private static func scalarsOfOneCharacter(_ line: ArraySlice<UInt8>) -> Int? {
        var count = 0
        var bytes = line.makeIterator()
        while let byte = bytes.next() {
            if byte & 0xC0 != 0x80 { count += 1 }
            guard byte >= 0xCC else { continue }
            guard byte == 0xE2, bytes.next() == 0x80, let last = bytes.next(), (0x90...0xA7).contains(last)
            else { return nil }
        }
        return count
    }

    /// The place of a byte of the whole file.
    package func range(atByte offset: Int, length: Int = 1) -> SourceRange {
        let (number, start) = lineStarts.enumerated().last { $0.element <= offset } ?? (0, 0)
        return range(line: number + 1, utf8Column: offset - start + 1, length: length)
    }

    /// The place of a text on a line: its occurrence nearest to a column that may be wrong.
    ///
    /// cmark's columns are wrong for inlines on continuation lines that are indented unevenly; what the editor wrote
    /// there is not.
    package func range(of text: String, line number: Int, near utf8Column: Int, through lastLine: Int? = nil)
        -> SourceRange
    {
        let needle = Array(text.utf8)
        for candidate in number...max(number, lastLine ?? number) {
            guard let line = lineBytes(candidate) else { break }
            let column = candidate == number ? utf8Column : 1
            if let start = nearest(needle, in: line, to: column - 1) {
                return range(line: candidate, utf8Column: start + 1, length: needle.count)
            }
        }
        return range(line: number, utf8Column: utf8Column)
    }

    /// The place of a text that stands after another: an address after `](`; the first at or after a column.
    package func range(
        ofWhatFollows lead: String, _ text: String, line number: Int, near utf8Column: Int,
        through lastLine: Int
    ) -> SourceRange? {
        let needle = Array((lead + text).utf8)
        guard !text.isEmpty else { return nil }
        for candidate in number...max(number, lastLine) {
            guard let whole = lineBytes(candidate) else { return nil }
            let skipped = candidate == number ? max(0, min(utf8Column - Self.farthest, whole.count)) : 0
            let line = Array(whole.dropFirst(skipped).prefix(2 * Self.farthest))
            guard needle.count <= line.count else { continue }
            let matches = (0...(line.count - needle.count)).filter { start in
                line[start] == needle[0] && line[start..<start + needle.count].elementsEqual(needle)
            }
            let from = candidate == number ? utf8Column - 1 - skipped : 0
            guard let start = matches.first(where: { $0 >= from }) ?? matches.last else { continue }
            return range(
                line: candidate, utf8Column: skipped + start + lead.utf8.count + 1,
                length: needle.count - lead.utf8.count)
        }
        return nil
    }

    /// The place of a stretch within a text that stands on a line: with what stands around it in the text, its occurrence
    /// nearest to a column that may be wrong.
    ///
    /// - Parameters:
    ///   - stretch: a range of `text`.
    ///   - utf8Column: where `text` begins.
    /// - Returns: `nil` where the line does not hold the text as it is, because some of it is written with escapes.
    package func range(
        of stretch: Range<Int>, in text: ArraySlice<UInt8>, line number: Int, near utf8Column: Int
    ) -> SourceRange? {
        let around = 256
        let context = text[
            max(
                text.startIndex, stretch.lowerBound - around)..<min(
                    text.endIndex, stretch.upperBound + around)]
        let before = context.startIndex - text.startIndex
        guard let line = lineBytes(number),
            let start = nearest(Array(context), in: line, to: utf8Column - 1 + before)
        else { return nil }
        return range(
            line: number, utf8Column: start + stretch.lowerBound - context.startIndex + 1,
            length: stretch.count)
    }

    /// The place of a whole word on one of some lines: its occurrence nearest to a column on the first line that has it there
    /// or not far from there.
    package func range(ofWord word: String, lines: ClosedRange<Int>, near utf8Column: Int = 1) -> SourceRange?
    {
        let needle = Array(word.utf8)
        guard !needle.isEmpty else { return nil }
        for number in lines {
            guard let whole = lineBytes(number) else { continue }
            let skipped = max(0, min(utf8Column - Self.farthest, whole.count))
            let line = Array(whole.dropFirst(skipped).prefix(2 * Self.farthest))
            let near = utf8Column - 1 - skipped
            guard line.count >= needle.count else { continue }
            let starts = (0...(line.count - needle.count)).filter { start in
                line[start] == needle[0] && line[start..<start + needle.count].elementsEqual(needle)
                    && !Self.isOfWord(line, at: start - 1) && !Self.isOfWord(line, at: start + needle.count)
            }
            if let start = starts.min(by: { abs($0 - near) < abs($1 - near) }) {
                return range(line: number, utf8Column: skipped + start + 1, length: needle.count)
            }
        }
        return nil
    }

    /// Whether a byte belongs to a letter or a digit; the marks of Latin text begin with C2 and E2.
    private static func isOfWord(_ line: [UInt8], at index: Int) -> Bool {
        guard line.indices.contains(index) else { return false }
        var lead = index
        while lead > 0, line[lead] & 0xC0 == 0x80 { lead -= 1 }
        switch line[lead] {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), 0xC3...0xDF:
            return true
        default: return false
        }
    }

    /// How far from where it should be a text is looked for: lines that people write end before.
    private static let farthest = 20_000

    private func nearest(_ needle: [UInt8], in line: ArraySlice<UInt8>, to offset: Int) -> Int? {
        guard !needle.isEmpty, needle.count <= line.count else { return nil }
        let first = max(0, min(offset - Self.farthest, line.count - needle.count))
        let last = max(first, min(offset + Self.farthest, line.count - needle.count))
        var best: Int?
        for start in (line.startIndex + first)...(line.startIndex + last)
        where line[start] == needle[0] && line[start..<start + needle.count].elementsEqual(needle) {
            let found = start - line.startIndex
            if abs(found - offset) < abs((best ?? .max / 2) - offset) { best = found }
        }
        return best
    }

    private func characters(before offset: Int, on number: Int, _ line: ArraySlice<UInt8>) -> Int {
        guard offset > LineColumns.shortest else { return characters(line.prefix(offset)) }
        let known = columns(of: number, line).milestone(atByte: offset)
        return known.characters + characters(line.dropFirst(known.bytes).prefix(offset - known.bytes))
    }

    private func columns(of number: Int, _ line: ArraySlice<UInt8>) -> LineColumns {
        lines.columns(of: number) { LineColumns(line) }
    }

    private func characters(_ bytes: ArraySlice<UInt8>) -> Int {
        // In ASCII a byte is a character: line ends, the only pairs, are not within a line.
        bytes.allSatisfy { $0 < 0x80 } ? bytes.count : String(decoding: bytes, as: UTF8.self).count
    }

    private func lineBytes(_ number: Int) -> ArraySlice<UInt8>? {
        let starts = lineStarts
        guard number >= 1, number <= starts.count else { return nil }
        let start = starts[number - 1]
        var end = number < starts.count ? starts[number] : bytes.count
        while end > start, bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r") {
            end -= 1
        }
        return bytes[start..<end]
    }

    private var lineStarts: [Int] { lines.starts(in: bytes) }
}
