package import Diagnostics
import Guidance
import LegalReferences
import Markdown
package import Visiting

/// The addresses outside the guidance that its pages and registers lead to, with where they stand.
package struct ExternalLinks: Sendable {
    private struct Use: Sendable {
        var address: String
        var source: SourceFile
        var range: SourceRange?
    }

    private let uses: [Use]
    private let draft: GuidanceDraft

    package init(_ manuscript: Manuscript) {
        draft = manuscript.draft
        var uses: [Use] = []
        for page in manuscript.pages {
            for (link, target) in zip(page.document.links, page.body.links) {
                guard case .external(let address) = target, Self.isOnTheNet(address) else { continue }
                uses.append(
                    Use(address: address, source: page.source, range: Self.range(of: link, in: page.source)))
            }
        }
        let registers = manuscript.registerEntries
        uses += Self.uses(of: registers.acts, in: manuscript) { $0.url }
        uses += Self.uses(of: registers.codeSystems, in: manuscript) { $0.url }
        uses += Self.uses(of: registers.works, in: manuscript) { $0.url }
        self.uses = uses
    }

    /// What there is to visit, each address once: a place within a page is not asked for.
    package var addresses: [String] { Set(uses.map { Self.withoutFragment($0.address) }).sorted() }

    /// What is to mend, where the address stands.
    package func findings(_ outcomes: [String: Outcome]) -> [Diagnostic] {
        draft.weighed(
            uses.compactMap { use in
                guard let outcome = outcomes[Self.withoutFragment(use.address)],
                    let (code, message, hint) = Self.finding(use.address, outcome)
                else { return nil }
                return Diagnostic(
                    in: use.source, at: use.range, severity: code.severity, code: code, message: message,
                    hint: hint)
            })
    }

    private static func finding(_ address: String, _ outcome: Outcome) -> (DiagnosticCode, String, String)? {
        let look = "Öppna adressen i en webbläsare och se om sidan finns."
        switch outcome {
        case .works: return nil
        case .missing(let status):
            return (
                .brokenExternalLink, "Sidan \(address) finns inte (\(status)).",
                "Sök upp dess nya adress, eller ta bort länken."
            )
        case .noSite:
            return (
                .brokenExternalLink, "Webbplatsen i \(address) finns inte.",
                "Kontrollera stavningen. Har den bytt namn, skriv det nya."
            )
        case .unclear(.status(let status)):
            return (
                .unverifiedExternalLink, "Det går inte att se om \(address) fungerar: svaret var \(status).",
                look
            )
        case .unclear(.late):
            return (.unverifiedExternalLink, "\(address) svarade inte i tid.", look)
        case .unclear(.connection):
            return (.unverifiedExternalLink, "Det gick inte att få kontakt med \(address).", look)
        case .unclear(.redirects):
            return (.unverifiedExternalLink, "\(address) leder vidare för många gånger.", look)
        case .unclear(.offline):
            return (
                .unverifiedExternalLink, "\(address) gick inte att besöka: ingen webbplats svarade.",
                "Kontrollera att datorn har kontakt med nätet."
            )
        }
    }

    private static func isOnTheNet(_ address: String) -> Bool {
        let address = address.lowercased()
        return address.hasPrefix("https://") || address.hasPrefix("http://")
    }

    /// As a browser asks for it: what no address may hold is percent-encoded.
    private static func withoutFragment(_ address: String) -> String {
        HTMLBuffer.percentEncoded(String(address.prefix { $0 != "#" }))
    }

    private static func range(of link: LinkUse, in source: SourceFile) -> SourceRange? {
        let line = Int(link.position.line)
        let column = Int(link.position.column)
        // The text of a link may go over several lines before its address.
        return source.range(
            ofWhatFollows: "](", link.destination, line: line, near: column, through: line + 8)
            ?? source.range(
                ofWhatFollows: "](<", link.destination, line: line, near: column, through: line + 8)
            ?? source.range(of: link.destination, line: line, near: column, through: line + 8)
    }

    private static func uses<Entry>(
        of register: Register<Entry>, in manuscript: Manuscript, _ address: (Entry) -> String?
    ) -> [Use] {
        let content = manuscript.draft.content
        guard let file = content.files.first(where: { content.displayPath($0.path) == register.file }) else {
            return []
        }
        let source = SourceFile(path: register.file, bytes: file.bytes)
        return register.entries.enumerated().compactMap { index, entry in
            guard let address = address(entry) else { return nil }
            let line = register.places[index]?.line ?? 1
            return Use(
                address: address, source: source,
                range: source.range(of: address, line: line, near: 1, through: line + 40))
        }
    }
}
