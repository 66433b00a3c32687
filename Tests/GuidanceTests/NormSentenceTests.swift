import Foundation
import Guidance
import TestSupport
import Testing

@Suite("The sentence of a normative statement")
struct NormSentenceTests {
    @Test(
        "is an item of a list with what introduces it",
        arguments: ["Läkaren ska", "Läkaren ska:", "Läkaren ska (vid behov)", "Det som ”gäller”"])
    func introduced(_ introduction: String) async throws {
        #expect(try await sentence(below: introduction) == "\(introduction) ringa arbetsgivaren")
    }

    @Test(
        "is an item of a list alone, where what stands above has ended",
        arguments: [
            "Läkaren ska bedöma.", "(Läkaren ska bedöma.)", "Läkaren sa: ”Vänta!”", "Läkaren ska [vänta.]",
            "Läkaren väntar …", "Vem ska vänta?)",
        ])
    func alone(_ above: String) async throws {
        #expect(try await sentence(below: above) == "ringa arbetsgivaren")
    }

    /// What a statement about calling is quoted as, where that stands in a list below a paragraph.
    private func sentence(below paragraph: String) async throws -> String? {
        try await withTemporaryFolder { folder in
            try folder.overlay(Repository.base)
            try folder.write(
                "---\ntitle: Sida\nkind: section\n---\n\n\(paragraph)\n\n- ringa arbetsgivaren\n",
                to: "Content/sida.md")
            let guidance = try #require(MiniGuidance(at: folder.url).guidance)
            let page = try #require(guidance.outline.index(ofPath: "sida.md"))
            return NormFinder(guidance.outline, bodies: guidance.bodies, pages: [page])
                .sentence(on: page, under: nil, with: ["ringa"])
        }
    }
}
