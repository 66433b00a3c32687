import Diagnostics
import Guidance

/// The values of a page's front matter that readers see as text.
enum FrontMatterText {
    static func passages(of frontMatter: FrontMatter, in source: SourceFile) -> [Passage] {
        let end = lastLine(of: source)
        let values =
            [frontMatter.title, frontMatter.summary].compactMap(\.self) + frontMatter.changes.map(\.note)
            + frontMatter.audience
        return values.map { Passage(value: $0, lines: 2...max(2, end)) }
    }

    /// Where a key of the front matter stands, and its value.
    static func range(of key: String, in source: SourceFile) -> SourceRange? {
        for number in 2...max(2, lastLine(of: source)) {
            guard let line = source.line(number), line.hasPrefix(key + ":") else { continue }
            let value = line.dropFirst(key.count + 1).drop(while: \.isWhitespace)
            let column = line.count - value.count + 1
            return SourceRange(line: number, column: column, endColumn: column + value.count)
        }
        return nil
    }

    /// The line that closes it.
    private static func lastLine(of source: SourceFile) -> Int {
        var number = 2
        while let line = source.line(number) {
            if line.hasPrefix("---") { return number }
            number += 1
        }
        return number
    }
}
