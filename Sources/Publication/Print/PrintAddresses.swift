import Guidance
import Markdown

/// Where things are as a document for paper writes it.
struct PrintAddresses: Sendable {
    /// Where the document's file stands.
    enum Place: Sendable {
        /// In the site, which is beside it.
        case site
        /// Somewhere else, with its stylesheet and its pictures: links to the site hold its whole address.
        case elsewhere
    }

    let guidance: Guidance
    let document: PrintDocument
    let place: Place
    /// Every page that the document holds.
    private let pages: Set<Int>

    init(_ guidance: Guidance, document: PrintDocument, place: Place) {
        self.guidance = guidance
        self.document = document
        self.place = place
        pages = Set(document.chapters.map(\.page))
    }

    /// A page or a register of the site.
    func address(_ path: String, fragment: String? = nil) -> String {
        switch place {
        case .site: Addresses.relative(from: document.path, to: path, fragment: fragment)
        case .elsewhere: published(path) + (fragment.map { "#" + $0 } ?? "")
        }
    }

    /// A stylesheet or a picture, which a browser fetches.
    func resource(_ path: String) -> String {
        place == .site ? Addresses.relative(from: document.path, to: path) : path
    }

    /// The address of a page as someone writes it off a paper.
    func published(_ path: String) -> String { guidance.settings.baseURL + path }

    /// Where a page of the guidance is, in the document if it is there.
    func page(_ index: Int, fragment: String?) -> String {
        guard pages.contains(index) else {
            return address(guidance.outline.pages[index].outputPath, fragment: fragment)
        }
        return "#"
            + (fragment.map { Self.prefix(of: guidance.outline.pages[index]) + $0 }
                ?? Self.id(of: guidance.outline.pages[index]))
    }

    /// The id of a page's title in a document: no two pages share one, and no heading has a dot.
    static func id(of head: PageHead) -> String { head.id.replacing("/", with: ".") }

    /// What stands before every id in a page's text.
    static func prefix(of head: PageHead) -> String { id(of: head) + "_" }

    /// The ids of what the template adds; no page's name begins with `_`.
    static func work(_ key: String) -> String { "_work_" + key }
    static func term(_ id: String) -> String { "_term_" + id }
    static func code(_ code: String) -> String { "_code_" + code }
    static func act(_ id: String) -> String { "_act_" + Slug.make(from: id) }
}
