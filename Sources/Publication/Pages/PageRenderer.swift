import Guidance
import LegalReferences
import Markdown

/// Renders a page of the guidance.
struct PageRenderer: Sendable {
    let frame: SiteFrame
    let printed: PrintedFiles
    let bodies: BodyRenderer

    init(_ frame: SiteFrame, _ printed: PrintedFiles) {
        self.frame = frame
        self.printed = printed
        bodies = BodyRenderer(frame.guidance)
    }

    private var outline: Outline { frame.guidance.outline }

    func bytes(of page: Int) -> [UInt8] {
        let head = outline.pages[page]
        let above = outline.ancestors(of: page)
        let breadcrumbs = above.map { (frame.crumb($0), outline.pages[$0].outputPath) }
        let framePage = SiteFrame.Page(
            title: head.title, description: head.frontMatter.summary, breadcrumbs: breadcrumbs,
            scripts: scripts(of: page).map(frame.assets.address),
            linkedData: LinkedData(guidance: frame.guidance).page(page, breadcrumbs: breadcrumbs))
        var values = pageValues(page)
        for (name, value) in frame.own(framePage, at: head.outputPath) { values[name] = value }
        let template: TemplateName
        switch head.frontMatter.kind {
        case .start:
            template = .start
            values["parts"] = .list(parts(below: page))
        case .part: template = .part
        case .section: template = .section
        case .checklist: template = .checklist
        case .appendix: template = .appendix
        case .page: template = .page
        }
        let surroundings = SiteFrame.Surroundings(
            folder: head.folder, branch: (above.dropFirst() + [page]).first,
            isDecided: head.frontMatter.status == .decided)
        let text = bodies.html(of: page)
        return frame.skeletons.render(
            template, own: View(template.shape, values), shared: frame.shared(surroundings),
            reserving: text.count + frame.menus.size(for: page),
            content: { $0.append(text) }, menu: { frame.menus.append(for: page, to: &$0) })
    }

    /// What the page uses besides the script that every page has.
    private func scripts(of page: Int) -> [String] {
        let explains = frame.guidance.bodies[page].links.contains {
            if case .term = $0 { true } else { false }
        }
        return (outline.pages[page].frontMatter.kind == .checklist ? [Assets.checklistScript] : [])
            + (explains ? [Assets.termScript] : [])
    }

    private func pageValues(_ page: Int) -> [String: View.Value?] {
        let head = outline.pages[page]
        let frontMatter = head.frontMatter
        let settings = frame.guidance.settings
        let contents = contents(of: head)
        let basis = legalBasis(of: page)
        let children = head.children.map { child($0, from: head) }
        let part = head.part.flatMap { $0 == page ? nil : outline.pages[$0] }
        var values: [String: View.Value?] = [
            "kind": .text(frontMatter.kind.rawValue), "partTitle": .text(part?.title),
            "partHref": .text(part.map { Addresses.relative(from: head.outputPath, to: $0.outputPath) }),
            "audience": .text(
                frontMatter.audience.isEmpty ? nil : frontMatter.audience.joined(separator: ", ")),
            "statusLabel": .text(frame.guidance.wording.status[frontMatter.status]),
            "reviewed": .text(frontMatter.reviewed?.description),
            "reviewBy": .text(frontMatter.reviewBy?.description),
            "updated": .text(frontMatter.updated),
            "sourceHref": .text(settings.source.map { ($0.hasSuffix("/") ? $0 : $0 + "/") + head.path }),
            "changes": .list(
                frontMatter.changes.sorted { $0.date > $1.date }.map { change in
                    View(
                        .change,
                        [
                            "date": .text(change.date.description), "note": .text(change.note),
                            "edition": .text(change.edition),
                        ])
                }),
            "contents": .list(contents), "hasContents": .flag(contents.count > 1),
            "legalBasis": .list(basis), "hasLegalBasis": .flag(!basis.isEmpty),
            "previous": neighbour(head.previous, of: page), "next": neighbour(head.next, of: page),
            "children": .list(children), "hasChildren": .flag(!children.isEmpty),
            "checklists": .list(
                head.children.filter { outline.pages[$0].frontMatter.kind == .checklist }.map {
                    child($0, from: head)
                }),
        ]
        if let statement = frame.statement(for: page) { values["accessibility"] = .view(statement) }
        for (name, value) in printed.values(of: page, from: head.outputPath, frame.guidance.wording) {
            values[name] = value
        }
        return values
    }

    /// The places in law that the page rests on, each once, in the order of the text.
    private func legalBasis(of page: Int) -> [View] {
        let here = outline.pages[page].outputPath
        let acts = frame.guidance.registers.acts.entries
        var seen: Set<String> = []
        var result: [View] = []
        for reference in frame.guidance.bodies[page].references where !reference.isHistorical {
            guard let index = reference.act else { continue }
            let act = acts[index]
            for place in reference.places.isEmpty ? [nil] : reference.places.map(Optional.some) {
                guard seen.insert("\(act.id)#\(place?.code ?? "")").inserted else { continue }
                let name = act.names.first ?? act.title
                result.append(
                    View(
                        .legalBasis,
                        [
                            "title": .text(place.map { "\($0.label) \(name)" } ?? act.title),
                            "href": .text(
                                Addresses.relative(from: here, to: Addresses.act(act), fragment: place?.code)),
                            "act": .text(act.title),
                        ]))
            }
        }
        return result
    }

    /// The page's headings of the second and third level.
    private func contents(of head: PageHead) -> [View] {
        var result: [(title: String, id: String, entries: [View])] = []
        for anchor in head.anchors {
            switch anchor.kind {
            case .heading(level: 2): result.append((anchor.title, anchor.id, []))
            case .heading(level: 3) where !result.isEmpty:
                result[result.count - 1].entries.append(
                    View(.link, ["title": .text(anchor.title), "href": .text("#" + anchor.id)]))
            default: break
            }
        }
        return result.map { title, id, entries in
            View(
                .contents,
                [
                    "title": .text(title), "href": .text("#" + id), "entries": .list(entries),
                    "hasEntries": .flag(!entries.isEmpty),
                ])
        }
    }

    private func neighbour(_ other: Int?, of page: Int) -> View.Value? {
        guard let other else { return nil }
        let (here, there) = (outline.pages[page], outline.pages[other])
        let part = there.part == here.part || there.part == other ? nil : there.part
        return .view(
            View(
                .neighbour,
                [
                    "title": .text(there.title),
                    "href": .text(Addresses.relative(from: here.outputPath, to: there.outputPath)),
                    "label": .text(part.map { outline.pages[$0].title }),
                ]))
    }

    private func child(_ index: Int, from head: PageHead) -> View {
        let child = outline.pages[index]
        return View(
            .child,
            [
                "title": .text(child.title),
                "href": .text(Addresses.relative(from: head.outputPath, to: child.outputPath)),
                "summary": .text(child.frontMatter.summary),
                "isChecklist": .flag(child.frontMatter.kind == .checklist),
                "isPart": .flag(child.frontMatter.kind == .part),
            ])
    }

    /// The guidance's parts, as the start page shows them.
    private func parts(below page: Int) -> [View] {
        let here = outline.pages[page].outputPath
        let parts = outline.readingOrder.filter { outline.pages[$0].frontMatter.kind == .part }
        return parts.enumerated().map { number, index in
            let part = outline.pages[index]
            func links(_ isWanted: (PageHead) -> Bool) -> View.Value {
                .list(
                    part.children.map { outline.pages[$0] }.filter(isWanted)
                        .map { frame.link($0.title, $0.outputPath, from: here) })
            }
            return View(
                .part,
                [
                    "number": .text(String(number + 1)), "title": .text(part.title),
                    "href": .text(Addresses.relative(from: here, to: part.outputPath)),
                    "summary": .text(part.frontMatter.summary),
                    "checklists": links { $0.frontMatter.kind == .checklist },
                    "sections": links { $0.frontMatter.kind != .checklist },
                ])
        }
    }
}
