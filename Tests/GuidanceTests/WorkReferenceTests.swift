import Foundation
import Guidance
import Output
import Publication
import TestSupport
import Testing

@Suite("A preparatory work or a judgment that stands in the bibliography")
struct WorkReferenceTests {
    private static let works = """
        - key: battre-vag
          title: Bättre väg (SOU 2010:110)
        - key: domen
          title: Högsta förvaltningsdomstolens dom (HFD 2018 ref. 51)
        - key: budgeten
          title: Om prop. 2019/20:1 och annat

        """

    private static let page = """
        ---
        title: Sida
        kind: section
        ---

        ## En

        Enligt SOU 2010:110 s. 12 och SOU 2010:110, HFD 2018 ref. 51 och prop. 2019/20:1.

        ## Två

        | Källa |
        | --- |
        | SOU 2010:110[^a] |

        Se [@budgeten].

        [^a]: Se även SOU 2010:110.

        """

    private static let acts = """
        - id: "2010:110"
          title: Socialförsäkringsbalk (2010:110)
          names: [SFB]
          numbering: chapters

        """

    /// The files of the site by path, and what the console says.
    private func site() async throws -> (files: [String: Data], console: String) {
        try await withTemporaryFolder { folder in
            try folder.overlay(Repository.base)
            try folder.write(Self.works, to: "Content/register/referenser.yml")
            try folder.write(Self.acts, to: "Content/register/forfattningar.yml")
            try folder.write(Self.page, to: "Content/sida.md")
            let mini = MiniGuidance(at: folder.url)
            let files = try #require(mini.publication, "\(mini.console)").files
            return (
                Dictionary(uniqueKeysWithValues: files.map { ($0.path, Data($0.bytes())) }), mini.console
            )
        }
    }

    private struct Bibliography: Decodable {
        struct Work: Decodable {
            var id: String
            var uses: [Use]
        }
        struct Use: Decodable, Equatable {
            var heading: String?
            var page: String
        }
        var items: [Work]
    }

    private struct Citations: Decodable {
        struct Item: Decodable { var id: String }
        var index: [Item]
        var items: [Item]
    }

    @Test("is linked there at its first use in a section; what stands inside a title names no work")
    func links() async throws {
        let page = String(decoding: try #require(try await site().files["sida.html"]), as: UTF8.self)
        let link = #"<a class="legal" href="referenser.html#battre-vag" title="Bättre väg (SOU 2010:110)">"#
        #expect(page.contains("<p>Enligt \(link)SOU 2010:110</a> s. 12 och SOU 2010:110, "), "\(page)")
        #expect(page.contains("<td>\(link)SOU 2010:110</a>"), "\(page)")
        #expect(page.contains("Se även \(link)SOU 2010:110</a>."), "\(page)")
        #expect(page.contains(#"href="referenser.html#domen""#), "\(page)")
        #expect(page.contains("</a> och prop. 2019/20:1.</p>"), "\(page)")
    }

    @Test("counts as used where it is named")
    func uses() async throws {
        let (files, console) = try await site()
        let data = try #require(files["api/v1/bibliography.json"])
        let works = try JSONDecoder().decode(Bibliography.self, from: data).items
        let places = ["en", "tva"].map { Bibliography.Use(heading: $0, page: "sida.html") }
        #expect(works.first { $0.id == "battre-vag" }?.uses == places)
        #expect(works.first { $0.id == "domen" }?.uses == [places[0]])
        #expect(!console.contains("unused-reference"), "\(console)")
    }

    @Test("is no use of the act with the same number")
    func data() async throws {
        let data = try #require(try await site().files["api/v1/citations.json"])
        let citations = try JSONDecoder().decode(Citations.self, from: data)
        #expect(citations.items.count { $0.id == "2010:110" } == 4)
        #expect(citations.index.isEmpty)
    }
}
