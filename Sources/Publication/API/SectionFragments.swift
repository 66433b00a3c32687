import Guidance
import Incremental
import Markdown
import Output
internal import Synchronization

/// Sections of pages as HTML without script, to be shown by other systems: `fragments/<path>/<id>.html`.
///
/// A section is a heading with everything below it, the sections of lower levels among them. Ten thousand pages have eighty
/// thousand of them, so nothing is made or kept but a path and a number until the writer asks.
struct SectionFragments: Sendable {
    private let renderer: FragmentRenderer
    private let frame: Version

    init(_ guidance: Guidance, frame: Version) {
        renderer = FragmentRenderer(guidance)
        self.frame = frame
    }

    private static let folder = DataFolder.path + "fragments/"

    var guidance: Guidance { renderer.guidance }

    func files() -> [OutputFile] { guidance.outline.pages.indices.flatMap(files(of:)) }

    /// The sections of a page, by its index.
    func files(of page: Int) -> [OutputFile] {
        let folder = "\(Self.folder)\(guidance.outline.pages[page].id)/"
        let dependencies = [frame, guidance.bodies[page].version]
        let ids = DocumentSections.ids(guidance.bodies[page].document)
        let fragments = PageFragments(count: ids.count) { [renderer] in renderer.fragments(of: page) }
        return ids.enumerated().map { number, id in
            OutputFile(path: folder + id + ".html", dependencies: dependencies) { fragments.take(number) }
        }
    }

    /// What is found where sections were before: the section that has taken the place of the old one, and where none has, a link.
    func files(at moved: MovedData) -> [OutputFile] {
        moved.sections().map { successor in
            let path = "\(Self.folder)\(successor.oldPage)/\(successor.oldID).html"
            let (_, id) = PublishedPlaces.parts(successor.target)
            guard let page = moved.page(at: successor.target),
                let number = id.flatMap({ moved.headings(of: page).firstIndex(of: $0) })
            else {
                return OutputFile(path: path, dependencies: [frame]) { [renderer] in
                    renderer.link(to: successor.target)
                }
            }
            return OutputFile(path: path, dependencies: [frame, guidance.bodies[page].version]) {
                [renderer] in
                renderer.fragments(of: page)[number]
            }
        }
    }

    /// The section whose file has a path; `nil` where none has.
    func file(at path: String) -> OutputFile? {
        guard path.hasPrefix(Self.folder), let slash = path.lastIndex(of: "/") else { return nil }
        let id = path[..<slash].dropFirst(Self.folder.count)
        return guidance.outline.index(ofPath: id + ".md").flatMap { page in
            files(of: page).first { $0.path == path }
        }
    }
}

/// The fragments of one page, rendered together when the first is asked for and let go with the last.
///
/// The writer asks for each once, all of a page one after another: they never are in memory for more than a few pages.
private final class PageFragments: Sendable {
    private struct State {
        var made: [[UInt8]]?
        var left = 0
    }

    private let state = Mutex(State())
    private let count: Int
    private let make: @Sendable () -> [[UInt8]]

    init(count: Int, _ make: @escaping @Sendable () -> [[UInt8]]) {
        self.count = count
        self.make = make
    }

    func take(_ number: Int) -> [UInt8] {
        state.withLock { state in
            if state.made == nil { state = State(made: make(), left: count) }
            let fragment = state.made?[number] ?? []
            state.left -= 1
            if state.left == 0 { state.made = nil }
            return fragment
        }
    }
}

/// Renders all sections of a page, what they share once.
private struct FragmentRenderer: Sendable {
    let guidance: Guidance
    private let renderer: BodyRenderer

    init(_ guidance: Guidance) {
        self.guidance = guidance
        renderer = BodyRenderer(guidance, base: guidance.settings.baseURL)
    }

    /// A heading with what stands between it and the next one.
    private struct Piece {
        var level: Int
        var html: [UInt8]
        /// The footnotes that it leads to, each with the number of its first mark here.
        var notes: [(id: String, occurrence: Int)] = []
    }

    /// In the order of the headings that have an id, which all of a page's own have.
    func fragments(of page: Int) -> [[UInt8]] {
        let document = guidance.bodies[page].document
        let context = renderer.context(for: page)
        let pieces = pieces(of: document, context)
        let beginning = beginning(of: page)
        return pieces.indices.map { index in
            let next = pieces[(index + 1)...].firstIndex { $0.level <= pieces[index].level }
            let section = pieces[index..<(next ?? pieces.endIndex)]
            var end = Document()
            end.footnotes = notes(of: section, in: document)
            var html = beginning
            html.reserveCapacity(beginning.count + section.map(\.html.count).reduce(16, +))
            for piece in section { html += piece.html }
            if !end.footnotes.isEmpty { html += HTMLRenderer.html(of: end, context: context) }
            return html + Array("</section>\n".utf8)
        }
    }

    /// What tells a reader that a section is elsewhere.
    func link(to target: String) -> [UInt8] {
        var html = HTMLBuffer()
        html.append("<section lang=\"")
        html.append(escaping: guidance.settings.language)
        html.append("\">\n<p>")
        html.append(escaping: guidance.wording.interface["movedTitle"] ?? "movedTitle")
        html.append(". <a href=\"")
        html.append(escaping: guidance.settings.baseURL + target)
        html.append("\">")
        html.append(escaping: guidance.wording.interface["movedText"] ?? "movedText")
        html.append("</a></p>\n</section>\n")
        return html.bytes
    }

    private func pieces(of document: Document, _ context: HTMLContext) -> [Piece] {
        DocumentSections.of(document).compactMap { section in
            guard let heading = section.heading else { return nil }
            var own = Document()
            own.blocks = [.heading(heading)] + section.blocks
            var piece = Piece(level: heading.level, html: HTMLRenderer.html(of: own, context: context))
            if !document.footnotes.isEmpty {
                InlineWalk.visit(own.blocks) { inline in
                    if case .footnote(let mark) = inline { piece.notes.append((mark.id, mark.occurrence)) }
                }
            }
            return piece
        }
    }

    /// A part of the guidance says that it is not decided wherever it is shown.
    private func beginning(of page: Int) -> [UInt8] {
        var html = HTMLBuffer()
        html.append("<section lang=\"")
        html.append(escaping: guidance.settings.language)
        html.append("\">\n")
        if guidance.outline.pages[page].frontMatter.status != .decided,
            let standing = guidance.settings.standing
        {
            html.append("<p class=\"standing\"><strong>")
            html.append(escaping: standing)
            html.append("</strong></p>\n")
        }
        return html.bytes
    }

    private func notes(of section: ArraySlice<Piece>, in document: Document) -> [Footnote] {
        guard !document.footnotes.isEmpty else { return [] }
        let first = Dictionary(
            section.flatMap(\.notes).map { ($0.id, $0.occurrence) }, uniquingKeysWith: { first, _ in first })
        return document.footnotes.compactMap { note in
            guard let occurrence = first[note.id] else { return nil }
            var note = note
            note.firstOccurrence = occurrence
            return note
        }
    }
}
