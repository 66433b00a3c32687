import Guidance
import Incremental
import Markdown
import Output

/// Sections of pages as HTML without script, to be shown by other systems: `fragments/<path>/<id>.html`.
///
/// A section is a heading with everything below it, the sections of lower levels among them. Ten thousand pages have eighty
/// thousand of them, so nothing is made or kept but a path and a number until the writer asks.
struct SectionFragments: Sendable {
    let guidance: Guidance
    private let frame: Version
    private let renderer: BodyRenderer

    init(_ guidance: Guidance, frame: Version) {
        self.guidance = guidance
        self.frame = frame
        renderer = BodyRenderer(guidance, base: guidance.settings.baseURL)
    }

    private static let folder = DataFolder.path + "fragments/"

    func files() -> [OutputFile] { guidance.outline.pages.indices.flatMap(files(of:)) }

    /// The sections of a page, by its index.
    func files(of page: Int) -> [OutputFile] {
        let folder = "\(Self.folder)\(guidance.outline.pages[page].id)/"
        let dependencies = [frame, guidance.bodies[page].version]
        return guidance.bodies[page].document.blocks.enumerated().compactMap { index, block -> OutputFile? in
            guard case .heading(let heading) = block, let id = heading.id else { return nil }
            return OutputFile(path: folder + id + ".html", dependencies: dependencies) {
                bytes(of: page, from: index, level: heading.level)
            }
        }
    }

    /// The section whose file has a path; `nil` where none has.
    func file(at path: String) -> OutputFile? {
        guard path.hasPrefix(Self.folder), let slash = path.lastIndex(of: "/") else { return nil }
        let id = path[..<slash].dropFirst(Self.folder.count)
        return guidance.outline.index(ofPath: id + ".md").flatMap { page in files(of: page).first { $0.path == path } }
    }

    private func bytes(of page: Int, from start: Int, level: Int) -> [UInt8] {
        let whole = guidance.bodies[page].document
        let rest = whole.blocks[(start + 1)...]
        let end =
            rest.firstIndex { block in
                if case .heading(let next) = block { next.level <= level } else { false }
            } ?? rest.endIndex
        var section = Document()
        section.blocks = Array(whole.blocks[start..<end])
        section.footnotes = notes(of: section.blocks, in: whole)
        var html = HTMLBuffer(reserving: 2048)
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
        html.append(HTMLRenderer.html(of: section, context: renderer.context(for: page)))
        html.append("</section>\n")
        return html.bytes
    }

    /// The footnotes that a part of a page leads to.
    private func notes(of blocks: [Block], in whole: Document) -> [Footnote] {
        guard !whole.footnotes.isEmpty else { return [] }
        var first: [String: Int] = [:]
        InlineWalk.visit(blocks) { inline in
            if case .footnote(let mark) = inline, first[mark.id] == nil { first[mark.id] = mark.occurrence }
        }
        return whole.footnotes.compactMap { note in
            guard let occurrence = first[note.id] else { return nil }
            var note = note
            note.firstOccurrence = occurrence
            return note
        }
    }
}
