import Guidance
import LegalReferences
import Markdown

/// Where everything is on the site, as seen from a page.
///
/// All addresses are relative and name the file, so that the same tree works on a web server under any prefix and from a
/// folder on a disk.
struct Addresses: Sendable {
    static let acts = "forfattningar/index.html"
    static let codeSystems = "kodverk/index.html"
    static let glossary = "ordlista.html"
    static let references = "referenser.html"
    static let actors = "aktorer.html"
    static let norms = "normer.html"
    static let notFound = "404.html"
    static let search = "sok.html"
    static let openSearch = "opensearch.xml"
    static let changes = "andringar.html"
    static let feed = "feed.xml"
    /// Folders that hold what the program makes, and nothing else.
    static let ownFolders: Set<String> = ["api", "assets", "sok"]

    static let sitemap = "sitemap.xml"
    static let robots = "robots.txt"

    /// What the page of search loads, in this order: what answers, what it answers from, and the page itself; the field comes when it is used.
    static let searchScripts = ["sok/motor.js", "sok/index.js", "sok/sida.js"]

    /// The document for paper of that name.
    static func print(_ name: String) -> String { "utskrift/\(name).html" }
    static func pdf(_ name: String) -> String { "utskrift/\(name).pdf" }
    static func act(_ act: Act) -> String { "forfattningar/\(Slug.make(from: act.id)).html" }
    static func codeSystem(_ system: CodeSystem) -> String { "kodverk/\(system.id).html" }

    /// The address of one file of the site as another one writes it.
    static func relative(from page: String, to target: String, fragment: String? = nil) -> String {
        if page == target, let fragment { return "#" + fragment }
        let path = RelativePath.from(page, to: target)
        return fragment.map { "\(path)#\($0)" } ?? path
    }

    /// The prefix that leads from a file to the site's root.
    static func root(from page: String) -> String {
        String(repeating: "../", count: page.utf8.count { $0 == UInt8(ascii: "/") })
    }
}
