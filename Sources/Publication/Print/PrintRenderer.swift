import Guidance
import Markdown

/// Renders a document for paper.
struct PrintRenderer: Sendable {
    let guidance: Guidance
    let skeletons: Skeletons
    let assets: Assets

    func bytes(of document: PrintDocument, for place: PrintAddresses.Place) -> [UInt8] {
        let addresses = PrintAddresses(guidance, document: document, place: place)
        let body = PrintBody(addresses: addresses)
        return skeletons.render(
            .print, own: View(.print, values(of: document, addresses)),
            shared: Skeletons.Shared(View(.print, [:])),
            reserving: document.chapters.count * Self.chapterSize,
            content: { output in
                var notes = 0
                for chapter in document.chapters {
                    let html = body.html(of: chapter, after: &notes)
                    // The document's own page has the document's title, and no other.
                    output.append(chapter.depth == 0 ? html : bytes(of: chapter, in: document, html: html))
                }
            })
    }

    /// More than a chapter's markup takes on average: what is reserved and not written takes no memory, while a whole guidance
    /// that outgrows its place is there twice.
    private static let chapterSize = 24 << 10

    private func values(of document: PrintDocument, _ addresses: PrintAddresses) -> [String: View.Value?] {
        let settings = guidance.settings
        let head = guidance.outline.pages[document.root]
        let frontMatter = head.frontMatter
        let isGuidance = document.kind == .guidance
        let isDecided = document.chapters.allSatisfy {
            guidance.outline.pages[$0.page].frontMatter.status == .decided
        }
        let registers = PrintRegisters(addresses: addresses)
        let acts = PrintBasis(addresses: addresses).views()
        let works = registers.works()
        let terms = isGuidance ? registers.terms() : []
        let systems = isGuidance ? registers.codeSystems() : []
        let contents = PrintContents(addresses: addresses).views(
            hasActs: !acts.isEmpty, hasSystems: !systems.isEmpty, hasTerms: !terms.isEmpty,
            hasWorks: !works.isEmpty)
        return [
            "lang": .text(settings.language), "siteLang": .text(settings.language),
            "id": .text(PrintAddresses.id(of: head)),
            "title": .text(head.title),
            "documentTitle": .text(isGuidance ? settings.title : "\(head.title) – \(settings.title)"),
            "siteTitle": .text(isGuidance ? nil : settings.title),
            "runningTitle": .text(Self.shortened(head.title)),
            "description": .text(frontMatter.summary),
            "stylesheet": .text(addresses.resource(assets.address(Assets.printStylesheet))),
            "icon": .text(addresses.resource(assets.address(Assets.icon))),
            "kind": .text(document.kind.rawValue), "isChecklist": .flag(document.kind == .checklist),
            "isGuidance": .flag(isGuidance), "isOnSite": .flag(addresses.place == .site),
            "pageHref": .text(addresses.address(head.outputPath)),
            "pageAddress": .text(addresses.published(head.outputPath)), "owner": .text(settings.owner),
            "contact": .text(settings.contact), "edition": .text(settings.edition?.id),
            "editionDate": .text(settings.edition?.date?.description),
            "standing": .text(isDecided ? nil : settings.standing),
            "statusLabel": .text(guidance.wording.status[frontMatter.status]),
            "audience": .text(Self.audience(of: frontMatter)),
            "updated": .text(frontMatter.changes.map(\.date).max()?.description),
            "reviewed": .text(frontMatter.reviewed?.description),
            "reviewBy": .text(frontMatter.reviewBy?.description),
            "contents": .list(contents), "hasContents": .flag(!contents.isEmpty), "acts": .list(acts),
            "hasActs": .flag(!acts.isEmpty), "works": .list(works), "hasWorks": .flag(!works.isEmpty),
            "terms": .list(terms), "hasTerms": .flag(!terms.isEmpty), "systems": .list(systems),
            "hasSystems": .flag(!systems.isEmpty),
        ]
    }

    private func bytes(of chapter: PrintDocument.Chapter, in document: PrintDocument, html: [UInt8])
        -> [UInt8]
    {
        let head = guidance.outline.pages[chapter.page]
        let frontMatter = head.frontMatter
        let documentStatus = guidance.outline.pages[document.root].frontMatter.status
        let isSame = frontMatter.status == documentStatus
        let values: [String: View.Value?] = [
            "id": .text(PrintAddresses.id(of: head)), "level": .text(String(min(6, chapter.depth + 1))),
            "title": .text(head.title), "runningTitle": .text(Self.shortened(head.title)),
            "summary": .text(frontMatter.summary),
            "isChecklist": .flag(frontMatter.kind == .checklist), "isTop": .flag(chapter.depth == 1),
            "statusLabel": .text(isSame ? nil : guidance.wording.status[frontMatter.status]),
            "audience": .text(Self.audience(of: frontMatter)),
            "reviewed": .text(frontMatter.reviewed?.description),
            "reviewBy": .text(frontMatter.reviewBy?.description),
            "siteLang": .text(guidance.settings.language),
        ]
        return skeletons.render(
            .printChapter, own: View(.printChapter, values),
            shared: Skeletons.Shared(View(.printChapter, [:])), reserving: html.count,
            content: { $0.append(html) })
    }

    private static func audience(of frontMatter: FrontMatter) -> String? {
        frontMatter.audience.isEmpty ? nil : frontMatter.audience.joined(separator: ", ")
    }

    /// A title that has room at the head of every sheet.
    private static func shortened(_ title: String, to length: Int = 60) -> String {
        guard title.count > length else { return title }
        let head = title.prefix(length)
        let cut = head.lastIndex(of: " ").map { head[..<$0] } ?? head
        return cut + " …"
    }
}
