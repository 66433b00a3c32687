import Guidance
import Markdown

/// Pages as data: `pages.json`, and each page's structure, text, HTML, status, reviews and changes in `pages/<path>.json`.
struct PageData: Sendable {
    private let guidance: Guidance
    private let renderer: BodyRenderer

    init(_ guidance: Guidance) {
        self.guidance = guidance
        renderer = BodyRenderer(guidance, base: guidance.settings.baseURL)
    }

    static func name(of id: String) -> String { "pages/\(id).json" }

    /// - Parameter oldID: the id by which the file is found, where that is not the page's own.
    func bytes(of page: Int, under oldID: String? = nil) -> [UInt8] {
        let head = guidance.outline.pages[page]
        let frontMatter = head.frontMatter
        let document = guidance.bodies[page].document
        var json = JSONBuffer()
        json.object { json in
            json.texts("audience", frontMatter.audience)
            json.changes(frontMatter.changes)
            json.texts("children", head.children.map { guidance.outline.pages[$0].id })
            json.edition(guidance)
            json.array("footnotes") { json in
                for note in document.footnotes {
                    json.object { json in
                        json.text("id", note.id)
                        json.number("number", note.number)
                        json.text("text", PlainText.of(note.inlines))
                    }
                }
            }
            json.text("html", renderer.html(of: page))
            json.text("id", head.id)
            json.text("kind", frontMatter.kind.rawValue)
            json.text("language", guidance.settings.language)
            json.text("next", id(head.next))
            json.text("page", head.outputPath)
            json.text("parent", id(head.parent))
            json.text("part", id(head.part))
            json.text("previous", id(head.previous))
            json.reviews(frontMatter)
            json.schema("page", depth: DataFolder.depth(ofFileFor: oldID ?? head.id))
            json.array("sections") { json in
                for section in DocumentSections.of(document) { append(section, of: head, to: &json) }
            }
            json.standing(frontMatter, guidance)
            json.text("summary", frontMatter.summary)
            json.text("title", head.title)
            json.text("updated", frontMatter.updated)
            json.version()
        }
        return json.file
    }

    private func append(_ section: DocumentSections, of head: PageHead, to json: inout JSONBuffer) {
        json.object { json in
            json.text(
                "fragment", section.heading?.id.map { "fragments/\(head.id)/\($0).html" })
            json.text("id", section.heading?.id)
            json.number("level", section.heading?.level ?? 1)
            json.text("text", PlainText.of(section.blocks))
            json.text("title", section.heading.map { PlainText.of($0.inlines) } ?? head.title)
        }
    }

    func list() -> [UInt8] {
        JSONBuffer.list("pages", guidance) { json in
            for page in guidance.outline.allInOrder {
                let head = guidance.outline.pages[page]
                json.object { json in
                    json.text("data", Self.name(of: head.id))
                    json.text("id", head.id)
                    json.text("kind", head.frontMatter.kind.rawValue)
                    json.text("page", head.outputPath)
                    json.text("parent", id(head.parent))
                    json.text("part", id(head.part))
                    json.reviews(head.frontMatter)
                    json.text("status", head.frontMatter.status.rawValue)
                    json.text("summary", head.frontMatter.summary)
                    json.text("title", head.title)
                    json.text("updated", head.frontMatter.updated)
                }
            }
        }
    }

    private func id(_ page: Int?) -> String? { page.map { guidance.outline.pages[$0].id } }
}

/// A text cut at its headings: each heading with what stands below it, up to the next one.
struct DocumentSections {
    /// `nil` above the first heading.
    var heading: Heading?
    var blocks: [Block]

    static func of(_ document: Document) -> [DocumentSections] {
        var sections = [DocumentSections(heading: nil, blocks: [])]
        for block in document.blocks {
            if case .heading(let heading) = block, heading.id != nil {
                sections.append(DocumentSections(heading: heading, blocks: []))
            } else {
                sections[sections.count - 1].blocks.append(block)
            }
        }
        return sections
    }

    /// The ids of a text's headings, in their order: each is a section's.
    static func ids(_ document: Document) -> [String] {
        document.blocks.compactMap { block in
            if case .heading(let heading) = block { heading.id } else { nil }
        }
    }
}

extension FrontMatter {
    /// The day of the last change.
    var updated: String? { changes.map(\.date).max()?.description }
}

extension JSONBuffer {
    /// The newest first.
    mutating func changes(_ changes: [Change]) {
        array("changes") { json in
            for change in changes.sorted(by: { $0.date > $1.date }) {
                json.object { json in
                    json.text("date", change.date.description)
                    json.text("edition", change.edition)
                    json.text("note", change.note)
                }
            }
        }
    }

    mutating func reviews(_ frontMatter: FrontMatter) {
        text("reviewBy", frontMatter.reviewBy?.description)
        text("reviewed", frontMatter.reviewed?.description)
    }

    /// What a page's file says of how far it has come: a text that is not decided never looks so.
    mutating func standing(_ frontMatter: FrontMatter, _ guidance: Guidance) {
        if frontMatter.status != .decided { text("standing", guidance.settings.standing) }
        text("status", frontMatter.status.rawValue)
    }
}
