import Guidance
import LegalReferences
import Markdown

/// Renders a page's text with its links as they are written from that page.
struct BodyRenderer: Sendable {
    let guidance: Guidance
    /// What stands before every address, where the text is read elsewhere; without it they are relative.
    private let base: String?

    init(_ guidance: Guidance, base: String? = nil) {
        self.guidance = guidance
        self.base = base
    }

    private func written(from here: String, to target: String, fragment: String? = nil) -> String {
        guard let base else { return Addresses.relative(from: here, to: target, fragment: fragment) }
        return base + target + (fragment.map { "#" + $0 } ?? "")
    }

    /// The HTML of a page's text and footnotes.
    func html(of page: Int) -> [UInt8] {
        HTMLRenderer.html(of: guidance.bodies[page].document, context: context(for: page))
    }

    func context(for page: Int) -> HTMLContext {
        let body = guidance.bodies[page]
        let here = guidance.outline.pages[page].outputPath
        return HTMLContext(
            words: guidance.wording.rendering,
            link: { link in markup(body.links[link.index], of: link, from: here) },
            linkText: { link in text(of: body.links[link.index]) },
            image: { image in
                switch body.images[image.index] {
                case .drawing(let path):
                    .inline(
                        guidance.drawings[path]?.repeated(
                            body.images[...image.index].count { $0 == .drawing(path) }, path: path
                        ).markup { address(of: $0, from: here) } ?? [])
                case .file(let path): .file(href: written(from: here, to: path))
                }
            },
            citation: { citation in
                citation.keys.map { key in
                    HTMLContext.CitationMark(
                        number: guidance.workNumbers[key].map(String.init) ?? "",
                        href: written(from: here, to: Addresses.references, fragment: key))
                }
            })
    }

    private func address(of link: Drawing.Link, from here: String) -> String {
        guard let target = link.target, case .anchor(let href, _, _, _) = markup(target, from: here) else {
            preconditionFailure("a guidance without fault has no link that leads nowhere")
        }
        return href
    }

    /// The same for a link in running text, whose words may be an abbreviation.
    private func markup(_ target: LinkTarget, of link: Link, from here: String) -> HTMLContext.LinkMarkup {
        let markup = markup(target, from: here)
        guard case .term(let id) = target, case .anchor(let href, let kind, let title, _) = markup,
            let term = guidance.registers.terms[id], let expansion = term.expansion,
            PlainText.of(link.children) == term.term
        else { return markup }
        return .anchor(href: href, kind: kind, title: title, abbreviates: expansion)
    }

    private func markup(_ target: LinkTarget, from here: String) -> HTMLContext.LinkMarkup {
        switch target {
        case .page(let index, let fragment):
            return .anchor(
                href: written(
                    from: here, to: guidance.outline.pages[index].outputPath, fragment: fragment))
        case .external(let address):
            return .anchor(href: address, kind: address.hasPrefix("http") ? "external" : "")
        case .term(let id):
            return .anchor(
                href: written(from: here, to: Addresses.glossary, fragment: id), kind: "term")
        case .act(let index, let place):
            let act = guidance.registers.acts.entries[index]
            let address =
                act.address(of: place)
                ?? written(from: here, to: Addresses.act(act), fragment: place?.code)
            return .anchor(href: address, kind: "legal", title: act.title)
        case .code(let system, let code):
            let target = Addresses.codeSystem(guidance.registers.codeSystems.entries[system])
            let title = guidance.registers.codeSystems.entries[system].codes.first { $0.code == code }?.title
            return .anchor(
                href: written(from: here, to: target, fragment: code), kind: "code-link",
                title: title ?? "")
        case .work(let key):
            return .anchor(
                href: written(from: here, to: Addresses.references, fragment: key), kind: "legal",
                title: guidance.registers.works[key]?.title ?? "")
        case .language(let code): return .language(code)
        case .none: return .plain
        }
    }

    private func text(of target: LinkTarget) -> String {
        switch target {
        case .page(let index, let fragment):
            let page = guidance.outline.pages[index]
            return fragment.flatMap { page.anchor($0)?.title } ?? page.title
        case .term(let id): return guidance.registers.terms[id]?.term ?? id
        case .act(let index, let place):
            let act = guidance.registers.acts.entries[index]
            guard let place else { return act.title }
            return "\(place.label) \(act.names.first ?? act.title)"
        case .external(let address): return address
        case .code(_, let code): return code
        case .work(let key): return guidance.registers.works[key]?.title ?? key
        case .language, .none: return ""
        }
    }
}
