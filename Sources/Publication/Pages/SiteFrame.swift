import Guidance

/// What stands around the text on every page of the site.
struct SiteFrame: Sendable {
    var guidance: Guidance
    let skeletons: Skeletons
    let assets: Assets
    let menus: MenuRenderer
    /// The pages that something on them has moved from.
    let movedPlaces: Set<String>
    let footerLinks: [(title: String, path: String)]
    /// The path of the accessibility statement.
    let accessibility: String?

    /// What of a page stands in its frame.
    struct Page {
        var title: String
        var description: String?
        /// The titles and paths of the pages above it.
        var breadcrumbs: [(title: String, path: String)]
        /// Paths of the scripts that it has besides the one that every page has.
        var scripts: [String] = []
        /// What it says of itself to programs, as JSON.
        var linkedData: String?
        /// Whether it has an address of its own: the page that is shown where there is none has not.
        var isAddressed = true
    }

    /// What the rest of the frame depends on: the same for all pages of a folder, or nearly all.
    struct Surroundings: Hashable, Sendable {
        /// With `/` at its end, empty at the root.
        var folder: String
        /// The page at the top of the menu whose branch a page is in.
        var branch: Int?
        var isDecided: Bool
        /// The register's page at the foot that a page is, or belongs to.
        var register: String?

        /// Any file in the folder, to write addresses from.
        var path: String { folder + "index.html" }
    }

    /// What pages with the same surroundings share, taken apart.
    func shared(_ surroundings: Surroundings) -> Skeletons.Shared {
        skeletons.shared(surroundings) { View(.common, sharedValues(surroundings)) }
    }

    /// The names that pages with the same surroundings share.
    func sharedValues(_ surroundings: Surroundings) -> [String: View.Value?] {
        let settings = guidance.settings
        let here = surroundings.path
        func address(_ path: String) -> View.Value { .text(Addresses.relative(from: here, to: path)) }
        return [
            "lang": .text(settings.language), "siteLang": .text(settings.language),
            "siteTitle": .text(settings.title),
            "root": .text(Addresses.root(from: here)), "home": address(home),
            "stylesheet": address(assets.address(Assets.stylesheet)),
            "script": address(assets.address(Assets.script)),
            "icon": address(assets.address(Assets.icon)),
            "touchIcon": assets.has(Assets.touchIcon) ? address(assets.address(Assets.touchIcon)) : nil,
            "sharedImage": sharedImage.map { .text($0) },
            "search": address(Addresses.search),
            "openSearch": address(Addresses.openSearch), "feed": address(Addresses.feed),
            "edition": .text(settings.edition?.id),
            "editionDate": .text(settings.edition?.date?.description), "owner": .text(settings.owner),
            "contact": .text(settings.contact),
            "contactHref": .text(settings.contact.flatMap { Self.href(ofContact: $0) }),
            "accessibilityHref": accessibility.map { address($0) },
            "standing": surroundings.isDecided ? nil : .text(settings.standing),
            "topNavigation": .list(
                guidance.outline.topLevel.map { index in
                    let head = guidance.outline.pages[index]
                    return View(
                        .navigation,
                        [
                            "title": .text(head.title), "href": address(head.outputPath),
                            "current": .flag(index == surroundings.branch),
                        ])
                }),
            "footerLinks": .list(
                footerLinks.map { title, path in
                    View(
                        .navigation,
                        [
                            "title": .text(title), "href": address(path),
                            "current": .flag(path == surroundings.register),
                        ])
                }),
        ]
    }

    /// The names in every page's frame that are the page's own.
    func own(_ page: Page, at path: String) -> [String: View.Value?] {
        let siteTitle = guidance.settings.title
        return [
            "title": .text(page.title),
            "documentTitle": .text(path == home ? siteTitle : "\(page.title) – \(siteTitle)"),
            "description": .text(page.description), "isStart": .flag(path == home),
            "canonical": .text(page.isAddressed ? canonical(path) : nil),
            "linkedData": page.linkedData.map { .html($0) },
            "breadcrumbs": .list(page.breadcrumbs.map { link($0.title, $0.path, from: path) }),
            "scripts": .list(
                (page.scripts + (movedPlaces.contains(path) ? [MovedFiles.script] : [])).map { script in
                    View(.script, ["href": .text(Addresses.relative(from: path, to: script))])
                }),
        ]
    }

    /// What a page is called in the path to the pages below it; the start page's title is the site's, and long.
    func crumb(_ page: Int) -> String {
        page == guidance.outline.start
            ? guidance.wording.interface["startCrumb"] ?? guidance.outline.pages[page].title
            : guidance.outline.pages[page].title
    }

    private var home: String {
        guidance.outline.start.map { guidance.outline.pages[$0].outputPath } ?? "index.html"
    }

    func link(_ title: String, _ path: String, from here: String, fragment: String? = nil) -> View {
        View(
            .link,
            [
                "title": .text(title),
                "href": .text(Addresses.relative(from: here, to: path, fragment: fragment)),
            ])
    }

    /// The whole address of the picture for links that are shared: who shows them knows no relative one.
    private var sharedImage: String? {
        assets.has(Assets.sharedImage) ? canonical(assets.address(Assets.sharedImage)) : nil
    }

    /// The address that a page is to be known by; `nil` while the publisher has not said where the site is.
    private func canonical(_ path: String) -> String? {
        guidance.settings.isPublished ? guidance.settings.baseURL + path : nil
    }

    /// A mail address or a web address as a link.
    static func href(ofContact contact: String) -> String? {
        if contact.hasPrefix("http://") || contact.hasPrefix("https://") { return contact }
        return contact.contains("@") && !contact.contains(" ") ? "mailto:" + contact : nil
    }
}
