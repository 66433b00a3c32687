import Diagnostics
import Dictionaries
import Foundation
import TestSupport
import Testing

@Suite("Spelling")
struct SpellingTests {
    @Test(
        "knows the words of the guidance and leaves alone what is none",
        arguments: [
            "Sjuklönen och FMB, ICF:s, FMB-koden och FMB-koderna.",
            "`bedömmer`, <https://bedommer.example/>, www.bedommer.example och namn@bedommer.example.",
            "[bedömmer](lang:en) och ordet ”bedömmer”.",
            "Sjukskrivnings- och rehabiliteringsplaner, rehabiliteringsplaner och -insatser, e-post.",
            "SFB, socialförsäkringsbalkens, HSLF-FS 2018:54, DV077, 3a och 2024-års.",
            "Webcert och Webcerts, webbtjänsten ÅÄÖNAMN.",
            "Av*görande* ord och **läkar**intyget, lä\u{AD}ka\u{AD}re.",
            "T.ex. bl.a. dvs. osv. 27 kap. 25 § SFB.",
            // Neither word is in the dictionary; their parts are, and bind so.
            "En åtgärdskod och utskriftsfel.",
        ])
    func right(_ text: String) async throws {
        let words = "# egna\nWebcert\nÅÄÖNAMN\n"
        let found = try await Proofread.page(
            "Text.\n\n" + text, also: ["Content/register/ordlista-egen.txt": words])
        #expect(found.filter { $0.hasPrefix("misspelling") } == [])
    }

    /// A wrong word stands between ⟦ and ⟧.
    @Test(
        "finds a word at its place",
        arguments: [
            "Läkaren ⟦bedömmer⟧ patienten.", "⟦Beslutfattare⟧ och koordinatorer.", "En ⟦patientssäker⟧ vård.",
            "👩‍⚕️ e\u{301} ⟦bedömmer⟧ 🇸🇪", "bedöm ⟦bedö⟧ bedömer",
            "- Punkt\n\n\t- se\n\t   ⟦bedömmer⟧ det", "> citat\nlat ⟦fortsätning⟧ här",
            "\\*\\* &amp; \\_ ⟦bedömmer⟧ \\* bedöms", "*kursiv **⟦bedömmer⟧** text*",
            "[länk ⟦bedömmer⟧](index.md) och `bedömmer`", "`bedömmer` och ⟦bedömmer⟧",
            "Tabell: ⟦Oversikt⟧\n\n| A | B |\n| - | - |\n| `x\\|y` | \\| ⟦bedömmer⟧ |",
            "> [!RUTA] ⟦Bedömmning⟧\n> Text.\n>\n> Källa: ⟦bedömmer⟧ själv",
            "## Rubrik ⟦bedömmer⟧ {#id}", "- ⟦sjukskrivnigs-processen⟧ och ⟦läkarezz-⟧",
            "Ord[^a].\n\n[^a]: Ett\n  ⟦bedömmer⟧ ord.", "bedömer   ⟦bedömmer⟧  bedömer",
            "Läkaren\u{A0}⟦bedömmer⟧ patienten – ⟦patinten⟧.", "”⟦bedömmer⟧ patienten”",
        ])
    func wrong(_ text: String) async throws {
        let found = try await Proofread.page(text.filter { $0 != "⟦" && $0 != "⟧" })
        #expect(found.filter { $0.hasPrefix("misspelling") } == Self.marked(text), "\(found)")
    }

    /// The marked words in the order of their places.
    static func marked(_ text: String) -> [String] {
        var result: [String] = []
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            var column = 1
            var open: (column: Int, word: String)?
            for character in line {
                switch character {
                case "⟦": open = (column, "")
                case "⟧":
                    if let open { result.append("misspelling \(number + 5):\(open.column) \(open.word)") }
                    open = nil
                default:
                    open?.word.append(character)
                    column += 1
                }
            }
        }
        return result
    }

    @Test("says a word once for each file, how often it stands there, and what it may be")
    func once() async throws {
        let page = "---\ntitle: Sida\nkind: section\n---\n\nBedömmer och bedömmer.\n\nDe bedömmer.\n"
        let found = try await Proofread(["Content/sida.md": page, "Content/sida-2.md": page])
        let wrong = found.diagnostics.filter { $0.code == .misspelling }
        #expect(wrong.map(\.file) == ["Content/sida-2.md", "Content/sida.md"])
        #expect(
            wrong.allSatisfy {
                $0.message == "Ordet ”Bedömmer” finns inte i ordboken. Det står 3 gånger i filen."
            })
        #expect(wrong.allSatisfy { $0.hint?.contains("”Bedömer”") ?? false })
    }

    @Test("finds words in summaries, captions, definitions and roles, at their lines")
    func everywhere() async throws {
        let found = try await Proofread([
            "Content/sida.md":
                "---\ntitle: Sida\nkind: section\nsummary: >\n  En rad,\n  och en som bedömmer.\nchanges:\n  - date: 2026-11-21\n    note: Läkaren bedömmde\n---\n\nText om ett mål.\n",
            "Content/register/aktorer.yml":
                "- id: a\n  name: Aktören\n  responsibilities:\n    - text: Bedömmer planen.\n- id: b\n  name: Andra\n  role: Bedömmer intyget.\n",
        ])
        let wrong = found.diagnostics.filter { $0.code == .misspelling }
        #expect(
            wrong.map { "\($0.file):\($0.range?.line ?? 0):\($0.range?.column ?? 0)" } == [
                "Content/register/aktorer.yml:4:13", "Content/sida.md:6:14", "Content/sida.md:9:19",
            ])
    }

    @Test("says the same with what was kept, with any number of threads, and without a dictionary nothing")
    func kept() async throws {
        let files = [
            "Content/sida.md":
                "---\ntitle: Sida\nkind: section\n---\n\nLäkaren bedömmer, åtgärdskoder och beslutfattare. Utan rubrik:\n\n| a |\n| - |\n| b |\n"
        ]
        try await withTemporaryFolder { folder in
            let words = WordSources(
                dictionaries: "/usr/share/hunspell",
                cache: FindingsCache(folder: folder.path("kept"), name: "ord"))
            let plain = try await Proofread(files)
            let first = try await Proofread(files, words: words)
            #expect(folder.exists("kept/ord.txt") && first.diagnostics == plain.diagnostics)
            #expect(try await Proofread(files, words: words, jobs: 4).diagnostics == plain.diagnostics)
            let without = try await Proofread(files, words: WordSources.none)
            #expect(without.diagnostics == plain.diagnostics.filter { $0.code != .misspelling })
            #expect(plain.diagnostics.count { $0.code == .misspelling } == 2)
            #expect(without.diagnostics.contains { $0.code == .tableWithoutCaption })
        }
    }
}
