import Markdown

/// Gives the links of one page the addresses that they need when files have moved; every other byte stays.
///
/// cmark does not say where an address stands, so each is looked for behind the place of its link: one that stands in code
/// is no link's and is left alone. That all links lead where they did is checked on the whole afterwards.
struct LinkRewriter {
    /// The page's path before the move.
    let page: String
    /// By old path, the new one.
    let paths: [String: String]
    /// Every file before the move.
    let files: Set<String>

    func rewritten(_ bytes: [UInt8], uses: [LinkUse]) -> [UInt8] {
        var changes: [(range: Range<Int>, text: String)] = []
        var open = uses.filter { newAddress($0.destination) != nil }
        guard !open.isEmpty else { return bytes }
        let wanted = Set(open.map(\.destination))
        for place in AddressesInMarkdown(bytes).found {
            let text = String(decoding: bytes[place.range], as: UTF8.self)
            guard wanted.contains(text), let new = newAddress(text) else { continue }
            if !place.isDefinition {
                // The link that begins last before it.
                let candidates = open.indices.filter { index in
                    let position = open[index].position
                    let (line, column) = (Int(position.line), Int(position.column))
                    return open[index].destination == text && line + 8 >= place.line
                        && (line < place.line || line == place.line && column <= place.column)
                }
                guard
                    let nearest = candidates.max(by: { first, second in
                        let (a, b) = (open[first].position, open[second].position)
                        return (a.line, a.column) < (b.line, b.column)
                    })
                else { continue }
                open.remove(at: nearest)
            }
            changes.append((place.range, new))
        }
        var result = bytes
        for change in changes.reversed() {
            result.replaceSubrange(change.range, with: Array(change.text.utf8))
        }
        return result
    }

    /// The same for a drawing, whose links stand in attributes `href`.
    func rewrittenDrawing(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var rest = bytes[...]
        let name = Array("href=".utf8)
        while let start = rest.firstRange(of: name)?.upperBound, start < rest.endIndex {
            let quote = rest[start]
            guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
                let end = rest[(start + 1)...].firstIndex(of: quote)
            else {
                result += rest[..<start]
                rest = rest[start...]
                continue
            }
            let address = String(decoding: rest[(start + 1)..<end], as: UTF8.self)
            result += rest[...start] + Array((newAddress(address) ?? address).utf8)
            rest = rest[end...]
        }
        return result + rest
    }

    /// The address that a link needs; `nil` where the one it has will do.
    private func newAddress(_ address: String) -> String? {
        guard Scheme.of(address) == nil else { return nil }
        let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let path = RelativePath.decoded(String(parts[0]))
        guard !path.isEmpty, let old = RelativePath.resolve(path, from: page), files.contains(old) else {
            return nil
        }
        let (here, target) = (paths[page] ?? page, paths[old] ?? old)
        guard RelativePath.resolve(path, from: here) != target else { return nil }
        return RelativePath.from(here, to: target) + (parts.count > 1 ? "#" + parts[1] : "")
    }
}

/// Where an address may stand in Markdown: after `](`, or in a definition `[label]: address`.
private struct AddressesInMarkdown {
    struct Place {
        var range: Range<Int>
        var line: Int
        /// In bytes, from 1.
        var column: Int
        var isDefinition: Bool
    }

    private(set) var found: [Place] = []

    init(_ bytes: [UInt8]) {
        // A byte order mark is no column.
        var lineStart = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var line = 1
        for index in bytes.indices {
            if bytes[index] == UInt8(ascii: "\n") {
                line += 1
                lineStart = index + 1
            }
            guard bytes[index] == UInt8(ascii: "]"), index + 1 < bytes.count else { continue }
            let isDefinition = bytes[index + 1] == UInt8(ascii: ":")
            guard isDefinition || bytes[index + 1] == UInt8(ascii: "(") else { continue }
            if isDefinition, !Self.beginsLine(bytes[lineStart..<index]) { continue }
            guard let range = Self.address(in: bytes, at: index + 2) else { continue }
            found.append(
                Place(range: range, line: line, column: index - lineStart + 1, isDefinition: isDefinition))
        }
    }

    /// Whether a line up to the closing bracket is nothing but a label, in a list or a quote perhaps.
    private static func beginsLine(_ line: ArraySlice<UInt8>) -> Bool {
        guard let bracket = line.firstIndex(of: UInt8(ascii: "[")) else { return false }
        return line[..<bracket].allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ">") }
            && !line[line.index(after: bracket)...].contains(UInt8(ascii: "["))
    }

    private static func address(in bytes: [UInt8], at start: Int) -> Range<Int>? {
        var index = start
        var newlines = 0
        while index < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) {
            if bytes[index] == 0x0A { newlines += 1 }
            index += 1
        }
        guard newlines < 2, index < bytes.count else { return nil }
        if bytes[index] == UInt8(ascii: "<") {
            guard let end = bytes[index...].firstIndex(where: { $0 == UInt8(ascii: ">") || $0 == 0x0A }),
                bytes[end] == UInt8(ascii: ">")
            else { return nil }
            return index + 1..<end
        }
        var depth = 0
        var end = index
        scan: while end < bytes.count {
            switch bytes[end] {
            case 0x00...0x20: break scan
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"):
                if depth == 0 { break scan }
                depth -= 1
            default: break
            }
            end += 1
        }
        return end > index ? index..<end : nil
    }
}
