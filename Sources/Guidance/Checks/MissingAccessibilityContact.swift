import Diagnostics

/// A statement on accessibility says where a reader can turn.
enum MissingAccessibilityContact {
    static func check(_ draft: GuidanceDraft) -> [Diagnostic] {
        let settings = draft.settings
        guard settings.accessibility != nil else { return [] }
        let wanted = [
            ("accessibilityReport", settings.accessibilityReport, "var den som hittar en brist anmäler den"),
            (
                "accessibleVersions", settings.accessibleVersions,
                "var den som inte kan läsa något ber om det i en annan form"
            ),
            ("supervisoryAuthority", settings.supervisoryAuthority, "var den myndighet nås som har tillsyn"),
        ]
        return wanted.filter { $0.1 == nil }.map { key, _, what in
            Diagnostic(
                file: draft.site.displayPath(SettingsReader.file), severity: .warning,
                code: .missingAccessibilityContact,
                message: "Tillgänglighetsredogörelsen säger inte \(what).",
                hint: "Skriv en adress på raden \(key): …, innan webbplatsen publiceras.")
        }
    }
}
