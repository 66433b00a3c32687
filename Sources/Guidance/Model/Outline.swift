package import Incremental
package import Markdown

/// The guidance's pages and how they hang together: all that one page may know of another.
package struct Outline: Sendable {
    /// By folder and file name; a page is named by its index here.
    package var pages: [PageHead]
    /// The pages of the menu from front to back: what previous and next go through.
    package var readingOrder: [Int]
    /// The pages at the top of the menu.
    package var topLevel: [Int]
    /// Those of them that the whole guidance on paper holds, in the same order.
    package var printed: [Int]
    /// The start page, `index.md`.
    package var start: Int?
    private var indices: [String: Int]
    /// Another one whenever a page can see something else of another than before.
    package let version = Version()

    /// The index of a page by its path below Content.
    package func index(ofPath path: String) -> Int? { indices[path] }

    /// The index of a page by its address on the site; `nil` where there is none of the guidance's pages.
    package func index(ofAddress address: String) -> Int? {
        address.hasSuffix(".html") ? index(ofPath: address.dropLast(".html".count) + ".md") : nil
    }

    package func page(_ index: Int) -> PageHead { pages[index] }

    /// The pages above a page, the start page first.
    package func ancestors(of index: Int) -> [Int] {
        var result: [Int] = []
        var next = pages[index].parent
        while let current = next {
            result.insert(current, at: 0)
            next = pages[current].parent
        }
        return result
    }

    /// All pages in the order of the menu, those that are in none last.
    package var allInOrder: [Int] {
        readingOrder + pages.indices.filter { !pages[$0].isInMenu }
    }

    init(pages: [PageHead], readingOrder: [Int], topLevel: [Int], printed: [Int], start: Int?) {
        self.pages = pages
        self.readingOrder = readingOrder
        self.topLevel = topLevel
        self.printed = printed
        self.start = start
        indices = Dictionary(
            pages.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first })
    }
}

/// What is known of a page without its text.
package struct PageHead: Sendable {
    /// Below Content: `del-1/index.md`.
    package var path: String
    /// As diagnostics name it.
    package var file: String
    package var frontMatter: FrontMatter
    /// Headings, items and figures that a link can lead to.
    package var anchors: [Anchor]
    /// The folder's page above it; `nil` for the start page.
    package var parent: Int?
    /// The pages directly below, in their order.
    package var children: [Int] = []
    /// The part that it belongs to; itself, where it is one.
    package var part: Int?
    package var isInMenu = false
    package var previous: Int?
    package var next: Int?

    /// Its stable name over editions: the path without its suffix.
    package var id: String { String(path.dropLast(3)) }
    /// Where it is published, below the site's root.
    package var outputPath: String { id + ".html" }
    package var title: String { frontMatter.title }
    /// How many folders it is below the root.
    package var depth: Int { path.utf8.count { $0 == UInt8(ascii: "/") } }
    /// Its folder with `/` at the end, empty at the root.
    package var folder: String { path.lastIndex(of: "/").map { String(path[...$0]) } ?? "" }

    package func anchor(_ id: String) -> Anchor? { anchors.first { $0.id == id } }
}
