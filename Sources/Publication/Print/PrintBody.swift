import Guidance
import LegalReferences
import Markdown

/// Renders a page's text as it stands in a document for paper.
struct PrintBody: Sendable {
    let addresses: PrintAddresses

    private var guidance: Guidance { addresses.guidance }

    /// - Parameter notes: how many footnotes the chapters before it have; those of this one are added.
    func html(of chapter: PrintDocument.Chapter, after notes: inout Int) -> [UInt8] {
        let document = guidance.bodies[chapter.page].document
        defer { notes += document.footnotes.count }
        return HTMLRenderer.html(of: document, context: context(for: chapter, after: notes))
    }

    private func context(for chapter: PrintDocument.Chapter, after notes: Int) -> HTMLContext {
        let body = guidance.bodies[chapter.page]
        let onScreen = BodyRenderer(guidance).context(for: chapter.page)
        var setting = HTMLContext.Setting()
        setting.idPrefix = PrintAddresses.prefix(of: guidance.outline.pages[chapter.page])
        setting.titleID = PrintAddresses.id(of: guidance.outline.pages[chapter.page])
        setting.headingShift = chapter.depth
        setting.footnotesBefore = notes
        setting.isOnPaper = true
        let prefix = setting.idPrefix
        var context = HTMLContext(
            words: guidance.wording.rendering,
            link: { link in markup(body.links[link.index]) ?? onScreen.link(link) },
            linkText: onScreen.linkText,
            image: { image in
                switch body.images[image.index] {
                case .drawing(let path):
                    .inline(
                        guidance.drawings[path]?.repeated(
                            body.images[...image.index].count { $0 == .drawing(path) }, path: path,
                            prefix: prefix
                        ).markupOnPaper ?? [])
                case .file(let path): .file(href: addresses.resource(path))
                }
            },
            citation: { citation in
                citation.keys.map { key in
                    HTMLContext.CitationMark(
                        number: guidance.workNumbers[key].map(String.init) ?? "",
                        href: "#" + PrintAddresses.work(key))
                }
            })
        context.setting = setting
        return context
    }

    /// How a link is written that does not look the same from every page; `nil` for the others.
    private func markup(_ target: LinkTarget) -> HTMLContext.LinkMarkup? {
        let isWhole = addresses.document.kind == .guidance
        switch target {
        case .page(let index, let fragment): return .anchor(href: addresses.page(index, fragment: fragment))
        case .term(let id):
            return .anchor(
                href: isWhole
                    ? "#" + PrintAddresses.term(id) : addresses.address(Addresses.glossary, fragment: id),
                kind: "term")
        case .act(let index, let place):
            let act = guidance.registers.acts.entries[index]
            guard act.url == nil else { return nil }
            return .anchor(
                href: isWhole
                    ? "#" + PrintAddresses.act(act.id)
                    : addresses.address(Addresses.act(act), fragment: place?.code),
                kind: "legal", title: act.title)
        case .code(let system, let code):
            let register = guidance.registers.codeSystems.entries[system]
            return .anchor(
                href: isWhole
                    ? "#" + PrintAddresses.code(code)
                    : addresses.address(Addresses.codeSystem(register), fragment: code),
                kind: "code-link", title: register.codes.first { $0.code == code }?.title ?? "")
        case .work(let key):
            return .anchor(
                href: "#" + PrintAddresses.work(key), kind: "legal",
                title: guidance.registers.works[key]?.title ?? "")
        case .external, .language, .none: return nil
        }
    }
}
