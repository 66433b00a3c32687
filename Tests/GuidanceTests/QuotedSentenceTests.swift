import Foundation
import Guidance
import Output
import Publication
import TestSupport
import Testing

@Suite("The sentence that a reference is quoted in")
struct QuotedSentenceTests {
    private static let acts = """
        - id: "2017:30"
          title: Hälso- och sjukvårdslag (2017:30)
          names: [lagen]
          numbering: sections

        """

    private struct Citations: Decodable {
        struct Target: Decodable { var place: String }
        struct Item: Decodable {
            var sentence: String
            var targets: [Target]
        }
        var items: [Item]
    }

    @Test("is the one where the place stands by itself, and not at the end of another number")
    func whole() async throws {
        try await withTemporaryFolder { folder in
            try folder.overlay(Repository.base)
            try folder.write(Self.acts, to: "Content/register/forfattningar.yml")
            try folder.write(
                "---\ntitle: Sida\nkind: section\n---\n\nI 18 § lagen står ett. I 8 § lagen står två. I 28 § lagen står tre.\n",
                to: "Content/sida.md")
            let mini = MiniGuidance(at: folder.url)
            let file = try #require(mini.publication?.files.first { $0.path == "api/v1/citations.json" })
            let items = try JSONDecoder().decode(Citations.self, from: Data(file.bytes())).items
            #expect(
                items.map { "\($0.targets[0].place): \($0.sentence)" } == [
                    "P18: I 18 § lagen står ett.", "P8: I 8 § lagen står två.", "P28: I 28 § lagen står tre.",
                ])
        }
    }
}
