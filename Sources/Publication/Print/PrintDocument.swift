import Guidance

/// A document for paper: a page of the guidance, alone or with those below it.
struct PrintDocument: Sendable {
    typealias Kind = PaperDocument.Kind

    /// A page in the document.
    struct Chapter: Sendable {
        var page: Int
        /// How far below the document's first page it stands, which is 0.
        var depth: Int
    }

    var kind: Kind
    /// What its file is called, without suffix.
    var name: String
    /// The first one is the document's own page: its title is the document's.
    var chapters: [Chapter]

    /// Where it is on the site.
    var path: String { Addresses.print(name) }
    var root: Int { chapters[0].page }
}

/// The documents for paper that a guidance has.
struct PrintPlan: Sendable {
    /// The whole guidance's name.
    static let guidanceName = "vagledningen"

    private(set) var documents: [PrintDocument] = []
    /// By page: the document that begins with it.
    private var indices: [Int: Int] = [:]

    init(_ guidance: Guidance) {
        let outline = guidance.outline
        for page in outline.allInOrder {
            let head = outline.pages[page]
            switch head.frontMatter.kind {
            case .checklist:
                add(
                    PrintDocument(
                        kind: .checklist, name: Self.name(of: head), chapters: [.init(page: page, depth: 0)]))
            case .part:
                add(
                    PrintDocument(
                        kind: .part, name: Self.name(of: head), chapters: Self.subtree(page, outline)))
            case .appendix:
                add(
                    PrintDocument(
                        kind: .appendix, name: Self.name(of: head), chapters: Self.subtree(page, outline)))
            case .start, .section, .page: break
            }
        }
        guard let start = outline.start else { return }
        var chapters = [PrintDocument.Chapter(page: start, depth: 0)]
        for page in outline.printed { chapters += Self.subtree(page, outline, depth: 1) }
        // A page that the menu names twice is printed once.
        var seen: Set<Int> = []
        chapters.removeAll { !seen.insert($0.page).inserted }
        add(PrintDocument(kind: .guidance, name: Self.guidanceName, chapters: chapters))
    }

    /// The document that is a page's own.
    func document(of page: Int) -> PrintDocument? { indices[page].map { documents[$0] } }

    private mutating func add(_ document: PrintDocument) {
        indices[document.root] = documents.count
        documents.append(document)
    }

    /// `del-1/checklista` is `checklista-del-1`: checklists are known by what they are.
    private static func name(of head: PageHead) -> String {
        var parts = head.id.split(separator: "/")
        if parts.count > 1, parts.last == "index" { parts.removeLast() }
        if head.frontMatter.kind == .checklist, let last = parts.popLast() { parts.insert(last, at: 0) }
        return parts.joined(separator: "-")
    }

    private static func subtree(_ page: Int, _ outline: Outline, depth: Int = 0) -> [PrintDocument.Chapter] {
        [.init(page: page, depth: depth)]
            + outline.pages[page].children.flatMap { subtree($0, outline, depth: depth + 1) }
    }
}
