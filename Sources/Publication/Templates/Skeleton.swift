import Markdown

/// A template rendered once for all views of one structure, with holes where their texts and lists go.
struct Skeleton: Sendable {
    enum Piece: Sendable {
        case bytes(Range<Int>)
        /// A text of one of the scopes that are open here, by depth and number.
        case text(depth: Int, index: Int, isMarkup: Bool)
        /// A list of a scope: what is printed for an item depends on the item's structure.
        case list(depth: Int, index: Int, variants: [[UInt8]: [Piece]])
        case content, menu
    }

    /// Characters that no file may hold, so that no text can be taken for a hole.
    enum Mark {
        static let content: UInt8 = 0x01
        static let menu: UInt8 = 0x02
        static let text: UInt8 = 0x03
        static let markup: UInt8 = 0x06
        static let itemStart: UInt8 = 0x04
        static let itemEnd: UInt8 = 0x05
        /// The same on a line of their own, which is left out with them.
        static let itemStartLine: UInt8 = 0x07
        static let itemEndLine: UInt8 = 0x08

        static func string(_ byte: UInt8) -> String { String(Character(Unicode.Scalar(byte))) }
    }

    private let bytes: [UInt8]
    private let pieces: [Piece]

    /// - Parameter rendered: what a template gave for a view of marks.
    init(cutting rendered: [UInt8]) {
        var cutter = Cutter(bytes: rendered)
        bytes = rendered
        pieces = cutter.pieces(until: nil)
    }

    /// The page that texts and lists make of it.
    ///
    /// - Parameter scopes: the page's own, what it shares with others, and below them those of the items that are open.
    func fill(
        _ scopes: [ViewScope], content: (inout HTMLBuffer) -> Void, menu: (inout [UInt8]) -> Void,
        reserving capacity: Int
    ) -> [UInt8] {
        var output = HTMLBuffer(reserving: bytes.count + capacity)
        var scopes = scopes
        fill(pieces, &scopes, content, menu, &output)
        return output.bytes
    }

    private func fill(
        _ pieces: [Piece], _ scopes: inout [ViewScope], _ content: (inout HTMLBuffer) -> Void,
        _ menu: (inout [UInt8]) -> Void, _ output: inout HTMLBuffer
    ) {
        for piece in pieces {
            switch piece {
            case .bytes(let range): output.append(bytes[range])
            case .text(let depth, let index, let isMarkup):
                let text = scopes[depth].texts[index]
                if isMarkup { output.append(text) } else { output.append(escapingAll: text) }
            case .list(let depth, let index, let variants):
                for item in scopes[depth].lists[index] {
                    scopes.append(item)
                    fill(variants[item.structure] ?? [], &scopes, content, menu, &output)
                    scopes.removeLast()
                }
            case .content: content(&output)
            case .menu: output.insert(menu)
            }
        }
    }

    /// Finds the holes in a rendered template.
    private struct Cutter {
        let bytes: [UInt8]
        var position = 0

        init(bytes: [UInt8]) { self.bytes = bytes }

        mutating func pieces(until end: UInt8?) -> [Piece] {
            var pieces: [Piece] = []
            var start = position
            func close(_ position: Int, _ pieces: inout [Piece]) {
                if position > start { pieces.append(.bytes(start..<position)) }
            }
            while position < bytes.count {
                let byte = bytes[position]
                guard byte < 0x09, byte > 0 else {
                    position += 1
                    continue
                }
                close(position, &pieces)
                switch byte {
                case Mark.content:
                    pieces.append(.content)
                    position += 1
                case Mark.menu:
                    pieces.append(.menu)
                    position += 1
                case Mark.text, Mark.markup:
                    let numbers = numbers(closedBy: byte)
                    pieces.append(
                        .text(depth: Int(numbers[0]), index: Int(numbers[1]), isMarkup: byte == Mark.markup))
                case Mark.itemStart, Mark.itemStartLine:
                    appendItem(startedBy: byte, to: &pieces)
                default:
                    // The end of the item that the caller reads.
                    position += byte == Mark.itemEndLine ? 2 : 1
                    return pieces
                }
                start = position
            }
            close(position, &pieces)
            return pieces
        }

        /// One item of a list: another variant, where the list has begun already.
        private mutating func appendItem(startedBy mark: UInt8, to pieces: inout [Piece]) {
            let (depth, index, structure) = itemID(closedBy: mark)
            let inner = self.pieces(until: mark)
            guard let depth, let index else { return pieces += inner }
            if case .list(depth, index, var variants)? = pieces.last {
                variants[structure] = inner
                pieces[pieces.count - 1] = .list(depth: depth, index: index, variants: variants)
            } else {
                pieces.append(.list(depth: depth, index: index, variants: [structure: inner]))
            }
        }

        /// `2.14` between two marks.
        private mutating func numbers(closedBy mark: UInt8) -> [Int] {
            let end = bytes[(position + 1)...].firstIndex(of: mark) ?? bytes.count
            let numbers = bytes[(position + 1)..<end].split(separator: UInt8(ascii: ".")).compactMap {
                Int(String(decoding: $0, as: UTF8.self))
            }
            position = end + 1
            return numbers.count == 2 ? numbers : [0, 0]
        }

        /// `2.1.0a0b` between two marks: depth, list and the item's structure in hexadecimal digits.
        private mutating func itemID(closedBy mark: UInt8) -> (depth: Int?, index: Int?, structure: [UInt8]) {
            let end = bytes[(position + 1)...].firstIndex(of: mark) ?? bytes.count
            let parts = bytes[(position + 1)..<end].split(
                separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
            position = end + 1
            if mark == Mark.itemStartLine, position < bytes.count, bytes[position] == UInt8(ascii: "\n") {
                position += 1
            }
            guard parts.count == 3 else { return (nil, nil, []) }
            let digits = parts[2].map { $0 < 0x40 ? $0 - 0x30 : $0 - 0x57 }
            let structure = stride(from: 0, to: digits.count - 1, by: 2).map {
                digits[$0] << 4 | digits[$0 + 1]
            }
            func number(_ part: ArraySlice<UInt8>) -> Int? { Int(String(decoding: part, as: UTF8.self)) }
            return (number(parts[0]), number(parts[1]), structure)
        }
    }
}
