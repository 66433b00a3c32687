import Diagnostics
import Foundation
import Guidance
import TestSupport
import Testing

@Suite("The quick reader of front matter")
struct SimpleYAMLTests {
    private static let keys = [
        "title", "kind", "order", "summary", "review_by", "a", "_", "Title", "title2", "å", "- a", "? a",
        " title", "\"title\"", "<<", "null",
    ]
    private static let pieces = [
        "Sida", "å", "Ö", "e\u{301}", "👩‍⚕️", "日本", "section", "1", "2026-11-21", "true", "null", "~", "Null",
        "NULL", "0x1F", "1e3", ".5", "-", "- ", "–",
        ":", ": ", "#", " #", "\"", "'", "\\", "&a", "*a", "!", "!!int", "|", ">", "[", "]", "{", "}", ",",
        "@", "`", "%", "?", "? ", "=", "<<", " ", "  ",
        "\t", "\u{A0}", "\u{2028}", "\u{2029}", "\u{85}", "\u{FEFF}", "\u{80}", "\u{7F}", "\u{200B}",
        "\u{FFFE}", "\u{10FFFF}", "\u{C3}", ".", ")", "!", "?",
        "\\n", "\\u00e5", "...", "---", "y", "no", "",
    ]

    @Test("agrees with Yams in keys, values and places wherever it answers")
    func agreement() {
        var random = SeededGenerator(seed: 7)
        var answered = 0
        var differences = 0
        for _ in 0..<60_000 where differences < 8 {
            let text = Self.frontMatter(&random)
            let source = SourceFile(path: "a.md", text: "---\n" + text + "---\n")
            let bytes = source.bytes[4..<(4 + text.utf8.count)]
            guard let quick = SimpleYAML.parse(bytes, firstLine: 2, of: source) else { continue }
            answered += 1
            var diagnostics: [Diagnostic] = []
            let full = YAMLText.parse(bytes, firstLine: 2, of: source, diagnostics: &diagnostics)
            guard case .mapping(let left) = quick.value, case .mapping(let right)? = full?.value,
                left == right
            else {
                let shown = diagnostics.map { $0.formatted(as: .text) }.joined()
                differences += 1
                Issue.record("\(text.debugDescription)\nquick: \(quick)\nYams:  \(full as Any)\n\(shown)")
                continue
            }
        }
        // Otherwise the test did not test what it says.
        #expect(answered > 2_000 || differences > 0)
    }

    private static func frontMatter(_ random: inout SeededGenerator) -> String {
        (0..<Int.random(in: 1...4, using: &random)).map { _ in
            let key = one(of: Int.random(in: 0..<8, using: &random) == 0 ? keys[...] : keys[..<6], &random)
            var value = (0..<Int.random(in: 0...3, using: &random)).map { _ in one(of: pieces[...], &random) }
                .joined()
            switch Int.random(in: 0..<6, using: &random) {
            case 0: value = "\"\(value)\""
            case 1: value = "'\(value)'"
            case 2, 3: value = "Sida \(value)" + one(of: ["", " slut", "."], &random)
            default: break
            }
            return key + one(of: [": ", ": ", ": ", ":", ":  ", " : "], &random) + value
                + one(of: ["\n", "\n", "\n", "\r\n", "\n\n"], &random)
        }.joined()
    }

    private static func one(of choices: ArraySlice<String>, _ random: inout SeededGenerator) -> String {
        choices[Int.random(in: choices.indices, using: &random)]
    }
}
