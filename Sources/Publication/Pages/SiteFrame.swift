import Guidance

/// What stands around the text on every page of the site.
struct SiteFrame: Sendable {
    let guidance: Guidance
    let templates: TemplateLibrary
    let assets: Assets
    let menus: MenuRenderer
    let footerLinks: [(title: String, path: String)]
    /// The path of the accessibility statement.
    let accessibility: String?

    /// Where the big parts of a page go: Mustache copies text at each level of partials, and counts its characters.
    private static let contentHole = "\u{1}"
    private static let menuHole = "\u{2}"

    /// What a page that is not in the menu is called, and what of it stands in the frame.
    struct Page {
        var path: String
        var title: String
        var description: String?
        var language: String
        /// The titles and paths of the pages above it.
        var breadcrumbs: [(title: String, path: String)]
        /// The page at the top of the menu whose branch it is in.
        var branch: Int?
        var isDecided: Bool
    }

    /// The names that every template has.
    func common(_ page: Page) -> [String: View.Value?] {
        let settings = guidance.settings
        func address(_ path: String) -> View.Value { .text(Addresses.relative(from: page.path, to: path)) }
        let home = guidance.outline.start.map { guidance.outline.pages[$0].outputPath } ?? "index.html"
        let isStart = page.path == home
        return [
            "lang": .text(page.language), "siteLang": .text(settings.language), "title": .text(page.title),
            "documentTitle": .text(isStart ? settings.title : "\(page.title) – \(settings.title)"),
            "siteTitle": .text(settings.title), "description": .text(page.description),
            "root": .text(Addresses.root(from: page.path)), "home": address(home),
            "stylesheet": address(assets.address(Assets.stylesheet)), "script": address(assets.address(Assets.script)),
            "icon": address(assets.address(Assets.icon)), "edition": .text(settings.edition?.id),
            "editionDate": .text(settings.edition?.date?.description), "owner": .text(settings.owner),
            "contact": .text(settings.contact),
            "contactHref": .text(settings.contact.flatMap { Self.href(ofContact: $0) }),
            "accessibilityHref": accessibility.map { address($0) },
            "standing": page.isDecided ? nil : .text(settings.standing), "menu": .html(Self.menuHole),
            "topNavigation": .list(
                guidance.outline.topLevel.map { index in
                    let head = guidance.outline.pages[index]
                    return View(
                        .link.adding(["current": .flag]),
                        [
                            "title": .text(head.title), "href": address(head.outputPath),
                            "current": .flag(index == page.branch),
                        ])
                }),
            "breadcrumbs": .list(page.breadcrumbs.map { link($0.title, $0.path, from: page.path) }),
            "footerLinks": .list(footerLinks.map { link($0.title, $0.path, from: page.path) }),
        ]
    }

    func link(_ title: String, _ path: String, from here: String, fragment: String? = nil) -> View {
        View(
            .link,
            ["title": .text(title), "href": .text(Addresses.relative(from: here, to: path, fragment: fragment))])
    }

    /// The value that marks where the text goes.
    var content: View.Value { .html(Self.contentHole) }

    /// The page's bytes: the rendered template with text and menu put in.
    func bytes(
        _ template: TemplateName, _ view: View, content: [UInt8] = [], menu: (inout [UInt8]) -> Void
    ) -> [UInt8] {
        let shell = templates.render(template, view)
        var output: [UInt8] = []
        output.reserveCapacity(shell.utf8.count + content.count + 4096)
        for byte in shell.utf8 {
            switch byte {
            case 1: output.append(contentsOf: content)
            case 2: menu(&output)
            default: output.append(byte)
            }
        }
        return output
    }

    /// A mail address or a web address as a link.
    private static func href(ofContact contact: String) -> String? {
        if contact.hasPrefix("http://") || contact.hasPrefix("https://") { return contact }
        return contact.contains("@") && !contact.contains(" ") ? "mailto:" + contact : nil
    }
}
