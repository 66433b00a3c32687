internal import Diagnostics
internal import Guidance
internal import LegalReferences
internal import Markdown

/// A page of the guidance as its editor looks after it.
struct PageRow: Sendable {
    var title: String
    /// The file below Content, and as diagnostics name it.
    var file: String
    /// Where it is served, below the site's root.
    var path: String
    var status: String
    /// Whether somebody has decided on the text.
    var isDecided: Bool
    var reviewBy: CalendarDate?
    var isOverdue: Bool
    var words: Int
    /// What is worth mending in it, worst first.
    var diagnostics: [Diagnostic]
    /// References that lead nowhere, as they are printed, each once.
    var unlinked: [String]
    /// The pages whose text links to it, by title and path.
    var linkedFrom: [(title: String, path: String)]

    /// Whether there is something for an editor to do.
    var hasWork: Bool { isOverdue || !diagnostics.isEmpty || !unlinked.isEmpty || linkedFrom.isEmpty }

    /// The pages in the order of the menu.
    static func all(of guidance: Guidance, diagnostics: [Diagnostic], today: CalendarDate) -> [PageRow] {
        let outline = guidance.outline
        let found = Dictionary(grouping: diagnostics, by: \.file)
        var sources: [Int: [Int]] = [:]
        for (index, body) in guidance.bodies.enumerated() {
            let targets = body.links.compactMap { link -> Int? in
                if case .page(let target, _) = link, target != index { target } else { nil }
            }
            for target in Set(targets) { sources[target, default: []].append(index) }
        }
        return outline.allInOrder.map { index in
            let head = outline.pages[index]
            let body = guidance.bodies[index]
            let frontMatter = head.frontMatter
            return PageRow(
                title: head.title, file: head.file, path: head.outputPath,
                status: guidance.wording.status[frontMatter.status] ?? frontMatter.status.rawValue,
                isDecided: frontMatter.status == .decided, reviewBy: frontMatter.reviewBy,
                isOverdue: frontMatter.reviewBy.map { $0 < today } ?? false,
                words: Self.words(of: body.document),
                diagnostics: (found[head.file] ?? []).sorted { $0.severity.rank < $1.severity.rank },
                unlinked: Self.unlinked(body.references),
                linkedFrom: (sources[index] ?? []).map {
                    (outline.pages[$0].title, outline.pages[$0].outputPath)
                })
        }
    }

    /// Runs of letters and digits between spaces; a footnote's too.
    private static func words(of document: Document) -> Int {
        let texts = [PlainText.of(document.blocks)] + document.footnotes.map { PlainText.of($0.inlines) }
        return texts.reduce(0) { sum, text in
            sum
                + text.split(whereSeparator: \.isWhitespace).count {
                    $0.contains { $0.isLetter || $0.isNumber }
                }
        }
    }

    private static func unlinked(_ references: [PageReference]) -> [String] {
        var seen: Set<String> = []
        return references.filter { $0.kind != .kva && ($0.act == nil && $0.work == nil || $0.isHistorical) }
            .map(\.text).filter { seen.insert($0).inserted }
    }
}

extension DiagnosticSeverity {
    fileprivate var rank: Int {
        switch self {
        case .error: 0
        case .warning: 1
        case .information: 2
        }
    }
}
