/// Running text with stretches of it made links.
extension RunningText {
    /// A stretch of the joined text that becomes a link.
    package struct Annotation: Sendable, Equatable {
        package var range: Range<Int>
        package var destination: String
        package var index: Int
        /// What it says, where that is known.
        package var words: String?

        package init(range: Range<Int>, destination: String, index: Int, words: String? = nil) {
            self.range = range
            self.destination = destination
            self.index = index
            self.words = words
        }
    }

    /// The text with links put in.
    ///
    /// An annotation that begins in one piece of markup and ends in another cannot be a link and is left out.
    ///
    /// - Parameter annotations: in order, none overlapping another.
    package static func linking(_ inlines: [Inline], _ annotations: [Annotation]) -> [Inline] {
        var linking = Linking(annotations: annotations)
        return linking.linked(inlines, to: length(of: inlines))
    }

    /// One walk over running text, in which each annotation becomes a link where it is met.
    private struct Linking {
        let annotations: [Annotation]
        /// The annotation that becomes the next link, or the one that is being made.
        private var next = 0
        /// Where in the joined text the walk is.
        private var offset = 0

        /// A link that is being made: what it holds is the end of what the walk has made.
        private struct Open {
            /// The index of what it begins with.
            var first: Int
            var end: Int
            var position: SourcePosition
        }

        init(annotations: [Annotation]) { self.annotations = annotations }

        /// - Parameter end: where the inlines end.
        mutating func linked(_ inlines: [Inline], to end: Int) -> [Inline] {
            guard beginning(before: end, within: end) != nil else {
                offset = end
                return inlines
            }
            var result: [Inline] = []
            result.reserveCapacity(inlines.count + 2 * (annotations.count - next))
            var open: Open?
            // What is only looked at is not copied out of its array.
            let each = inlines.span
            for index in each.indices {
                let (start, stop) = (offset, offset + length(of: each[index]))
                switch each[index] {
                case .text(let words, let position):
                    while offset < stop {
                        let isOpen = open != nil
                        let cut = min(open?.end ?? beginning(before: stop, within: end) ?? stop, stop)
                        if cut - offset == stop - start {
                            result.append(each[index])
                        } else if cut > offset {
                            let place = SourcePosition(
                                line: Int(position.line), column: Int(position.column) + offset - start)
                            let piece = (offset - start)..<(cut - start)
                            let isWhole = isOpen && annotations[next].range == offset..<cut
                            let said = isWhole ? annotations[next].words : nil
                            result.append(.text(said ?? words.slice(piece), place))
                        }
                        offset = cut
                        if isOpen {
                            closeIfDone(&open, in: &result)
                        } else if cut < stop {
                            open = Open(
                                first: result.count, end: annotations[next].range.upperBound,
                                position: position)
                        }
                    }
                case .emphasis(let children):
                    result.append(.emphasis(inside(children, to: stop, &open)))
                case .strong(let children):
                    result.append(.strong(inside(children, to: stop, &open)))
                default:
                    result.append(each[index])
                    offset = stop
                }
                closeIfDone(&open, in: &result)
            }
            return result
        }

        /// What stands inside other markup: one link around it, or several in it.
        private mutating func inside(_ children: [Inline], to end: Int, _ open: inout Open?) -> [Inline] {
            if let link = open, link.end < end {
                open = nil
                next += 1
            }
            if open == nil { return linked(children, to: end) }
            offset = end
            return children
        }

        /// Where the next link begins, if that is before some offset; those that go on beyond the text around them are left out.
        private mutating func beginning(before stop: Int, within end: Int) -> Int? {
            while next < annotations.count, annotations[next].range.lowerBound < stop {
                let range = annotations[next].range
                if range.lowerBound >= offset, range.upperBound <= end { return range.lowerBound }
                next += 1
            }
            return nil
        }

        private mutating func closeIfDone(_ open: inout Open?, in result: inout [Inline]) {
            guard let link = open, link.end == offset else { return }
            let children: [Inline]
            if link.first == result.count - 1 {
                // Mostly they are one piece of text.
                children = [result.removeLast()]
            } else {
                children = Array(result[link.first...])
                result.removeSubrange(link.first...)
            }
            result.append(
                .link(
                    Link(
                        destination: annotations[next].destination, title: nil, children: children,
                        index: annotations[next].index, position: link.position)))
            open = nil
            next += 1
        }
    }

    private static func length(of inlines: [Inline]) -> Int {
        let each = inlines.span
        return each.indices.reduce(0) { $0 + length(of: each[$1]) }
    }

    private static func length(of inline: borrowing Inline) -> Int {
        switch inline {
        case .text(let text, _): text.utf8.count
        case .softBreak, .hardBreak: 1
        case .emphasis(let children), .strong(let children): length(of: children)
        case .code, .link, .image, .html, .footnote, .citation: barrier.count
        }
    }
}
