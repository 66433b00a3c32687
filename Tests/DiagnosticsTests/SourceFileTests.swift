import Diagnostics
import Testing

@Suite("Lines and columns")
struct SourceFileTests {
    @Test(
        "lines end with LF, CRLF or CR; a byte order mark belongs to none", arguments: ["\n", "\r\n", "\r"])
    func lines(_ ending: String) {
        let source = SourceFile(path: "a.md", text: "\u{FEFF}ett\(ending)\(ending)tre å\(ending)")
        #expect(
            source.line(1) == "ett" && source.line(2) == "" && source.line(3) == "tre å"
                && source.line(4) == "")
        #expect(source.line(0) == nil && source.line(5) == nil)
    }

    @Test("an empty file has one empty line")
    func empty() {
        let source = SourceFile(path: "a.md", text: "")
        #expect(source.line(1) == "" && source.line(2) == nil)
        #expect(source.range(line: 1, utf8Column: 1) == SourceRange(line: 1, column: 1, endColumn: 1))
        #expect(source.range(atByte: 0) == SourceRange(line: 1, column: 1, endColumn: 1))
    }

    /// å is two bytes and one scalar; é decomposed is three bytes and two scalars; the doctor is 13 bytes and five scalars (with ZWJ and
    /// a variation selector, one of them beyond the basic plane); a tab is one.
    @Test("bytes, scalars and characters are told apart")
    func columns() {
        let source = SourceFile(path: "a.md", text: "första\nå\te\u{301}👩‍⚕️x\n")
        let before = "å\te\u{301}👩‍⚕️"
        let x = SourceRange(line: 2, column: 5, endColumn: 6)
        #expect(source.range(line: 2, utf8Column: before.utf8.count + 1) == x)
        #expect(source.range(line: 2, scalarColumn: before.unicodeScalars.count + 1, length: 1) == x)
        #expect(source.range(atByte: "första\n".utf8.count + before.utf8.count) == x)
        #expect(
            source.range(line: 2, utf8Column: 1, length: before.utf8.count)
                == SourceRange(line: 2, column: 1, endColumn: 5))
    }

    @Test("a place beyond the line's end is its end; beyond the last line it is the first column")
    func outside() {
        let source = SourceFile(path: "a.md", text: "abc\r\nd")
        #expect(
            source.range(line: 1, utf8Column: 99, length: 5) == SourceRange(line: 1, column: 4, endColumn: 4))
        #expect(
            source.range(line: 1, utf8Column: 2, length: 99) == SourceRange(line: 1, column: 2, endColumn: 4))
        #expect(source.range(line: 9, utf8Column: 3) == SourceRange(line: 9, column: 1, endColumn: 1))
        #expect(
            source.range(line: 1, utf8Column: -5, length: -5) == SourceRange(line: 1, column: 1, endColumn: 1)
        )
    }

    /// Far into such a line columns are counted from milestones, which must not fall within a character.
    @Test("on a line of many thousand letters columns are those of any other line")
    func longLine() throws {
        let piece = "e\u{301}👩‍⚕️日本語å ord\t\u{301}🇸🇪🇸🇪x"
        let text = String(repeating: piece, count: 400)
        let source = SourceFile(path: "a.md", text: "kort\n\(text)\n")
        for index in text.indices.enumerated().filter({ $0.offset % 97 == 0 }) {
            let byte = text.utf8.distance(from: text.startIndex, to: index.element)
            let place = SourceRange(line: 2, column: index.offset + 1, endColumn: index.offset + 2)
            #expect(
                source.range(
                    line: 2, utf8Column: byte + 1, length: String(text[index.element]).utf8.count) == place)
            let excerpt = try #require(source.excerpt(around: place))
            let before = text[..<text.index(text.startIndex, offsetBy: excerpt.column - 1)]
            #expect(text.dropFirst(excerpt.column - 1).hasPrefix(excerpt.text))
            #expect(excerpt.utf16Before == before.utf16.count && excerpt.text.count < 1000)
            #expect(excerpt.text.dropFirst(place.column - excerpt.column).first == text[index.element])
            #expect(excerpt.isCut == (before.count + excerpt.text.count < text.count))
        }
        #expect(source.excerpt(around: SourceRange(line: 1, column: 2, endColumn: 3)) == Excerpt("kort"))
        #expect(source.excerpt(around: SourceRange(line: 9, column: 1, endColumn: 1)) == nil)
    }

    @Test("a text is found where it stands nearest, on the line or on the next ones")
    func search() {
        let source = SourceFile(path: "a.md", text: "ab å ab ab\nhär ab\n")
        #expect(source.range(of: "ab", line: 1, near: 7) == SourceRange(line: 1, column: 6, endColumn: 8))
        #expect(source.range(of: "ab", line: 1, near: 1) == SourceRange(line: 1, column: 1, endColumn: 3))
        #expect(
            source.range(of: "här", line: 1, near: 1, through: 2)
                == SourceRange(line: 2, column: 1, endColumn: 4))
        #expect(
            source.range(of: "finns inte", line: 1, near: 4) == SourceRange(line: 1, column: 4, endColumn: 5))
        #expect(source.range(of: "", line: 1, near: 1) == SourceRange(line: 1, column: 1, endColumn: 2))
    }
}
