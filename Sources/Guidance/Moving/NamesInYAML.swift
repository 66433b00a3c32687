/// Gives values in YAML that name a file the name that it has after a move; every other byte stays.
///
/// A value is a name as a whole or not at all: a path inside a sentence is the editor's.
struct NamesInYAML {
    /// What a file is, and thus which of its values are names.
    enum Kind {
        /// A page: `part` in its front matter.
        case page
        case register
        /// Where an old address leads from is no name of anything.
        case redirects
        /// Menus name folders, and pages without suffix.
        case settings
    }

    /// By old name, the new one: `del-1/sida`.
    private var stems: [String: String] = [:]
    private var folders: [String: String] = [:]

    init(_ paths: [String: String]) {
        for (old, new) in paths where old.hasSuffix(".md") {
            stems[String(old.dropLast(3))] = String(new.dropLast(3))
            guard old.hasSuffix("/index.md"), new.hasSuffix("/index.md") else { continue }
            folders[String(old.dropLast("/index.md".count))] = String(new.dropLast("/index.md".count))
        }
    }

    func rewritten(_ bytes: [UInt8], as kind: Kind) -> [UInt8] {
        var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        var count = lines.count
        if kind == .page {
            // Up to the line that ends the front matter.
            guard let first = lines.first, Self.isRule(first) else { return bytes }
            count = lines.dropFirst().firstIndex(where: Self.isRule) ?? 0
        }
        for index in lines.indices.prefix(count) {
            let line = lines[index]
            guard line.first(where: { $0 != UInt8(ascii: " ") }) != UInt8(ascii: "#"),
                let new = rewritten(String(decoding: line, as: UTF8.self), as: kind)
            else { continue }
            lines[index] = Array(new.utf8)[...]
        }
        return Array(lines.joined(separator: [UInt8(ascii: "\n")]))
    }

    private static func isRule(_ line: ArraySlice<UInt8>) -> Bool {
        let text = line.starts(with: [0xEF, 0xBB, 0xBF]) ? line.dropFirst(3) : line
        return text.elementsEqual("---".utf8) || text.elementsEqual("---\r".utf8)
    }

    /// The line with its values replaced; `nil` where there is nothing to replace.
    private func rewritten(_ line: String, as kind: Kind) -> String? {
        var result = ""
        var rest = line[...]
        var isChanged = false
        while let value = Self.nextValue(in: rest) {
            result += rest[..<value.lowerBound]
            let before = result.reversed().drop { " \"'".contains($0) }
            let key = String(before.dropFirst().prefix { $0.isLetter || $0 == "_" }.reversed())
            let isInFlow = result.contains { "[{".contains($0) }
            let beginsValue =
                switch before.first {
                case ":", "-": true
                case "[", ",": isInFlow
                default: false
                }
            let new =
                beginsValue ? name(for: String(rest[value]), key: before.first == ":" ? key : "", kind) : nil
            isChanged = isChanged || new != nil
            result += new ?? String(rest[value])
            rest = rest[value.upperBound...]
        }
        return isChanged ? result + rest : nil
    }

    private func name(for value: String, key: String, _ kind: Kind) -> String? {
        switch kind {
        case .page: return key == "part" ? folders[value] : nil
        case .redirects where key == "from": return nil
        case .settings where key.isEmpty || key == "accessibility":
            let name = value.hasSuffix("/") ? String(value.dropLast()) : value
            if let folder = folders[name] { return folder + (value.hasSuffix("/") ? "/" : "") }
            if let stem = stems[name] { return stem }
        default: break
        }
        let path = value.prefix { $0 != "#" }
        for suffix in [".md", ".html"] where path.hasSuffix(suffix) {
            guard let new = stems[String(path.dropLast(suffix.count))] else { continue }
            return new + suffix + value.dropFirst(path.count)
        }
        return nil
    }

    /// The next run of characters that a whole value of this kind can consist of, with what YAML has around a value on both sides.
    private static func nextValue(in line: Substring) -> Range<String.Index>? {
        func isPart(_ character: Character) -> Bool {
            character.isASCII && (character.isLetter || character.isNumber || "-_/.#".contains(character))
        }
        var start = line.startIndex
        while let begin = line[start...].firstIndex(where: isPart) {
            let end = line[begin...].firstIndex { !isPart($0) } ?? line.endIndex
            start = end
            let before = line[..<begin].last
            let after = line[end...]
            let isOpen = before.map { " \"'[{,".contains($0) } ?? false
            let isClosed =
                after.isEmpty || "\"',]}\r".contains(after.first ?? "x")
                || after.first == " "
                    && (after.drop { $0 == " " }.first.map { "#,]}\r".contains($0) } ?? true)
            if isOpen, isClosed { return begin..<end }
            if end == line.endIndex { return nil }
        }
        return nil
    }
}
