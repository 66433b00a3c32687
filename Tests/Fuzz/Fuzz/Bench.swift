import Diagnostics
import Dictionaries
import Foundation
import Guidance
import Output
import Publication
import Search

/// A small guidance with the project's templates, in which one file at a time is another: what depends on it is made again,
/// as the preview does.
final class Bench: Sendable {
    static let shared = Bench(templates: "Templates", site: "Site")
    /// With the few templates of the tests: a template that changes makes everything anew.
    static let bare = Bench(templates: "Tests/Fixtures/base/Templates", site: "Tests/Fixtures/base/Site")

    static let head = Array("---\ntitle: Sida\nkind: checklist\n---\n\n".utf8)

    static let registers = [
        "termer.yml": "- id: sjuklon\n  term: sjuklön\n  forms: [sjuklönen]\n  definition: Lön.\n",
        "forfattningar.yml":
            "- id: \"2010:110\"\n  title: Socialförsäkringsbalk (2010:110)\n  names: [SFB, socialförsäkringsbalken]\n  numbering: chapters\n"
            + "- id: \"1991:1047\"\n  title: Lag (1991:1047) om sjuklön\n  names: [sjuklönelagen]\n  numbering: sections\n"
            + "- id: \"HSLF-FS 2018:54\"\n  title: Föreskrifter om intyg\n  names: []\n  numbering: chapters\n",
        "kodverk.yml": "- id: kva\n  title: Åtgärder (KVÅ)\n  codes:\n    - code: DV077\n      title: Plan\n",
        "referenser.yml": "- key: verket\n  title: Ett verk\n",
    ].map { SourceTree.File(path: "register/\($0.key)", text: $0.value) }

    private let tree: SourceTree
    private let base: LaidOutSite

    private init(templates: String, site: String) {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        func folder(_ path: String, named name: String) -> SourceTree.Folder {
            FolderReader(root: root.appending(path: path).path, name: name, skipping: ["public"]).read(
                jobs: 1
            ).folder
        }
        let pages = [
            SourceTree.File(
                path: "index.md",
                text: "---\ntitle: Start\nkind: start\n---\n\n[x](sida.md), [y](bild.md), [z](annan.md)\n"),
            SourceTree.File(path: "sida.md", text: "---\ntitle: Sida\nkind: page\n---\n\nText.\n"),
            SourceTree.File(
                path: "annan.md",
                text:
                    "---\ntitle: Annan\nkind: page\n---\n\n## Rubrik\n\nSjuklönen, 27 kap. 25 § SFB, DV077 [@verket].\n"
            ),
            SourceTree.File(
                path: "bild.md", text: "---\ntitle: Bild\nkind: page\n---\n\n![En bild](bild.svg)\n"),
            SourceTree.File(
                path: "bild.svg", text: "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"/>\n"),
        ]
        let site = folder(site, named: "Site")
        tree = SourceTree(
            content: SourceTree.Folder(name: "Content", files: pages + Self.registers),
            templates: folder(templates, named: "Templates"),
            site: SourceTree.Folder(
                name: "Site",
                files: site.files.filter { $0.path.hasPrefix("assets/") && !$0.path.hasPrefix("assets/sok") }
                    + [
                        SourceTree.File(
                            path: "site.yml",
                            text: "title: Vägledning\nbaseURL: http://localhost/\nstanding: Ett prov.\n")
                    ]))
        base = LaidOutSite(tree, words: .none, jobs: 1)
        precondition(base.publication != nil, "\(base.diagnostics)")
    }

    /// Lays the guidance out with one file that is another, and makes every output file that comes of it.
    func lay(_ bytes: [UInt8], at path: String) {
        var tree = tree
        let (folder, name) = (path.prefix { $0 != "/" }, String(path.drop { $0 != "/" }.dropFirst()))
        let file = SourceTree.File(path: name, bytes: bytes)
        func replaced(_ folder: SourceTree.Folder) -> SourceTree.Folder {
            SourceTree.Folder(name: folder.name, files: folder.files.filter { $0.path != name } + [file])
        }
        if folder == "Content" {
            tree.content = replaced(tree.content)
        } else {
            tree.templates = replaced(tree.templates)
        }
        let site = LaidOutSite(tree, words: .none, jobs: 1, after: base)
        for diagnostic in site.diagnostics {
            _ = diagnostic.formatted(as: .text) + diagnostic.formatted(as: .json)
            if let range = diagnostic.range { precondition(range.line >= 0 && range.column >= 0) }
        }
        precondition(site.publication != nil || site.diagnostics.hasErrors, "nothing, and no fault")
        guard let publication = site.publication else { return }
        let page = name.hasSuffix(".md") ? String(name.dropLast(3)) : "sida"
        for output in publication.files
        where output.path.contains(page) || output.path.hasPrefix("api/v1/pages/") {
            _ = output.bytes()
        }
    }
}
