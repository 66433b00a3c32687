import TestSupport

/// Documents after CommonMark's grammar: blocks in blocks, some of them not quite right.
struct DocumentGenerator {
    private var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    static func document(seed: UInt64) -> String {
        var generator = DocumentGenerator(seed: seed)
        return generator.document()
    }

    private mutating func document() -> String {
        var lines = blocks(depth: 0)
        if !random.oneIn(3) { lines += definitions() }
        let ending = random.pick(["\n", "\n", "\n", "\r\n", "\r"])
        var text = lines.joined(separator: ending)
        if ending == "\n" || !random.oneIn(4) { text = text.replacing("\n", with: ending) }
        if !random.oneIn(8) { text += ending }
        return random.oneIn(30) ? "\u{FEFF}" + text : text
    }

    private mutating func blocks(depth: Int) -> [String] {
        var lines: [String] = []
        for index in 0..<random.number(1...(depth == 0 ? 6 : 3)) {
            if index > 0, !random.oneIn(4) {
                lines += Array(repeating: random.oneIn(8) ? "  " : "", count: random.number(1...2))
            }
            lines += block(depth: depth)
        }
        return lines
    }

    private mutating func block(depth: Int) -> [String] {
        switch random.number(0...(depth < 6 ? 15 : 9)) {
        case 0: return heading()
        case 1: return setextHeading()
        case 2: return fencedCode()
        case 3: return indentedCode()
        case 4: return htmlBlock()
        case 5:
            return [
                random.pick([
                    "---", "***", "___", "- - -", " * * *", "_____", "--- ", "   ---", "\t---", "+++",
                ])
            ]
        case 6 where random.oneIn(2): return definitions()
        case 10, 11: return quote(depth: depth)
        case 12, 13, 14: return list(depth: depth)
        default: return paragraph()
        }
    }

    private mutating func paragraph() -> [String] {
        var lines: [String] = []
        for index in 0..<random.number(1...3) {
            let indent =
                index == 0
                ? random.pick(["", "", "", " ", "   "]) : random.pick(["", "", "", "  ", "     ", "\t"])
            lines.append(
                indent + InlineGenerator.text(&random) + random.pick(["", "", "", " ", "  ", "\\", "\t"]))
        }
        return lines.flatMap { $0.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }
    }

    private mutating func heading() -> [String] {
        let marks = String(repeating: "#", count: random.number(1...7))
        let text = random.oneIn(6) ? "" : InlineGenerator.text(&random).replacing("\n", with: " ")
        return [
            random.pick(["", " ", "   ", "    "]) + marks + random.pick([" ", "  ", "\t", ""]) + text
                + random.pick(["", " #", " ###  ", "#", " \\#"])
        ]
    }

    private mutating func setextHeading() -> [String] {
        paragraph() + [
            random.pick(["", " ", "   ", "    "])
                + random.pick(["===", "---", "=", "-", "== =", "--- ", "=====  "])
        ]
    }

    private mutating func fencedCode() -> [String] {
        let fence = String(repeating: random.pick(["`", "~"]), count: random.number(3...4))
        let indent = random.pick(["", "", " ", "   "])
        let info = random.pick([
            "", "", "swift", " yaml title=\"å\"", "a`b", "&auml;\\*", "  x\ty", "\u{A0}x",
        ])
        var lines = [indent + fence + info]
        for _ in 0..<random.number(0...3) {
            lines.append(
                random.pick(["", " ", "  x", "\tkod <b>", "```", "~~~", "> a", "- b", "å&amp;", "* * *"]))
        }
        if !random.oneIn(4) {
            lines.append(random.pick(["", "  ", "    "]) + fence + random.pick(["", "", " ", "`", " x"]))
        }
        return lines
    }

    private mutating func indentedCode() -> [String] {
        (0..<random.number(1...3)).map { _ in
            random.pick(["    ", "\t", "  \t", "      ", "   \t "])
                + random.pick(["kod", "<i>&", "- x", "", "å\tb", "# h"])
        }
    }

    private mutating func htmlBlock() -> [String] {
        random.pick([
            ["<div>", "*a*", "</div>"], ["<div>", "", "*a*", "", "</div>"], ["<pre>", "", "x", "</pre> y"],
            ["<!-- a", "", "b --> *c*"],
            ["<?x", "", "?>"], ["<!A", ">"], ["<![CDATA[", "x", "]]>"], ["<script>", "1 < 2", "</script>"],
            ["<my-tag a=\"b\">", "x"],
            ["<b>", "x"], ["</ins>", "x"], ["<hr>"], [" <table>", "<tr>"], ["<style", "a"],
            ["<textarea>", "", "</textarea>"],
        ])
    }

    private mutating func definitions() -> [String] {
        (0..<random.number(1...2)).flatMap { _ -> [String] in
            let label = random.pick(InlineGenerator.labels)
            let destination = random.pick([
                "/url", "<a b>", "å.md#x", "", "<>", "javascript:x", "a(b)", "&auml;",
            ])
            switch random.number(0...5) {
            case 0: return ["[\(label)]:", destination, "'titel'"]
            case 1: return ["[\(label)]: \(destination) \"t\" x"]
            case 2: return ["   [\(label)]: \(destination)   (t)"]
            case 3: return ["[\(label)]: \(destination) \"a", "b\""]
            default: return ["[\(label)]: \(destination)"]
            }
        }
    }

    private mutating func quote(depth: Int) -> [String] {
        let mark = random.pick(["> ", ">", "> ", " > ", ">\t", "   >  "])
        return blocks(depth: depth + 1).enumerated().map { index, line in
            // A lazy continuation leaves the mark out.
            index > 0 && random.oneIn(6) ? line : mark + line
        }
    }

    private mutating func list(depth: Int) -> [String] {
        let bullet = random.pick([
            "-", "+", "*", "1.", "1)", "7.", "0.", "123456789.", "1234567890.", "-", "-",
        ])
        let isLoose = random.oneIn(3)
        var lines: [String] = []
        for index in 0..<random.number(1...4) {
            if index > 0, isLoose { lines.append("") }
            let mark = random.oneIn(12) ? random.pick(["-", "*", "2.", "3)"]) : bullet
            let gap = random.pick([" ", " ", " ", "  ", "    ", "\t", "     "])
            let lead = random.pick(["", "", "", " ", "  ", "   "])
            let indent =
                random.oneIn(8)
                ? random.pick(["  ", "\t", " ", ""])
                : String(repeating: " ", count: lead.count + mark.count + min(gap.count, 4))
            let content = random.oneIn(12) ? [""] : blocks(depth: depth + 1)
            for (number, line) in content.enumerated() {
                if number == 0 {
                    lines.append(lead + mark + (line.isEmpty ? "" : gap + line))
                } else {
                    lines.append(line.isEmpty ? "" : indent + line)
                }
            }
        }
        return lines
    }
}
