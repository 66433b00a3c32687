import Foundation
import Guidance
import LegalReferences
import Markdown
import TestSupport
import Testing

/// A page's source is looked at before its tree: what Markdown writes otherwise than it reads must be found all the same.
@Suite("References on a page, whatever the markup does to their words")
struct ReferenceLinesTests {
    private static let acts = """
        - id: "2010:110"
          title: Socialförsäkringsbalk (2010:110)
          names: [socialförsäkringsbalken, SFB]
          numbering: chapters

        """

    private func body(of text: String) async throws -> Body {
        try await withTemporaryFolder { folder in
            try folder.overlay(Repository.base)
            try folder.write(Self.acts, to: "Content/register/forfattningar.yml")
            try folder.write("---\ntitle: Sida\nkind: section\n---\n\n\(text)\n", to: "Content/sida.md")
            let mini = MiniGuidance(at: folder.url)
            let guidance = try #require(mini.guidance, "\(mini.console)")
            let index = try #require(guidance.outline.pages.firstIndex { $0.path == "sida.md" })
            return guidance.bodies[index]
        }
    }

    @Test("are no links where markup that began in them goes on, and those after them are")
    func cutByMarkup() async throws {
        let body = try await body(of: "Se 8 kap. *7 § SFB som gäller* för alla, och 9 kap. 1 § SFB.")
        var links: [String] = []
        InlineWalk.visit(body.document.blocks) { inline in
            if case .link(let link) = inline { links.append(PlainText.of(link.children)) }
        }
        #expect(body.references.map(\.text) == ["8 kap. 7 § SFB", "9 kap. 1 § SFB"])
        #expect(links == ["9 kap. 1 § SFB"])
    }

    @Test(
        "are found",
        arguments: [
            "Se SFB.", "Se SFBs ord.", "Se 27 kap. SFB2 här.", "Se S**F**B.", "Se **S**FB.", "Se S&#70;B.",
            "Se SFS 2010\\:110.", "Se SFS **2010**:110.", "Se SFS 2010:**110**.", "Se _SFB_.",
            "Ord.\n\n> Ord.\n>\n> Se SFB.", "- Ord.\n- Ord.\n  - Se SFB.\n- Ord.", "Ord\noch mer,\nse SFB.",
            "---\n\n- Ord.\n\n  Se SFB.\n\n---\n\nOrd.",
            "Ord.\n\nTabell: Enligt SFB\n\n| Ett | Två |\n| --- | --- |\n| ord | ord |",
            "Ord\n| Ett | Två |\n| --- | --- |\n| ord | se SFB |\n\nOrd.",
            "Ord.\n\n> [!RUTA] Rubrik\n> Ord.\n>\n> Källa: Se SFB\n\nOrd.",
            "Ord.[^a]\n\n[^a]: Ord.\n    Se SFB.\n\nOrd.", "[ord](lag:2010:110)",
            "Se [ord][b] här.\n\n[b]: lag:2010:110",
        ])
    func found(_ text: String) async throws {
        let body = try await body(of: text)
        #expect(body.references.map(\.id) == ["2010:110"])
    }

    @Test(
        "are not, where no text of the page has them",
        arguments: ["Se sfb.", "Ord `SFB`.", "## SFB", "S FB, SFBX, XSFB"])
    func notFound(_ text: String) async throws {
        let body = try await body(of: text)
        #expect(body.references.isEmpty)
    }

    @Test("are quoted with the sentence of their note's mark, though that tells of no reference")
    func markOfNote() async throws {
        let body = try await body(
            of: "Ett. Detta gäller alla[^a] här. Tre.\n\nOrd.\n\n[^a]: 27 kap. 25 § SFB")
        #expect(body.references.map(\.sentence) == ["Detta gäller alla här."])
    }

    @Test("carry their act into a list, and over a box with a heading none")
    func acts() async throws {
        let list = try await body(of: "Ord.\n\nEnligt SFB gäller\n\n- ord\n- 27 kap. 25 §\n\nOrd.")
        #expect(list.references.map(\.places) == [[], [Provision(chapter: "27", section: "25")]])
        // A bare name links once in a section.
        func links(_ between: String) async throws -> Int {
            try await body(of: "SFB gäller.\n\n> [!RUTA] Rubrik\n>\n> \(between)\n>\n> Ord.\n\nSFB gäller.")
                .links.count
        }
        #expect(try await links("Ord.") == 1)
        #expect(try await links("## Ord") == 2)
    }
}
