import Diagnostics
import Markdown

/// Reads `Templates/strings.yml`.
enum WordingReader {
    static let file = "strings.yml"

    /// The words that pages made by the generator itself are called by.
    private static let neededWords = [
        "startCrumb", "actsTitle", "actsDescription", "codeSystemsTitle", "codeSystemsDescription",
        "glossaryTitle",
        "glossaryDescription", "referencesTitle", "referencesDescription", "actorsTitle", "actorsDescription",
        "normsTitle", "normsDescription", "normsDuty", "normsRecommendedDuty", "normsDescribed",
        "normsNeeded",
        "normsImportant", "normsShould", "normsPossible", "changesTitle", "changesDescription",
        "changesNoEdition", "feedTitle", "movedTitle", "movedText", "notFoundTitle", "searchTitle",
        "searchField",
        "searchShortName", "printActs", "pdfPage", "pdfPages", "termAgain", "accessibilityFull",
        "accessibilityPartly", "accessibilityUnknown",
    ]

    static func read(_ folder: SourceTree.Folder, diagnostics: inout [Diagnostic]) -> Wording {
        var wording = Wording(
            conventions: Conventions(
                boxTypes: [], tableMarker: "", sourceMarker: "", figureMarker: "", validityMarker: "",
                conditionName: ""),
            rendering: RenderingWords(
                boxes: [:], source: "", footnotes: "", footnoteBack: "", figureDescription: "", table: "",
                notApplicable: "", outdated: ""),
            status: [:], interface: [:])
        guard
            var reader = RecordReader(
                file: file, in: folder, what: "strings.yml", diagnostics: &diagnostics)
        else { return wording }
        let boxes = reader.record("boxes", what: "boxes") { reader in
            reader.entries.compactMap { entry in
                reader.record(entry.key, what: entry.key) { reader -> (String, RenderingWords.Box)? in
                    let cssClass = reader.requiredText("class")
                    if let cssClass { reader.checkSlug(cssClass, key: "class") }
                    let label = reader.requiredText("label")
                    guard let cssClass, let label else { return nil }
                    return (entry.key, RenderingWords.Box(cssClass: cssClass, label: label))
                }
            }
        }
        wording.conventions.boxTypes = (boxes ?? []).map(\.0)
        wording.rendering.boxes = Dictionary(boxes ?? [], uniquingKeysWith: { first, _ in first })
        _ = reader.record("markers", what: "markers") { reader -> Void? in
            wording.conventions.tableMarker = reader.requiredText("table") ?? ""
            wording.conventions.sourceMarker = reader.requiredText("source") ?? ""
            wording.conventions.figureMarker = reader.requiredText("figure") ?? ""
            wording.conventions.validityMarker = reader.requiredText("validity") ?? ""
            wording.conventions.conditionName = reader.requiredText("condition") ?? ""
            return nil
        }
        wording.rendering.source = wording.conventions.sourceMarker
        _ = reader.record("rendering", what: "rendering") { reader -> Void? in
            wording.rendering.footnotes = reader.requiredText("footnotes") ?? ""
            wording.rendering.footnoteBack = reader.requiredText("footnoteBack") ?? ""
            wording.rendering.figureDescription = reader.requiredText("figureDescription") ?? ""
            wording.rendering.table = reader.requiredText("table") ?? ""
            wording.rendering.notApplicable = reader.requiredText("notApplicable") ?? ""
            wording.rendering.outdated = reader.requiredText("outdated") ?? ""
            return nil
        }
        _ = reader.record("status", what: "status") { reader -> Void? in
            for status in Status.allCases { wording.status[status] = reader.requiredText(status.rawValue) }
            return nil
        }
        wording.interface =
            reader.record("interface", what: "interface") { reader in
                for key in Self.neededWords where !reader.has(key) {
                    reader.missing(key, isFree: true)
                }
                return reader.allTexts()
            } ?? [:]
        for key in ["boxes", "markers", "rendering", "status", "interface"] where !reader.has(key) {
            reader.missing(key)
        }
        diagnostics += reader.finish()
        return wording
    }
}
