internal import Markdown
internal import Output

/// A page of the preview's own: the editor's, not a part of the site.
struct PreviewPage {
    private var html: String

    /// - Parameter stylesheet: the site's, below its root.
    init(title: String, stylesheet: String?) {
        html = """
            <!DOCTYPE html>
            <html lang="sv">
            <head>
            <meta charset="utf-8">
            <title>\(title.escaped)</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <link rel="icon" href="data:,">

            """
        for address in [stylesheet.map { "/" + $0 }, Address.stylesheet].compactMap(\.self) {
            html += "<link rel=\"stylesheet\" href=\"\(address.escaped)\">\n"
        }
        html += "</head>\n<body class=\"lots-page\">\n<main id=\"innehall\">\n"
    }

    /// - Parameter markup: taken as it is; what comes from files is escaped by whoever writes it.
    mutating func add(_ markup: String) { html += markup + "\n" }

    var bytes: [UInt8] { ScriptElement.added(to: Array((html + "</main>\n</body>\n</html>\n").utf8)) }
}

extension String {
    /// As text or an attribute's value in HTML.
    var escaped: String {
        var result = HTMLBuffer()
        result.append(escaping: String(String.UnicodeScalarView(unicodeScalars.map(\.withoutTurning))))
        return String(decoding: result.bytes, as: UTF8.self)
    }
}

extension Unicode.Scalar {
    /// Marks that turn the direction of what follows would move it to another place of the line.
    fileprivate var withoutTurning: Unicode.Scalar {
        switch self {
        case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": "\u{FFFD}"
        default: self
        }
    }
}
