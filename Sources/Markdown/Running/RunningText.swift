/// Running text joined over its pieces, so that words and references are found where markup or a line break cuts them.
///
/// What no reference goes across (code, links, pictures) is one U+FFFC in the joined text; a footnote mark, which may stand
/// in the middle of one, is a U+2060, which says nothing.
package struct RunningText: Sendable {
    /// UTF-8; a soft line break is a space.
    package private(set) var bytes: [UInt8] = []
    /// Whether nothing is in the text but its words: no code, links, pictures or marks.
    package private(set) var isPlain = true
    /// Where each piece of text begins, in `bytes` and in the file.
    private var pieces: [(offset: Int, position: SourcePosition)] = []
    /// Where a sign stands for something else, and how many bytes more the words have than the text has, up to and with it.
    private var signs: [(offset: Int, more: Int)] = []

    package init() {}

    package init(_ inlines: [Inline]) { append(inlines) }

    /// Holds another text instead, in the same room.
    package mutating func read(_ inlines: [Inline]) {
        bytes.removeAll(keepingCapacity: true)
        pieces.removeAll(keepingCapacity: true)
        signs.removeAll(keepingCapacity: true)
        isPlain = true
        append(inlines)
    }

    /// A stretch as a reader sees it: without the marks of footnotes.
    package func printed(_ range: Range<Int>) -> String {
        if isPlain { return String(decoding: bytes[range], as: UTF8.self) }
        var printed: [UInt8] = []
        printed.reserveCapacity(range.count)
        var index = range.lowerBound
        while index < range.upperBound {
            if bytes[index] == Self.mark[0], bytes[index..<range.upperBound].starts(with: Self.mark) {
                index += Self.mark.count
            } else {
                printed.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: printed, as: UTF8.self)
    }

    private static let barrier: [UInt8] = Array("\u{FFFC}".utf8)
    private static let mark: [UInt8] = Array("\u{2060}".utf8)

    /// Where a byte of the joined text stands in the file.
    package func position(at offset: Int) -> SourcePosition {
        let index = pieces.countBefore { $0.offset <= offset }
        guard let piece = index > 0 ? pieces[index - 1] : pieces.first else { return .unknown }
        return SourcePosition(
            line: Int(piece.position.line), column: Int(piece.position.column) + max(0, offset - piece.offset)
        )
    }

    /// Where a stretch stands in what `PlainText` tells of the same: there a link or code stands with its words.
    package func amongWords(_ range: Range<Int>) -> Range<Int> {
        func place(of offset: Int) -> Int {
            let index = signs.countBefore { $0.offset < offset }
            return index > 0 ? offset + signs[index - 1].more : offset
        }
        return isPlain ? range : place(of: range.lowerBound)..<place(of: range.upperBound)
    }

    private mutating func append(_ inlines: [Inline]) {
        for inline in inlines {
            switch inline {
            case .text(let text, let position):
                pieces.append((bytes.count, position))
                bytes.append(contentsOf: text.utf8)
            case .softBreak, .hardBreak: bytes.append(UInt8(ascii: " "))
            case .emphasis(let children), .strong(let children): append(children)
            case .footnote, .citation:
                append(Self.mark, for: inline)
            case .code, .link, .image, .html:
                append(Self.barrier, for: inline)
            }
        }
    }

    private mutating func append(_ sign: [UInt8], for inline: Inline) {
        let more = PlainText.length(of: CollectionOfOne(inline)) - sign.count
        signs.append((bytes.count, (signs.last?.more ?? 0) + more))
        bytes.append(contentsOf: sign)
        isPlain = false
    }

    /// A stretch of the joined text that becomes a link.
    package struct Annotation: Sendable, Equatable {
        package var range: Range<Int>
        package var destination: String
        package var index: Int

        package init(range: Range<Int>, destination: String, index: Int) {
            self.range = range
            self.destination = destination
            self.index = index
        }
    }

    /// The text with links put in.
    ///
    /// An annotation that begins in one piece of markup and ends in another cannot be a link and is left out.
    ///
    /// - Parameter annotations: in order, none overlapping another.
    package static func linking(_ inlines: [Inline], _ annotations: [Annotation]) -> [Inline] {
        var offset = 0
        return link(inlines, annotations[...], offset: &offset)
    }

    private static func link(
        _ inlines: [Inline], _ annotations: ArraySlice<Annotation>, offset: inout Int
    ) -> [Inline] {
        var pending = annotations
        let end = offset + length(of: inlines)
        // Mostly all are inside.
        if !annotations.allSatisfy({ $0.range.lowerBound >= offset && $0.range.upperBound <= end }) {
            pending = annotations.filter { $0.range.lowerBound >= offset && $0.range.upperBound <= end }[...]
        }
        guard !pending.isEmpty else {
            offset = end
            return inlines
        }
        var result: [Inline] = []
        result.reserveCapacity(inlines.count + 2 * pending.count)
        var open: (annotation: Annotation, children: [Inline], position: SourcePosition)?

        func emit(_ inline: Inline) {
            if open != nil { open?.children.append(inline) } else { result.append(inline) }
        }
        func closeIfDone(at offset: Int) {
            guard let current = open, current.annotation.range.upperBound == offset else { return }
            result.append(
                .link(
                    Link(
                        destination: current.annotation.destination, title: nil, children: current.children,
                        index: current.annotation.index, position: current.position)))
            open = nil
        }
        for inline in inlines {
            let size = length(of: inline)
            switch inline {
            case .text(_, _)
            where size > 0 && open == nil && (pending.first?.range.lowerBound ?? .max) >= offset + size:
                emit(inline)
            case .text(let text, let position):
                var used = 0
                while used < size {
                    if open == nil, let next = pending.first, next.range.lowerBound == offset + used {
                        open = (next, [], position)
                        pending.removeFirst()
                    }
                    let boundary =
                        open?.annotation.range.upperBound ?? pending.first?.range.lowerBound ?? .max
                    let stop = min(size, boundary - offset)
                    if stop > used {
                        let place = SourcePosition(
                            line: Int(position.line), column: Int(position.column) + used)
                        emit(.text(text.slice(used..<stop), place))
                    }
                    used = max(used, stop)
                    closeIfDone(at: offset + used)
                }
            case .emphasis(let children), .strong(let children):
                let range = offset..<(offset + size)
                // Annotations inside go to the children; one that begins here and ends beyond is given up.
                let inner = pending.filter { range.contains($0.range.lowerBound) }
                pending.removeFirst(inner.count)
                var start = offset
                let linked = open == nil ? link(children, inner[...], offset: &start) : children
                if case .emphasis = inline { emit(.emphasis(linked)) } else { emit(.strong(linked)) }
            default:
                emit(inline)
            }
            offset += size
            closeIfDone(at: offset)
        }
        if let open { result += open.children }
        return result
    }

    private static func length(of inlines: [Inline]) -> Int {
        inlines.reduce(0) { $0 + length(of: $1) }
    }

    private static func length(of inline: Inline) -> Int {
        switch inline {
        case .text(let text, _): text.utf8.count
        case .softBreak, .hardBreak: 1
        case .emphasis(let children), .strong(let children): length(of: children)
        case .code, .link, .image, .html, .footnote, .citation: barrier.count
        }
    }
}
