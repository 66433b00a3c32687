import Diagnostics
import Foundation
import Proofreading
import TestSupport
import Testing

@Suite("Rules of good writing")
struct RuleTests {
    private static let terms = """
        - id: sjukersattning
          term: sjukersättning
          avoid: [sjukpension, halvt sjukskriven]
          definition: Ersättning vid sjukdom.

        """

    @Test(
        "words to avoid: inflected, over markup and lines, in headings; not quoted, not within others, not in code"
    )
    func terminology() async throws {
        let text = """
            ## Om sjukpensionen

            Hon är halvt
            *sjukskriven*. Inte ”sjukpension” eller ”halvt sjukskriven”, `sjukpension`, sjukpensionär.
            """
        let found = try await Proofread.page(text, also: ["Content/register/termer.yml": Self.terms])
        #expect(
            found.filter { $0.hasPrefix("discouraged") } == [
                "discouraged-term 5:7 sjukpensionen", "discouraged-term 7:8 halvt",
            ])
    }

    @Test(
        "abbreviations: explained at first use, or known",
        arguments: [
            ("Stöd för rätt sjukskrivning (SRS). Sedan SRS.", []),
            ("SRS (stöd för rätt sjukskrivning).", []),
            ("Enligt SFB, FMB och HSLF-FS 2018:54. Del II.", []),
            ("Se SRS och SRS. Stöd för rätt sjukskrivning (SRS).", ["unexplained-abbreviation 5:4 SRS"]),
            ("## SRS\n\nEtt SRS:s fel.", ["unexplained-abbreviation 7:5 SRS"]),
            ("`SRS` ”SRS” [SRS](lang:en)", []),
            ("SE UPP", []),
            ("Vi skriver NÅGOT MED STORA BOKSTÄVER här.", []),
            (
                "Enligt SRS, ISF, IVO.",
                [
                    "unexplained-abbreviation 5:8 SRS", "unexplained-abbreviation 5:13 ISF",
                    "unexplained-abbreviation 5:18 IVO",
                ]
            ),
            ("(SRS) är ett stöd.", ["unexplained-abbreviation 5:2 SRS"]),
        ])
    func abbreviations(_ text: String, _ expected: [String]) async throws {
        #expect(try await Proofread.page(text).filter { $0.hasPrefix("unexplained") } == expected)
    }

    @Test(
        "marks that mean nothing where they stand; not those that are read, escaped or code",
        arguments: [
            ("**Obs!** `**` \\*\\*", []),
            ("`{#a}` {#b}", ["unread-mark 5:8 {#"]),
            ("\\[! och \\{#a} och \\`.", []),
            ("Se [^ a].", ["unread-mark 5:4 [^"]),
            ("Se [@].", ["unread-mark 5:4 [@"]),
            ("> [!RUTA] Fakta {#a}\n>\n> [!RUTA", ["unread-mark 5:17 {#", "unread-mark 7:3 [!"]),
            ("> [!RUTTA] Fakta", []),
            ("a | b", []),
        ])
    func marks(_ text: String, _ expected: [String]) async throws {
        #expect(try await Proofread.page(text) == expected)
    }

    @Test("review dates are held against the day that is given, and a page is overdue the day after")
    func reviewDates() async throws {
        let files = [
            "Content/sida.md":
                "---\ntitle: Sida\nkind: section\nreview_by: 2026-11-21\n---\n\nText.\n\nUppgifterna gäller: 2026-01-01 till 2026-06-30\n"
        ]
        func lines(_ today: String) async throws -> [String] {
            try await Proofread(files, today: today).lines.filter { $0.hasPrefix("review") }
        }
        #expect(try await lines("2026-06-30") == [])
        #expect(try await lines("2026-11-21") == ["review-overdue 9:37 2026-06-30"])
        #expect(
            try await lines("2026-11-22") == [
                "review-overdue 4:12 2026-11-21", "review-overdue 9:37 2026-06-30",
            ])
    }

    @Test(
        "links with the same words lead to the same place; to the same page and another heading they do not")
    func linkTexts() async throws {
        let text =
            "[Bedömningen](del-1/bedomning.md), [bedömningen](del-1/bedomning.md), [bedömningen](del-1/bedomning.md#rubrik), "
            + "[8 §](lag:1991:1047#P8), [8 §](lag:2010:110#K8P8), [](index.md) och [](del-1/index.md)."
        #expect(
            try await Proofread.page(text).filter { $0.hasPrefix("ambiguous") } == [
                "ambiguous-link-text 5:72 bedömningen"
            ])
    }

    @Test("a sentence of 35 words is no longer than one remembers, one of 36 is; abbreviations end none")
    func sentences() async throws {
        func information(_ text: String) async throws -> [String] {
            let page = "---\ntitle: Sida\nkind: section\n---\n\(text)\n"
            return try await Proofread(["Content/sida.md": page]).lines.filter { $0.hasPrefix("long") }
        }
        let words = "Ord" + String(repeating: " ord", count: 34)
        #expect(try await information("\(words).") == [])
        #expect(try await information("Kort. \(words) ord.") == ["long-sentence 5:7 Ord"])
        #expect(try await information("\(words). \(words).") == [])
        #expect(try await information("Det är t.ex. 27 kap. 25 § som \(words).") == ["long-sentence 5:1 Det"])
    }

    @Test(
        "a duty with its law in the paragraph, in the footnote or in the list that it leads to is none without"
    )
    func obligations() async throws {
        let text = """
            Läkaren ska göra det enligt 27 kap. 25 § SFB.

            Läkaren ska göra det.[^a]

            Läkaren ska

            - göra det enligt 8 § sjuklönelagen
            - göra något mer.

            Läkaren ska göra något.

            [^a]: 27 kap. 25 § SFB.
            """
        let page = "---\ntitle: Sida\nkind: section\n---\n\(text)\n"
        let lines = try await Proofread(["Content/sida.md": page]).lines
        #expect(lines.filter { $0.hasPrefix("obligation") } == ["obligation-without-basis 14:9 ska"])
    }

    @Test("each rule can be turned off, and be an error or a piece of information")
    func severities() async throws {
        let page =
            "---\ntitle: Sida\nkind: section\n---\n\nLäkaren bedömmer.\n\n| a |\n| - |\n| b |\n\nEnligt SRS.\n"
        let site = "title: Liten vägledning\nbaseURL: https://vagledning.example/\nstanding: Utkast.\n"
        func found(_ rules: String) async throws -> [String] {
            let files = ["Content/sida.md": page, "Site/site.yml": site + rules]
            return try await Proofread(files).diagnostics.filter { $0.file == "Content/sida.md" }
                .map { "\($0.code.rawValue) \($0.severity.rawValue)" }
        }
        #expect(
            try await found("") == [
                "misspelling warning", "table-without-caption warning", "unexplained-abbreviation warning",
            ])
        #expect(
            try await found(
                "rules:\n  misspelling: off\n  table-without-caption: error\n  unexplained-abbreviation: information\n"
            )
                == ["table-without-caption error", "unexplained-abbreviation information"])
    }

    @Test("a page may count a rule otherwise than the settings do")
    func ofOnePage() async throws {
        func page(_ rules: String) -> String {
            "---\ntitle: Sida\nkind: section\n\(rules)---\n\n| a |\n| - |\n| b |\n"
        }
        let files = [
            "Content/ett.md": page(""), "Content/tva.md": page("rules:\n  table-without-caption: error\n"),
            "Content/tre.md": page("rules:\n  table-without-caption: warning\n"),
            "Site/site.yml":
                "title: Liten vägledning\nbaseURL: https://vagledning.example/\nstanding: Utkast.\nrules:\n  table-without-caption: off\n",
        ]
        let found = try await Proofread(files).diagnostics.filter { $0.code == .tableWithoutCaption }
        #expect(
            found.map { "\($0.file) \($0.severity.rawValue)" } == [
                "Content/tre.md warning", "Content/tva.md error",
            ])
    }

    @Test("a guidance with errors is read all the same")
    func withErrors() async throws {
        let found = try await Proofread.page("Läkaren bedömmer.")
        #expect(found == ["misspelling 5:9 bedömmer"])
        let page = "---\ntitle: Sida\nkind: section\n---\n\nLäkaren bedömmer [sidan](fel.md).\n"
        let lines = try await Proofread(["Content/sida.md": page]).lines
        #expect(lines.contains("misspelling 6:9 bedömmer") && lines.contains("broken-link 6:26 fel.md"))
    }
}
