import Guidance
import Markdown

/// Checklists as data: each in `checklists/<id>.json` holds all that is needed to show it in a record system.
struct ChecklistData: Sendable {
    private let guidance: Guidance
    private let renderer: BodyRenderer

    init(_ guidance: Guidance) {
        self.guidance = guidance
        renderer = BodyRenderer(guidance, base: guidance.settings.baseURL)
    }

    static func name(of head: PageHead) -> String { name(of: head.id) }

    static func name(of id: String) -> String { "checklists/\(id).json" }

    func list() -> [UInt8] {
        let pages = guidance.outline.allInOrder.filter {
            guidance.outline.pages[$0].frontMatter.kind == .checklist
        }
        return JSONBuffer.list("checklists", guidance) { json in
            for page in pages {
                let head = guidance.outline.pages[page]
                let document = guidance.bodies[page].document
                json.object { json in
                    json.texts("audience", head.frontMatter.audience)
                    json.text("data", Self.name(of: head))
                    json.text("id", head.id)
                    json.number("itemCount", document.anchors.count { $0.kind == .checklistItem })
                    json.text("page", head.outputPath)
                    json.text("part", head.part.map { guidance.outline.pages[$0].id })
                    json.reviews(head.frontMatter)
                    json.text("status", head.frontMatter.status.rawValue)
                    json.text("summary", head.frontMatter.summary)
                    json.text("title", head.title)
                    json.text("updated", head.frontMatter.updated)
                }
            }
        }
    }

    /// - Parameter oldID: the id by which the file is found, where that is not the page's own.
    func bytes(of page: Int, under oldID: String? = nil) -> [UInt8] {
        let head = guidance.outline.pages[page]
        let frontMatter = head.frontMatter
        let context = renderer.context(for: page)
        var json = JSONBuffer()
        json.object { json in
            json.texts("audience", frontMatter.audience)
            json.changes(frontMatter.changes)
            json.edition(guidance)
            json.array("groups") { json in
                for section in DocumentSections.of(guidance.bodies[page].document) {
                    append(section, of: page, context, to: &json)
                }
            }
            json.text("id", head.id)
            json.text("language", guidance.settings.language)
            json.text("page", head.outputPath)
            json.text("part", head.part.map { guidance.outline.pages[$0].id })
            json.reviews(frontMatter)
            json.schema("checklist", depth: DataFolder.depth(ofFileFor: oldID ?? head.id))
            json.standing(frontMatter, guidance)
            json.text("summary", frontMatter.summary)
            json.text("title", head.title)
            json.text("updated", frontMatter.updated)
            json.version()
        }
        return json.file
    }

    /// A heading with the items below it and what else stands there.
    private func append(
        _ section: DocumentSections, of page: Int, _ context: HTMLContext, to json: inout JSONBuffer
    ) {
        let parts = Parts(section.blocks)
        json.object { json in
            json.text("id", section.heading?.id)
            append(parts.items, of: page, context, to: &json)
            json.number("level", section.heading?.level ?? 1)
            json.text("text", PlainText.of(parts.rest))
            json.text(
                "title",
                section.heading.map { PlainText.of($0.inlines) } ?? guidance.outline.pages[page].title)
        }
    }

    private func append(
        _ items: [ChecklistItem], of page: Int, _ context: HTMLContext, to json: inout JSONBuffer
    ) {
        json.array("items") { json in
            for item in items {
                let parts = Parts(item.blocks)
                let links = links(of: item, rest: parts.rest)
                json.object { json in
                    appendCodes(links, of: page, to: &json)
                    json.text("condition", item.condition)
                    json.text("html", HTMLRenderer.html(of: item.text, context: context))
                    json.text("id", item.id)
                    append(parts.items, of: page, context, to: &json)
                    appendLinks(links, of: page, context, to: &json)
                    json.text("note", parts.rest.isEmpty ? nil : PlainText.of(parts.rest))
                    json.text("text", PlainText.of(item.text))
                }
            }
        }
    }

    private func appendCodes(_ links: [Link], of page: Int, to json: inout JSONBuffer) {
        json.array("codes") { json in
            var seen: Set<String> = []
            for link in links {
                guard case .code(let index, let code) = guidance.bodies[page].links[link.index],
                    seen.insert(code).inserted
                else { continue }
                let system = guidance.registers.codeSystems.entries[index]
                json.object { json in
                    json.text("code", code)
                    json.text("system", system.id)
                    json.text("title", system.codes.first { $0.code == code }?.title)
                }
            }
        }
    }

    private func appendLinks(
        _ links: [Link], of page: Int, _ context: HTMLContext, to json: inout JSONBuffer
    ) {
        json.array("links") { json in
            for link in links {
                guard let kind = Self.kind(of: guidance.bodies[page].links[link.index]),
                    case .anchor(let address, _, let title, _) = context.link(link)
                else { continue }
                let text = PlainText.of(link.children)
                json.object { json in
                    json.text("address", address)
                    json.text("kind", kind)
                    json.text("text", text.isEmpty ? context.linkText(link) : text)
                    json.text("title", title.isEmpty ? nil : title)
                }
            }
        }
    }

    private static func kind(of target: LinkTarget) -> String? {
        switch target {
        // The bibliography is a page too; version 1 of the interface has no word of its own for it.
        case .page, .work: "page"
        case .external: "external"
        case .term: "term"
        case .act: "law"
        case .code: "code"
        case .language, .none: nil
        }
    }

    /// Those of the item itself: items below it have their own.
    private func links(of item: ChecklistItem, rest: [Block]) -> [Link] {
        var links: [Link] = []
        func note(_ inline: Inline) {
            if case .link(let link) = inline { links.append(link) }
        }
        InlineWalk.visit(item.text + item.more, note)
        InlineWalk.visit(rest, note)
        return links
    }

    /// Blocks parted into items to tick and everything else.
    private struct Parts {
        var items: [ChecklistItem] = []
        var rest: [Block] = []

        init(_ blocks: [Block]) {
            for block in blocks {
                if case .checklist(let checklist) = block {
                    items += checklist.items
                } else {
                    rest.append(block)
                }
            }
        }
    }
}
