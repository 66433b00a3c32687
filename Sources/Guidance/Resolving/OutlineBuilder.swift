import Diagnostics
import Markdown

/// Finds how pages hang together from their paths, their front matter and the site's menu.
struct OutlineBuilder {
    let draft: GuidanceDraft
    private(set) var diagnostics: [Diagnostic] = []
    private var pages: [PageHead]
    private var indices: [String: Int]

    init(_ draft: GuidanceDraft) {
        self.draft = draft
        pages = draft.pages.map { page in
            PageHead(
                path: page.path, file: page.file,
                frontMatter: page.frontMatter ?? FrontMatter(title: page.path, kind: .page),
                anchors: page.document.anchors)
        }
        indices = Dictionary(
            pages.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first })
    }

    mutating func build() -> Outline {
        let start = indices["index.md"]
        if start == nil, !draft.unreadable.contains("index.md") {
            diagnostics.append(
                Diagnostic(
                    file: draft.content.displayPath("index.md"), code: .brokenLink,
                    message: "Startsidan finns inte.",
                    hint: "Skriv en sida index.md med kind: start högst upp i mappen."))
        }
        linkParents()
        sortChildren()
        let topLevel = self.topLevel(start: start)
        var readingOrder = start.map { [$0] } ?? []
        if let start {
            pages[start].isInMenu = true
            // The start page shows what is below it as the menu does.
            pages[start].children = topLevel + pages[start].children.filter { !topLevel.contains($0) }
        }
        for page in topLevel { appendSubtree(page, to: &readingOrder) }
        for (previous, next) in zip(readingOrder, readingOrder.dropFirst()) {
            pages[previous].next = next
            pages[next].previous = previous
        }
        findParts()
        checkKinds()
        return Outline(
            pages: pages, readingOrder: readingOrder, topLevel: topLevel,
            printed: printed(topLevel: topLevel),
            start: start)
    }

    /// A page stands below its folder's `index.md`; where a folder has none, below the next folder's up.
    private mutating func linkParents() {
        for index in pages.indices {
            var folder = pages[index].folder
            if pages[index].path == folder + "index.md" { folder = Self.parent(of: folder) ?? "" }
            while true {
                if let parent = indices[folder + "index.md"], parent != index {
                    pages[index].parent = parent
                    pages[parent].children.append(index)
                    break
                }
                guard let up = Self.parent(of: folder) else { break }
                folder = up
            }
        }
    }

    /// The folder above, both with `/` at the end; `nil` above the root.
    private static func parent(of folder: String) -> String? {
        guard !folder.isEmpty else { return nil }
        let path = folder.dropLast()
        return path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    }

    private mutating func sortChildren() {
        for index in pages.indices {
            let children = pages[index].children.sorted { first, second in
                let (a, b) = (pages[first], pages[second])
                return (a.frontMatter.order ?? .max, a.path) < (b.frontMatter.order ?? .max, b.path)
            }
            pages[index].children = children
        }
    }

    private mutating func topLevel(start: Int?) -> [Int] {
        guard let start else { return [] }
        guard !draft.settings.navigation.isEmpty else { return pages[start].children }
        return draft.settings.navigation.compactMap {
            page(named: $0, in: "Menyn", among: pages[start].children)
        }
    }

    /// What the whole guidance on paper holds, in the menu's order.
    private mutating func printed(topLevel: [Int]) -> [Int] {
        guard !draft.settings.printed.isEmpty else { return topLevel }
        let named = Set(
            draft.settings.printed.compactMap { page(named: $0, in: "Utskriften", among: topLevel) })
        return topLevel.filter(named.contains)
    }

    /// The page that an entry of the settings names; reports one that is not there.
    private mutating func page(named entry: Settings.Entry, in list: String, among pages: [Int]) -> Int? {
        let name = entry.name.hasSuffix("/") ? String(entry.name.dropLast()) : entry.name
        if let index = indices[name] ?? indices[name + "/index.md"] ?? indices[name + ".md"] { return index }
        if draft.unreadable.contains(name) || draft.unreadable.contains(name + "/index.md") { return nil }
        let names = pages.map { Self.navigationName(self.pages[$0].path) }
        let near = NearMiss.suggestion(for: name, among: names)
        diagnostics.append(
            Diagnostic(
                file: draft.site.displayPath(SettingsReader.file), range: entry.range,
                code: .brokenLink,
                message: "\(list) har ”\(entry.name)”, men den sidan finns inte.",
                hint: near.map { "Menade du \($0)?" }
                    ?? "Skriv mappens namn, eller sidans sökväg under Content.",
                excerpt: entry.excerpt))
        return nil
    }

    private static func navigationName(_ path: String) -> String {
        path.hasSuffix("/index.md") ? String(path.dropLast("/index.md".count)) : String(path.dropLast(3))
    }

    private mutating func appendSubtree(_ page: Int, to order: inout [Int]) {
        // The menu may name a page that already stands there below its folder's.
        guard !pages[page].isInMenu else { return }
        pages[page].isInMenu = true
        order.append(page)
        for child in pages[page].children { appendSubtree(child, to: &order) }
    }

    private mutating func findParts() {
        for index in pages.indices {
            if let name = pages[index].frontMatter.part {
                if let part = indices[name + "/index.md"], pages[part].frontMatter.kind == .part {
                    pages[index].part = part
                } else if draft.unreadable.contains(name + "/index.md") {
                    continue
                } else if let part = indices[name + "/index.md"], draft.pages[part].frontMatter == nil {
                    // What is wrong with that page is said there.
                    continue
                } else {
                    let names = pages.filter { $0.frontMatter.kind == .part }.map {
                        String($0.folder.dropLast())
                    }
                    let source = draft.pages[index].source
                    let near = NearMiss.suggestion(for: name, among: names)
                    diagnostics.append(
                        Diagnostic(
                            in: source, at: place(of: "part", in: source), code: .unknownValue,
                            message: "Det finns ingen del som heter ”\(name)”.",
                            hint: near.map { "Menade du \($0)?" }
                                ?? "Skriv namnet på delens mapp, eller ta bort raden."))
                }
            } else {
                var next: Int? = index
                while let current = next, pages[index].part == nil {
                    if pages[current].frontMatter.kind == .part { pages[index].part = current }
                    next = pages[current].parent
                }
            }
        }
    }

    /// `start` is the root's page, and the root's page is `start`; a part is its folder's page.
    private mutating func checkKinds() {
        for (index, page) in pages.enumerated() where draft.pages[index].frontMatter != nil {
            let kind = page.frontMatter.kind
            let message: String
            let hint: String
            if (kind == .start) != (page.path == "index.md") {
                message =
                    kind == .start
                    ? "Bara index.md högst upp kan ha kind: start." : "Startsidan ska ha kind: start."
                hint = kind == .start ? "Välj till exempel kind: page." : "Ändra till kind: start."
            } else if kind == .part, !page.path.hasSuffix("/index.md") {
                message = "En del ska vara sin mapps index.md."
                hint = "Flytta sidan till en mapp och döp den till index.md, eller välj en annan kind."
            } else {
                continue
            }
            let source = draft.pages[index].source
            diagnostics.append(
                Diagnostic(
                    in: source, at: place(of: "kind", in: source), code: .kindInWrongPlace, message: message,
                    hint: hint))
        }
    }

    /// The value of a key in a page's front matter.
    private func place(of key: String, in source: SourceFile) -> SourceRange? {
        var number = 2
        while let line = source.line(number), !line.hasPrefix("---") {
            if line.hasPrefix(key + ":") {
                let value = line.drop { $0 != ":" }.dropFirst().drop(while: \.isWhitespace)
                return SourceRange(
                    line: number, column: line.count - value.count + 1, endColumn: line.count + 1)
            }
            number += 1
        }
        return nil
    }
}
