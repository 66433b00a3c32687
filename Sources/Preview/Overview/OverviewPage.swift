internal import Diagnostics
internal import Guidance

/// `/_lots`: what the editor has to look after, page by page.
struct OverviewPage {
    private let state: CurrentPreview.State
    private let links: EditorLinks
    private let today: CalendarDate

    init(_ state: CurrentPreview.State, links: EditorLinks, today: CalendarDate) {
        self.state = state
        self.links = links
        self.today = today
    }

    var bytes: [UInt8] {
        var page = PreviewPage(title: "Översikt – förhandsvisning", stylesheet: state.stylesheet)
        page.add("<h1>Översikt för redaktören</h1>")
        page.add(
            "<p>Sidan hör till förhandsvisningen och publiceras inte. <a href=\"/\">Till vägledningens startsida</a></p>"
        )
        if state.isStopped {
            page.add(
                "<p class=\"lots-stopped\">Filerna har fel. Tabellen visar hur det var när vägledningen senast gick att bygga.</p>"
            )
        }
        guard let guidance = state.guidance else {
            page.add("<p>Det finns ännu inget att visa.</p>")
            return page.bytes
        }
        let rows = PageRow.all(of: guidance, diagnostics: state.diagnostics, today: today)
        page.add(summary(rows))
        page.add(table(rows))
        let known = Set(rows.map(\.file))
        let others = state.diagnostics.filter { !known.contains($0.file) && $0.severity != .information }
        if !others.isEmpty {
            page.add(
                "<h2>Om andra filer</h2>\n<ul>\(others.map { "<li>\(entry($0, withFile: true))</li>" }.joined())</ul>"
            )
        }
        return page.bytes
    }

    private func summary(_ rows: [PageRow]) -> String {
        let facts = [
            ("Sidor", rows.count), ("Inte beslutade", rows.count { !$0.isDecided }),
            ("Passerat granskningsdatum", rows.count(where: \.isOverdue)),
            ("Sidor med något att åtgärda", rows.count { !$0.diagnostics.isEmpty }),
            ("Hänvisningar utan länk", rows.reduce(0) { $0 + $1.unlinked.count }),
            ("Sidor som ingen text länkar till", rows.count { $0.linkedFrom.isEmpty }),
            ("Ord", rows.reduce(0) { $0 + $1.words }),
        ]
        return "<dl class=\"lots-facts\">\n"
            + facts.map { "<div><dt>\($0.0)</dt><dd>\($0.1)</dd></div>\n" }.joined() + "</dl>"
    }

    private func table(_ rows: [PageRow]) -> String {
        let heads = [
            "Sida", "Status", "Granskas senast", "Ord", "Att åtgärda", "Hänvisningar utan länk",
            "Länkas från",
        ]
        return """
            <div class="lots-table" id="sidorna" role="region" aria-label="Sidorna" tabindex="0">
            <table>
            <caption>Sidorna i menyns ordning</caption>
            <thead><tr>\(heads.map { "<th scope=\"col\">\($0)</th>" }.joined())</tr></thead>
            <tbody>
            \(rows.map(row).joined(separator: "\n"))
            </tbody>
            </table>
            </div>
            """
    }

    private func row(_ row: PageRow) -> String {
        var cells = "<th scope=\"row\"><a href=\"/\(row.path.escaped)\">\(row.title.escaped)</a><br>"
        cells += file(row.file, line: 1, column: 1) + "</th>"
        cells += "<td>\(row.status.escaped)</td><td>"
        cells += row.reviewBy.map { row.isOverdue ? "<strong>\($0) – passerat</strong>" : "\($0)" } ?? "–"
        cells += "</td><td class=\"lots-number\">\(row.words)</td><td>"
        cells += list(row.diagnostics.map { entry($0, withFile: false) })
        cells += "</td><td>" + list(row.unlinked.map(\.escaped)) + "</td><td>"
        cells += list(row.linkedFrom.map { "<a href=\"/\($0.path.escaped)\">\($0.title.escaped)</a>" })
        // What the filter asks for: see overview.js.
        return "<tr\(row.hasWork ? " data-todo" : "")>\(cells)</td></tr>"
    }

    /// Long lists are folded, so that the table can be read.
    private func list(_ items: [String]) -> String {
        guard !items.isEmpty else { return "–" }
        let list = "<ul>\(items.map { "<li>\($0)</li>" }.joined())</ul>"
        return items.count > 2 ? "<details><summary>\(items.count) stycken</summary>\(list)</details>" : list
    }

    private func entry(_ diagnostic: Diagnostic, withFile: Bool) -> String {
        let (line, column) = (diagnostic.range?.line ?? 0, diagnostic.range?.column ?? 0)
        let name = withFile ? diagnostic.file : line > 0 ? "rad \(line)" : "hela filen"
        let place = file(diagnostic.file, line: line, column: column, name: name)
        let hint = diagnostic.hint.map { " <span class=\"lots-hint\">\($0.escaped)</span>" } ?? ""
        return "\(place): \(diagnostic.message.escaped)\(hint)"
    }

    private func file(_ file: String, line: Int, column: Int, name: String? = nil) -> String {
        let label = "<code>\((name ?? file).escaped)</code>"
        guard let href = links.href(file: file, line: line, column: column) else { return label }
        return "<a href=\"\(href.escaped)\">\(label)</a>"
    }
}

extension CurrentPreview.State {
    /// The site's stylesheet, below its root.
    var stylesheet: String? {
        site?.paths.first { $0.hasPrefix("assets/site.") && $0.hasSuffix(".css") }
    }
}
