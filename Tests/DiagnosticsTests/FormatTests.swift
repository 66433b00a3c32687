import Diagnostics
import Foundation
import Testing

@Suite("How a diagnostic is printed")
struct FormatTests {
    private func diagnostic(
        _ line: String, _ columns: Range<Int>, message: String = "Fel.", hint: String? = "Gör så."
    ) -> Diagnostic {
        Diagnostic(
            in: SourceFile(path: "Content/a.md", text: line),
            at: SourceRange(line: 1, column: columns.lowerBound, endColumn: columns.upperBound),
            code: .brokenLink, message: message,
            hint: hint)
    }

    @Test("text: place, message, line, caret, hint")
    func text() {
        #expect(
            diagnostic("Se [x](y.md)", 8..<12).formatted(as: .text)
                == "Content/a.md:1:8: error: Fel. [broken-link]\n  Se [x](y.md)\n         ^^^^\n  → Gör så.\n"
        )
    }

    @Test("the caret stands under the right thing after tabs and characters two cells wide")
    func caret() {
        #expect(diagnostic("\tå\tx", 4..<5).formatted(as: .text).contains("\n  \tå\tx\n  \t \t^\n"))
        #expect(diagnostic("👩‍⚕️日x", 3..<4).formatted(as: .text).contains("\n  👩‍⚕️日x\n      ^\n"))
        #expect(diagnostic("x👩‍⚕️y", 2..<3).formatted(as: .text).contains("\n   ^^\n"))
        #expect(diagnostic("e\u{301}x", 2..<3).formatted(as: .text).contains("\n   ^\n"))
        #expect(diagnostic("✅🇸🇪x", 3..<4).formatted(as: .text).contains("\n      ^\n"))
    }

    @Test("at the end of a line, and on an empty one, there is one caret")
    func end() {
        #expect(diagnostic("abc", 4..<4).formatted(as: .text).contains("\n  abc\n     ^\n"))
        #expect(diagnostic("", 1..<1).formatted(as: .text).contains("\n  \n  ^\n"))
    }

    @Test("of a long line only the part around the place is shown, with the caret below it")
    func long() throws {
        let line = String(repeating: "å", count: 300) + "fel" + String(repeating: "ö", count: 300)
        let lines = diagnostic(line, 301..<304).formatted(as: .text).split(separator: "\n")
        #expect(
            lines[1].count < 130 && lines[1].contains("fel") && lines[1].hasPrefix("  …å")
                && lines[1].hasSuffix("ö…"))
        let column = try #require(lines[1].firstRange(of: "fel")).lowerBound
        #expect(lines[2].firstIndex(of: "^")?.utf16Offset(in: lines[2]) == lines[1][..<column].count)
        #expect(lines[2].filter { $0 == "^" }.count == 3)
    }

    @Test("of a very long line no format shows more than a part, and the columns stay those of the file")
    func veryLong() throws {
        let line =
            String(repeating: "👩‍⚕️ord ", count: 100_000) + "fel" + String(repeating: " slut", count: 100_000)
        let fault = diagnostic(line, 500_001..<500_004)
        let lines = fault.formatted(as: .text).split(separator: "\n")
        #expect(
            lines[0].hasPrefix("Content/a.md:1:500001:") && lines[1].contains(" fel ")
                && lines[2].hasSuffix(" ^^^"))
        #expect(lines[1].hasPrefix("  …") && lines[1].hasSuffix("…"))
        let sarif = fault.formatted(as: .sarif)
        #expect(sarif.contains("\"startColumn\": 900001, \"endColumn\": 900004") && sarif.utf8.count < 10_000)
    }

    @Test("a range that is wider than what is shown has no more carets than that")
    func wide() {
        let lines = diagnostic(String(repeating: "a", count: 500), 2..<500).formatted(as: .text).split(
            separator: "\n")
        #expect(lines[2].count <= lines[1].count)
    }

    @Test("without a place there is 0:0 and no line")
    func noPlace() {
        let diagnostic = Diagnostic(file: "Content/a.md", code: .missingFolder, message: "Fel.")
        #expect(diagnostic.formatted(as: .text) == "Content/a.md:0:0: error: Fel. [missing-folder]\n")
        #expect(diagnostic.formatted(as: .github) == "::error file=Content/a.md,title=missing-folder::Fel.\n")
        #expect(diagnostic.formatted(as: .json).contains("\"column\":0,\"endColumn\":0,"))
    }

    @Test("nothing in a file can steer the terminal")
    func steering() {
        let diagnostic = diagnostic(
            "a\u{1B}[31mb\u{202E}c\u{9B}d", 1..<2, message: "Se \u{1B}]0;x\u{7}.", hint: "\u{200F}")
        let text = diagnostic.formatted(as: .text)
        #expect(
            !text.unicodeScalars.contains {
                $0.value < 0x20 && $0 != "\n" || (0x7F..<0xA0).contains($0.value)
            })
        #expect(!text.unicodeScalars.contains { [0x202E, 0x200F].contains($0.value) })
    }

    @Test("json: valid whatever stands in it, one line, keys sorted")
    func json() throws {
        let nasty = "\" \\ \n \r \t \u{0} \u{1F} \u{7F} \u{2028} å 👩‍⚕️ </script>"
        let text = diagnostic("x", 1..<2, message: nasty, hint: nasty).formatted(as: .json)
        #expect(text.hasSuffix("}\n") && text.dropLast().allSatisfy { !$0.isNewline || $0 == "\u{2028}" })
        let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(
            object["message"] as? String == nasty && object["hint"] as? String == nasty
                && object["line"] as? Int == 1)
        let places = object.keys.sorted().compactMap { text.range(of: "\"\($0)\":")?.lowerBound }
        #expect(places.count == 8 && places == places.sorted())
        #expect(diagnostic("x", 1..<2, hint: nil).formatted(as: .json).contains("\"hint\":null"))
    }

    @Test("github: what has a meaning in a command is escaped")
    func github() {
        var diagnostic = diagnostic("x", 1..<2, message: "100 % fel:\nså, ja", hint: "a\r\nb")
        diagnostic.file = "Content/a,b:c%.md"
        #expect(
            diagnostic.formatted(as: .github)
                == "::error file=Content/a%2Cb%3Ac%25.md,line=1,col=1,endColumn=2,title=broken-link::100 %25 fel:%0Aså, ja%0Aa%0D%0Ab\n"
        )
        diagnostic.severity = .information
        #expect(diagnostic.formatted(as: .github).hasPrefix("::notice "))
    }

    @Test("colour is in the text form only, and is switched off again")
    func color() {
        let text = diagnostic("x", 1..<2).formatted(as: .text, color: true)
        #expect(
            text.contains("\u{1B}[31;1merror:\u{1B}[0m \u{1B}[1mFel.\u{1B}[0m [broken-link]"),
            "\(text.debugDescription)")
        #expect(!diagnostic("x", 1..<2).formatted(as: .json, color: true).contains("\u{1B}"))
    }

    @Test("sorted by file, line and column, each once, the first found first")
    func sorted() {
        func at(_ file: String, _ line: Int, _ column: Int, _ message: String) -> Diagnostic {
            Diagnostic(
                file: file, range: SourceRange(line: line, column: column, endColumn: column), code: .rawHTML,
                message: message)
        }
        let given = [
            at("b", 1, 1, "1"), at("a", 10, 1, "2"), at("a", 9, 5, "3"), at("a", 9, 5, "4"),
            at("a", 9, 4, "5"), at("a", 9, 5, "3"),
        ]
        #expect(given.sortedByPlace().map(\.message) == ["5", "3", "4", "2", "1"])
    }
}
