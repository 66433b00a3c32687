import Guidance
import Parallel

/// The site's menu, rendered once for all pages that see it alike.
///
/// Rendering it on every page took several times as long as the page's text. Pages of one folder differ only in which entry
/// is the current one, and that is put in where the template says.
struct MenuRenderer: Sendable {
    private struct Key: Hashable {
        /// The page whose branch stands open.
        var open: Int?
        /// The folder that addresses are written from.
        var folder: String
    }

    /// A rendered menu and where in it each page's mark goes.
    private struct Menu: Sendable {
        var html: [UInt8]
        var marks: [Int: Int]
    }

    private static let current = Array(" aria-current=\"page\"".utf8)
    /// Private to this file: a character that no page can hold stands before and after an entry's page.
    private static let sentinel: UInt8 = 0x0E

    private let outline: Outline
    private let menus: [Key: Menu]

    init(_ outline: Outline, skeletons: Skeletons, jobs: Int) {
        self.outline = outline
        var keys = Set(outline.pages.indices.map { Self.key(of: $0, in: outline) })
        keys.insert(Key(open: nil, folder: ""))
        keys.formUnion(Self.registerFolders.map { Key(open: nil, folder: $0) })
        let ordered = keys.sorted { ($0.folder, $0.open ?? -1) < ($1.folder, $1.open ?? -1) }
        let rendered = parallelMap(ordered, jobs: jobs) { Self.render($0, outline, skeletons) }
        menus = Dictionary(uniqueKeysWithValues: zip(ordered, rendered))
    }

    /// Folders of pages that are not in Content.
    private static let registerFolders = ["forfattningar/", "kodverk/"]

    /// How many bytes the menu of a page has.
    func size(for page: Int) -> Int { menus[Self.key(of: page, in: outline)]?.html.count ?? 0 }

    /// Appends the menu as a page of the guidance shows it.
    func append(for page: Int, to output: inout [UInt8]) {
        guard let menu = menus[Self.key(of: page, in: outline)] else { return }
        guard let mark = menu.marks[page] else { return output.append(contentsOf: menu.html) }
        output.append(contentsOf: menu.html[..<mark])
        output.append(contentsOf: Self.current)
        output.append(contentsOf: menu.html[mark...])
    }

    /// Appends the menu as a page beside the guidance shows it, at a path below the root.
    func append(forPath path: String, to output: inout [UInt8]) {
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
        if let menu = menus[Key(open: nil, folder: folder)] { output.append(contentsOf: menu.html) }
    }

    private static func key(of page: Int, in outline: Outline) -> Key {
        let head = outline.pages[page]
        let open = head.children.isEmpty ? head.parent : page
        return Key(open: open == outline.start ? nil : open, folder: head.folder)
    }

    private static func render(_ key: Key, _ outline: Outline, _ skeletons: Skeletons) -> Menu {
        let open = key.open.map { Set(outline.ancestors(of: $0) + [$0]) } ?? []
        let here = key.folder + "index.html"
        func entry(_ page: Int, depth: Int) -> View {
            let head = outline.pages[page]
            let isOpen = open.contains(page) && depth < 3
            let mark = "\(Character(Unicode.Scalar(sentinel)))\(page)\(Character(Unicode.Scalar(sentinel)))"
            return View(
                .menuEntry,
                [
                    "title": .text(head.title),
                    "href": .text(Addresses.relative(from: here, to: head.outputPath)),
                    "mark": .html(mark), "hasChildren": .flag(!head.children.isEmpty),
                    "isOpen": .flag(isOpen),
                    "children": .list(isOpen ? head.children.map { entry($0, depth: depth + 1) } : []),
                ])
        }
        let entries = outline.topLevel.map { entry($0, depth: 1) }
        return split(
            skeletons.render(
                .menu, own: View(.menu, ["entries": .list(entries)]),
                shared: Skeletons.Shared(View(.menu, [:]))))
    }

    private static func split(_ bytes: [UInt8]) -> Menu {
        var menu = Menu(html: [], marks: [:])
        for (index, piece) in bytes.split(separator: sentinel, omittingEmptySubsequences: false).enumerated()
        {
            if index.isMultiple(of: 2) {
                menu.html.append(contentsOf: piece)
            } else if let page = Int(String(decoding: piece, as: UTF8.self)), menu.marks[page] == nil {
                menu.marks[page] = menu.html.count
            }
        }
        return menu
    }
}
