import TestSupport

/// Running text with everything that CommonMark knows in it, right and nearly right.
struct InlineGenerator {
    /// Names of links that `DocumentGenerator` defines, in some documents.
    static let labels = ["ref", "Två ord", "ß", "a*b", "x\\]y", "REF"]

    private static let words = [
        "och", "sjukskrivning", "läkare", "å", "Ö", "arbetsförmåga", "a", "bb", "2010:110", "27", "§", "10.",
        "1)", "e\u{301}",
        "👩‍⚕️", "日本", "ẞ", "İ", "snake_case_word", "a*b", "**", "***", "_", "__", "*", "`", "``", "\\", "&", "<",
        ">", "\"",
        "'", "!", "[", "]", "(", ")", "](", "![", "-", "+", "#", "=", "~~~", "http://a.se", "\u{A0}",
        "\u{2014}",
        "»", "€", "\u{200B}", ":", "//",
    ]
    private static let entities = [
        "&amp;", "&lt;", "&aring;", "&#228;", "&#xE4;", "&#0;", "&#1;", "&#x110000;", "&#xD800;", "&nbsp;",
        "&copy", "&x;",
        "&ngE;", "&quot;", "&#32;", "&#10;", "&#9;", "&;", "&#;", "&#x;", "&hellip;", "&NotEqualTilde;",
        "&#87654321;",
    ]
    private static let html = [
        "<b>", "</b>", "<br/>", "<a href=\"x\">", "<!-- c -->", "<?php ?>", "<!X y>", "<![CDATA[x]]>",
        "<a b='c' d=e f>",
        "<a\nb>", "<33>", "<a href=\"", "< b>", "</b x>", "<!-->", "<!--->", "<!-- a -- b -->", "<åb>",
    ]
    private static let autolinks = [
        "<http://a.se/ö?x=1&y=2>", "<mailto:a@b.se>", "<a@b.se>", "<made-up:x y>", "<x:>",
        "<https://a.se/[b](c)>",
        "<javascript:alert(1)>", "<a.b+c:d\\e>", "<é@b.se>",
    ]
    private static let destinations = [
        "x", "/a/b.md#c", "<a b>", "<>", "", "a(b)c", "a(b", "a\\)b", "å/ä ö", "%20%zz",
        "javascript:alert(1)", "JAVASCRIPT:x",
        "data:image/png;base64,AA", "data:text/html,x", "file:///etc", "vbscript:x", "mailto:a@b.se",
        "&auml;", "a&amp;b",
        "<a\\>b>", "'", "a\"b", "a`b", "\\", "*a*", "x_y_z", "#", "data:image/svg+xml,x", "\u{A0}",
        "<a&#1;b>", "[y]",
    ]
    private static let titles = [
        "", "", "", " \"t\"", " 't'", " (t)", " \"a \\\" b\"", " 'å &amp; ä'", " \"a\nb\"", " \"\"", " \"",
        "\"t\"", "  \"t\"  ",
        " \"*t*\"", " (a(b)", " \"&#1;a^\"",
    ]

    /// - Parameter depth: how deep in markup the text stands.
    static func text(_ random: inout SeededGenerator, depth: Int = 0) -> String {
        var result = ""
        for index in 0..<random.number(1...(depth == 0 ? 9 : 4)) {
            if index > 0 { result += random.pick([" ", " ", " ", "", "  ", "\t"]) }
            result += piece(&random, depth: depth)
        }
        return result
    }

    private static func piece(_ random: inout SeededGenerator, depth: Int) -> String {
        guard depth < 5 else { return random.pick(words) }
        switch random.number(0...21) {
        case 0:
            let mark = random.pick(["*", "_", "**", "__", "***", "_**", "*_"])
            let close = random.oneIn(6) ? random.pick(["*", "_", "**"]) : String(mark.reversed())
            return mark + text(&random, depth: depth + 1) + close
        case 1:
            let ticks = String(repeating: "`", count: random.number(1...3))
            return ticks + random.pick(["", " ", "  "]) + random.pick(words)
                + random.pick(["", " ", "\n", "``"]) + ticks
        case 2:
            return "[\(text(&random, depth: depth + 1))](\(random.pick(destinations))\(random.pick(titles)))"
        case 3:
            return "![\(text(&random, depth: depth + 1))](\(random.pick(destinations))\(random.pick(titles)))"
        case 4:
            let label = random.pick(labels)
            return random.pick([
                "[\(label)]", "[\(label)][]", "[\(text(&random, depth: depth + 1))][\(label)]", "![\(label)]",
                "[y] [\(label)]",
            ])
        case 5: return random.pick(entities)
        case 6: return random.pick(html)
        case 7: return random.pick(autolinks)
        case 8:
            return "\\"
                + random.pick(["*", "_", "`", "[", "]", "<", "&", "\\", "a", "å", "!", "#", "|", "\n", "\""])
        case 9: return random.pick(["  \n", "\\\n", "\n", "\n   ", " \n", "\n\t"])
        default: return random.pick(words)
        }
    }
}
