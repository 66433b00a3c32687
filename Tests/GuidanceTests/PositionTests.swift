import Diagnostics
import Foundation
import Guidance
import TestSupport
import Testing

@Suite("A fault's place")
struct PositionTests {
    /// What an editor's program or a colleague's computer may do to a file without changing what it says.
    enum Change: String, CaseIterable, Sendable {
        case crlf, cr, bom, longFrontMatter, emojiAbove, noLastLineFeed

        /// The page so changed, and by how many lines what stands below its first line has moved.
        func apply(to page: String) -> (page: String, lines: Int)? {
            let hasFrontMatter = page.hasPrefix("---\n") && page.dropFirst(4).contains("---\n")
            switch self {
            case .crlf: return (page.replacing("\n", with: "\r\n"), 0)
            case .cr: return (page.replacing("\n", with: "\r"), 0)
            case .bom: return ("\u{FEFF}" + page, 0)
            case .longFrontMatter:
                guard hasFrontMatter else { return nil }
                let filling = (1...70).map { "# \($0): åäö 👩‍⚕️ e\u{301}\n" }.joined()
                return ("---\n" + filling + page.dropFirst(4), 70)
            case .emojiAbove:
                guard hasFrontMatter, let end = page.range(of: "\n---\n\n") else { return nil }
                return (page[..<end.upperBound] + "👩‍⚕️\t🇸🇪 e\u{301}, å.\n\n" + page[end.upperBound...], 2)
            case .noLastLineFeed: return page.hasSuffix("\n") ? (String(page.dropLast()), 0) : nil
            }
        }
    }

    @Test(
        "is the same however the file is saved, and moves with what stands above", arguments: Change.allCases)
    func changes(_ change: Change) async throws {
        for fault in FaultCase.all
        where FileManager.default.fileExists(atPath: fault.folder.appending(path: "Content").path) {
            try await withTemporaryFolder { folder in try Self.expectSame(fault, change, in: folder) }
        }
    }

    private static func expectSame(_ fault: FaultCase, _ change: Change, in folder: TemporaryFolder) throws {
        // Every word of the page counts there.
        if change == .emojiAbove, fault.name == "readability-index" { return }
        // It shows the marks that it is about.
        if change == .bom, fault.name == "missing-front-matter-marked-twice" { return }
        _ = try fault.make(in: folder)
        var (tree, faults) = MiniGuidance.read(folder.url)
        let before = MiniGuidance(tree, faults: faults, with: fault).diagnostics
        var moved: [String: Int] = [:]
        let files = tree.content.files.map { file in
            let name = tree.content.displayPath(file.path)
            guard before.contains(where: { $0.file == name }), name.hasSuffix(".md"),
                let text = String(validating: file.bytes, as: UTF8.self),
                let (page, lines) = change.apply(to: text)
            else { return file }
            moved[name] = lines
            return SourceTree.File(path: file.path, text: page)
        }
        tree.content = SourceTree.Folder(name: tree.content.name, files: files)
        let after = MiniGuidance(tree, faults: faults, with: fault).diagnostics
        let wanted = before.map { diagnostic in
            // The front matter itself does not move when something is put below it.
            let isAbove = change == .emojiAbove && isInFrontMatter(diagnostic, fault)
            let lines = (diagnostic.range?.line ?? 0) > 1 && !isAbove ? moved[diagnostic.file] ?? 0 : 0
            return comparable(diagnostic, movedBy: lines)
        }
        #expect(after.map { comparable($0, movedBy: 0) } == wanted, "\(fault.name)")
    }

    private static func isInFrontMatter(_ diagnostic: Diagnostic, _ fault: FaultCase) -> Bool {
        guard let range = diagnostic.range,
            let page = try? String(
                contentsOf: fault.folder.appending(path: diagnostic.file), encoding: .utf8),
            let end = page.split(separator: "\n", omittingEmptySubsequences: false).dropFirst().firstIndex(
                of: "---")
        else { return false }
        return range.line <= end + 1
    }

    /// The diagnostic without the numbers in its words.
    private static func comparable(_ diagnostic: Diagnostic, movedBy lines: Int) -> String {
        var diagnostic = diagnostic
        diagnostic.range?.line += lines
        diagnostic.message = diagnostic.message.replacing(/rad [0-9]+/, with: "rad N")
        return diagnostic.formatted(as: .text)
    }

    /// A page's text with the place of its one fault between ⟦ and ⟧.
    @Test(
        "is under what is wrong",
        arguments: [
            "👩‍⚕️ Läkaren (👩‍⚕️) ser [sidan](⟦fel.md⟧).",
            "e\u{301}e\u{301}\tse [sidan](⟦fel.md⟧) 🇸🇪",
            "- Punkt\n\n\t- 🧑🏽‍🦽 se\n\t  [sidan](⟦fel.md⟧)",
            "> - citat 👩‍⚕️\n>   se [sidan](⟦fel.md⟧)",
            "> citat\nlat fortsättning 👩‍⚕️ [sidan](⟦fel.md⟧)",
            "Ett stycke\n\t\tmed ojämna indrag\n  och [sidan](⟦fel.md⟧)",
            "Hård  \n   radbrytning [sidan](⟦fel.md⟧)",
            "*[fet\nlänk](⟦fel.md⟧)*",
            "[länk]( ⟦fel.md⟧ \"titel\")",
            "fel.md fel.md [länk](⟦fel.md⟧) fel.md",
            "[fel.md](⟦fel.md⟧)",
            "`fel.md` och [fel.md](index.md) och [å](⟦fel.md⟧)",
            "[a](index.md) fel.md\n[b](⟦fel.md⟧)",
            "| 👩‍⚕️ | å |\n|:-:|-|\n|\t`x\\|y` 🇸🇪 \\| z\t| [a](⟦fel.md⟧) |",
            "> [!RUTA] Titel 👩‍⚕️ [a](⟦fel.md⟧)\n> Text.",
            "> [!RUTA] Titel\n> 👩‍⚕️ [a](⟦fel.md⟧)",
            "> [!RUTA] Titel\n>\n> | 👩‍⚕️ | b |\n> | - | - |\n> | å | [a](⟦fel.md⟧) |",
            "> [!RUTA] Titel\n>\n> Text.\n>\n> Källa: 👩‍⚕️ [a](⟦fel.md⟧)",
            "Tabell: 👩‍⚕️ [a](⟦fel.md⟧)\n\n| a | b |\n| - | - |\n| c | d |",
            "Text[^a].\n\n[^a]: 👩‍⚕️ och\n   [a](⟦fel.md⟧)",
            "Text[^a].\n\n[^a]: Ett\n[^b]: [a](⟦fel.md⟧)\n\nMer[^b].",
            "Text 👩‍⚕️⟦[^saknas]⟧.",
            "**\"Fet 👩‍⚕️\"**⟦[^saknas]⟧",
            "## 👩‍⚕️ Rubrik\n\n⟦#⟧### Två *steg*",
            "## 👩‍⚕️ Rubrik ⟦{#Å}⟧",
            "Två\n===",
            "\t\n\n👩‍⚕️ H⟦<sub>⟧",
            "- 👩‍⚕️\n  - ⟦<b>⟧",
            "1. å\n\n   👩‍⚕️ [⟦@x⟧]",
            "![👩‍⚕️ bild](⟦fel.svg⟧ \"Figur 1. Å\")",
            "👩‍⚕️ [ordet](⟦lang:engelska⟧)",
            "👩‍⚕️ ord <⟦ftp://a.se⟧>",
        ])
    func marked(_ text: String) async throws {
        try await withTemporaryFolder { folder in
            try folder.overlay(Repository.base)
            let start = text.firstIndex(of: "⟦")
            let before = start.map { String(text[..<$0]) } ?? ""
            let line = before.split(separator: "\n", omittingEmptySubsequences: false).count
            let column =
                (before.split(separator: "\n", omittingEmptySubsequences: false).last?.count ?? 0) + 1
            let length = start.map { text[$0...].dropFirst().prefix { $0 != "⟧" }.count }
            let page = text.filter { $0 != "⟦" && $0 != "⟧" }
            try folder.write("---\ntitle: Sida\nkind: section\n---\n\n\(page)\n", to: "Content/sida.md")
            let diagnostics = MiniGuidance(at: folder.url).diagnostics
            let range = try #require(diagnostics.first?.range)
            #expect(diagnostics.count == 1, "\(diagnostics.map { $0.formatted(as: .text) }.joined())")
            guard let length else { return }
            #expect(
                range == SourceRange(line: line + 5, column: column, endColumn: column + length),
                "\(diagnostics[0].formatted(as: .text))")
        }
    }
}
