import Diagnostics
import Foundation
import Markdown
import Testing

@Suite("Against cmark's own renderer")
struct DifferentialTests {
    @Test("plain CommonMark gives the same bytes as cmark_render_html")
    func plain() async {
        report(await Corpus.forEach(Self.comparePlain), Self.comparePlain)
    }

    @Test("with conventions on, a document that uses none differs in heading ids and figures only")
    func withConventions() async {
        report(await Corpus.forEach(Self.compareUnconventional), Self.compareUnconventional)
        // Otherwise the test did not test what it says.
        let tested = (0..<2_000).count { !Unconventional.usesConventions(Corpus.document($0)) }
        #expect(tested > 800)
    }

    @Test("the documents hold what they are said to hold")
    func variety() {
        var missing = [
            "<ol start=", "<ul>", "<blockquote>\n<ul>", "<li>\n<p>", "<pre><code class=", "<pre><code>",
            "<h1>", "<h6>", "<hr />", "<em>",
            "<strong>", "<code>", "<br />", "<img src=", " title=", "<!-- raw HTML omitted -->",
            "<a href=\"\"", "%C3%A5",
            "\u{FFFD}", "<a href=\"mailto:", "<strong><em>", "<em><strong>", "<li></li>", "<a href=\"/url\"",
            "&quot;",
        ]
        for number in 0..<3_000 where !missing.isEmpty {
            let html = String(decoding: Reference(Array(Corpus.document(number).utf8)).html, as: UTF8.self)
            missing.removeAll { html.contains($0) }
        }
        #expect(missing.isEmpty)
    }

    @Test(
        "what has been wrong once, or could be",
        arguments: [
            "", "\n", " ", "\u{FEFF}", "\u{FEFF}\u{FEFF}# a", "a\u{0}b", "`a\u{1}b`", "x^\u{1}a^",
            "[a](b \"x^&#1;a^\")", "^&#1;a^", "`^\u{1}a^`",
            "![a<b>c](d)", "![a **b** `c`](d \"e\")", "[a](<>)", "- ![a](b)\n- c", "> ![a](b)",
            "<javascript:a>", "[a](JavaScript:b)",
            "a\r\rb\r\nc", "a  \r\nb", "\t- a\n\t- b", "-\n\n  a", "1.\n1.", "```\u{B}a b\n```",
            "~~~ a&nbsp;b\nc", "[a]: b\n[a]", "&#x1F469;", "a|b\n-|-",
            "İ\n===", "[İ]\n\n[i̇]: x",
        ])
    func oneDocument(_ text: String) {
        if let difference = Self.comparePlain(text) { Issue.record("\(difference)") }
        if let difference = Self.compareUnconventional(text) { Issue.record("\(difference)") }
    }

    @Test(
        "nesting is followed down to 100 levels, and said to be too deep beyond",
        arguments: [98, 99, 100, 101, 102, 5_000])
    func nesting(_ levels: Int) {
        let text = String(repeating: ">", count: levels) + "a"
        let (document, diagnostics) = Document.parseCommonMark(SourceFile(path: "a.md", text: text))
        let wanted = Reference(Array(text.utf8))
        if wanted.depth <= 100 {
            #expect(diagnostics.isEmpty)
            #expect(HTMLRenderer.html(of: document, context: nil) == wanted.html)
        } else {
            #expect(diagnostics.map(\.code) == [.nestingTooDeep])
        }
    }

    @Sendable private static func comparePlain(_ text: String) -> Difference? {
        let bytes = Array(text.utf8)
        let wanted = Reference(bytes)
        let (document, diagnostics) = Document.parseCommonMark(SourceFile(path: "a.md", bytes: bytes))
        if wanted.depth > 100 {
            return diagnostics.map(\.code) == [.nestingTooDeep]
                ? nil : Difference(text: text, wanted: "nesting-too-deep", got: "\(diagnostics)")
        }
        let html = HTMLRenderer.html(of: document, context: nil)
        guard html == wanted.html && diagnostics.isEmpty else {
            return Difference(
                text: text, wanted: String(decoding: wanted.html, as: UTF8.self),
                got: String(decoding: html, as: UTF8.self)
                    + diagnostics.map { $0.formatted(as: .text) }.joined())
        }
        return nil
    }

    @Sendable private static func compareUnconventional(_ text: String) -> Difference? {
        guard !Unconventional.usesConventions(text) else { return nil }
        let bytes = Array(text.utf8)
        let wanted = Reference(bytes)
        guard wanted.depth <= 100 else { return nil }
        let (document, diagnostics) = Document.parse(
            SourceFile(path: "a.md", bytes: bytes), bodyOffset: 0, firstLine: 1,
            conventions: Unconventional.conventions)
        // A control character written as an entity is refused; what would have been rendered is nobody's.
        if diagnostics.contains(where: { $0.code == .controlCharacter }) { return nil }
        let html = HTMLRenderer.html(of: Unconventional.restored(document), context: nil)
        let unexpected = diagnostics.filter { !Unconventional.allowedFaults.contains($0.code) }
        let saysHTML = diagnostics.contains { $0.code == .rawHTML }
        let isOpen = Reference.makesCodeOfWhatFollows(bytes)
        let saysOpen = diagnostics.contains {
            $0.code == .unclosedCode && $0.message.contains("resten av sidan")
        }
        guard
            html == wanted.html && saysHTML == wanted.holdsHTML && unexpected.isEmpty
                && (saysOpen == isOpen || saysHTML)
        else {
            return Difference(
                text: text,
                wanted: String(decoding: wanted.html, as: UTF8.self)
                    + "html: \(wanted.holdsHTML), open: \(isOpen)",
                got: String(decoding: html, as: UTF8.self) + "html: \(saysHTML), open: \(saysOpen)\n"
                    + unexpected.map { $0.formatted(as: .text) }.joined())
        }
        return nil
    }

    private func report(_ differences: [Difference], _ check: (String) -> Difference?) {
        for difference in differences.prefix(5) { Issue.record("\(Corpus.shrunk(difference, check))") }
        if differences.count > 5 { Issue.record("\(differences.count) documents differ") }
    }
}
