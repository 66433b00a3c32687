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
        let found = try await quoted("I 18 § lagen står ett. I 8 § lagen står två. I 28 § lagen står tre.\n")
        #expect(
            found == [
                "P18: I 18 § lagen står ett.", "P8: I 8 § lagen står två.", "P28: I 28 § lagen står tre.",
            ])
    }

    @Test(
        "does not end at an abbreviation that goes on with a capital",
        arguments: [
            "s.k.", "enl.", "Enl.", "inkl.", "exkl.", "resp.", "ev.", "t.o.m.", "fr.o.m.", "p.g.a.", "bl.a.",
            "Bl.a.", "d.v.s.", "dvs.", "st.", "mom.", "jfr", "jfr.", "f.d.", "ca", "ca.", "kl.", "tel.", "nr",
            "nr.", "dnr.", "t.ex.", "t. ex.", "bl. a.", "t. o. m.", "fr. o. m.", "kap.", "s.", "prop.",
        ])
    func abbreviations(_ word: String) async throws {
        let found = try await quoted("Så är det. Läkaren ska \(word) Svea hovrätt följa 8 § lagen. Slut.\n")
        #expect(found == ["P8: Läkaren ska \(word) Svea hovrätt följa 8 § lagen."])
    }

    @Test(
        "begins with a capital after what sums up, and after a word that only looks like an abbreviation",
        arguments: [
            "m.m.", "m. m.", "m.fl.", "m. fl.", "osv.", "o.s.v.", "etc.", "e.d.", "vitamin D.", "hepatit A.",
            "lättare art.", "tåp.", "sådant.", "ST.", "vid 10.",
        ])
    func ends(_ words: String) async throws {
        let found = try await quoted("Det gäller läkare \(words) Enligt 8 § lagen är det så. Slut.\n")
        #expect(found == ["P8: Enligt 8 § lagen är det så."])
        let goesOn = try await quoted("Det gäller läkare \(words) är det enligt 8 § lagen. Ändå inte.\n")
        #expect(goesOn == ["P8: Det gäller läkare \(words) är det enligt 8 § lagen."])
    }

    @Test("is its own, where the same words stand in several, whatever stands between")
    func repeated() async throws {
        let found = try await quoted(
            """
            I 8 § lagen står ett. I 8 § lagen[^a] står två. Med `ord` och [en längre länk](sida.md) i *8 §
            lagen* står tre. I [åttan](lag:2017:30#P8) står fyra. I **[åttan](lag:2017:30#P8)** står fem.

            [^a]: Not.

            """)
        #expect(
            found == [
                "P8: I 8 § lagen står ett.", "P8: I 8 § lagen står två.",
                "P8: Med ord och en längre länk i 8 § lagen står tre.", "P8: I åttan står fyra.",
                "P8: I åttan står fem.",
            ])
    }

    @Test("is what introduces its list and the item, where that is no sentence by itself")
    func items() async throws {
        let found = try await quoted(
            """
            Mer finns att läsa. Regionen ska

            - pröva behovet enligt 1 § lagen
            - ge stöd med
              - det som 2 § lagen[^a] nämner.
            - Allt i 3 § lagen gäller alltid.

            Så är det.

            - Också enligt 4 § lagen

            [^a]: Se 5 § lagen.

            """)
        #expect(
            found == [
                "P1: Regionen ska pröva behovet enligt 1 § lagen",
                "P2: Regionen ska ge stöd med det som 2 § lagen nämner.",
                "P3: Allt i 3 § lagen gäller alltid.", "P4: Också enligt 4 § lagen",
                "P5: Regionen ska ge stöd med det som 2 § lagen nämner.",
            ])
    }

    @Test("is the row of a cell that holds no sentence by itself")
    func rows() async throws {
        let found = try await quoted(
            """
            Tabell: Stöd i 1 § lagen

            | Vem | Ska | Stöd |
            | --- | --- | --- |
            | Regionen | ge stöd | 2 § lagen |
            | Patienten | – | Så säger 3 § lagen. |

            """)
        #expect(
            found == [
                "P1: Stöd i 1 § lagen", "P2: Regionen – ge stöd – 2 § lagen", "P3: Så säger 3 § lagen.",
            ])
    }

    @Test("is cut where it has no end, and not quoted whole for each of its references")
    func endless() async throws {
        let long = String(repeating: "och 8 § lagen är här ", count: 2000)
        let found = try await quoted("Se \(long)slut.\n\n| A | B |\n| --- | --- |\n| \(long) | 9 § lagen |\n")
        #expect(found.count == 4001)
        #expect(found.allSatisfy { $0.utf8.count < 1300 && $0.contains("§ lagen") })
        #expect(found[0].hasPrefix("P8: Se och 8 § lagen är här och") && found[0].hasSuffix(" …"))
        #expect(found[1000].hasPrefix("P8: … ") && found[1000].hasSuffix(" …"))
        #expect(found[1999].hasPrefix("P8: … ") && found[1999].hasSuffix("här slut."))
        #expect(found[4000] == "P9: 9 § lagen")
    }

    /// The places that a page's text cites, each with its sentence.
    private func quoted(_ text: String) async throws -> [String] {
        try await withTemporaryFolder { folder in
            try folder.overlay(Repository.base)
            try folder.write(Self.acts, to: "Content/register/forfattningar.yml")
            try folder.write("---\ntitle: Sida\nkind: section\n---\n\n\(text)", to: "Content/sida.md")
            let mini = MiniGuidance(at: folder.url)
            let file = try #require(mini.publication?.files.first { $0.path == "api/v1/citations.json" })
            return try JSONDecoder().decode(Citations.self, from: Data(file.bytes())).items.map {
                "\($0.targets[0].place): \($0.sentence)"
            }
        }
    }
}
