import Diagnostics

/// A text that nobody has decided says so wherever it is read.
enum MissingStanding {
    static func check(_ draft: GuidanceDraft) -> [Diagnostic] {
        let undecided = draft.pages.filter { $0.frontMatter.map { $0.status != .decided } ?? false }
        guard draft.settings.standing == nil, let first = undecided.first else { return [] }
        let more = undecided.count > 1 ? " och \(undecided.count - 1) till" : ""
        return [
            Diagnostic(
                file: draft.site.displayPath(SettingsReader.file), code: .missingKey,
                message:
                    "standing saknas, fast \(first.file)\(more) inte är beslutad\(more.isEmpty ? "" : "e").",
                hint:
                    "Lägg till en rad standing: … med en mening som säger vad texten är. Den visas på varje sida som inte är beslutad."
            )
        ]
    }
}
