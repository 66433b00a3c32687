/// The stable name of every fault that Lots can report, for editors' programs and for `--format json`.
///
/// A code never changes its meaning. A new fault gets a new code.
package enum DiagnosticCode: String, Sendable, CaseIterable {
    // Files
    case invalidUTF8 = "invalid-utf8"
    case controlCharacter = "control-character"
    case fileTooLarge = "file-too-large"
    case unreadableFile = "unreadable-file"
    case invalidFileName = "invalid-file-name"
    case symbolicLinkCycle = "symbolic-link-cycle"
    case outsideContent = "outside-content"
    case missingFolder = "missing-folder"
    case duplicateOutput = "duplicate-output"

    // Front matter, registers and settings
    case missingFrontMatter = "missing-front-matter"
    case invalidYAML = "invalid-yaml"
    case yamlAlias = "yaml-alias"
    case unknownKey = "unknown-key"
    case missingKey = "missing-key"
    case wrongType = "wrong-type"
    case unknownValue = "unknown-value"
    case invalidDate = "invalid-date"
    case duplicateEntry = "duplicate-entry"
    case kindInWrongPlace = "kind-in-wrong-place"

    // Markdown
    case nestingTooDeep = "nesting-too-deep"
    case rawHTML = "raw-html"
    case h1InBody = "h1-in-body"
    case skippedHeadingLevel = "skipped-heading-level"
    case emptyID = "empty-id"
    case invalidID = "invalid-id"
    case duplicateID = "duplicate-id"
    case unknownBox = "unknown-box"
    case tableRowTooLong = "table-row-too-long"
    case captionWithoutTable = "caption-without-table"
    case taskOutsideChecklist = "task-outside-checklist"
    case tickedItem = "ticked-item"
    case mixedChecklist = "mixed-checklist"
    case emptyChecklist = "empty-checklist"
    case missingAlternativeText = "missing-alternative-text"
    case duplicateFootnote = "duplicate-footnote"
    case unknownFootnote = "unknown-footnote"
    case unusedFootnote = "unused-footnote"
    case footnoteContinuation = "footnote-continuation"
    case misplacedFootnote = "misplaced-footnote"

    // Links and references
    case emptyLink = "empty-link"
    case brokenLink = "broken-link"
    case brokenFragment = "broken-fragment"
    case forbiddenScheme = "forbidden-scheme"
    case missingImage = "missing-image"
    case unsafeSVG = "unsafe-svg"
    case unsupportedImage = "unsupported-image"
    case unknownTerm = "unknown-term"
    case unusedTerm = "unused-term"
    case unknownReference = "unknown-reference"
    case unusedReference = "unused-reference"
    case unknownAct = "unknown-act"
    case invalidProvision = "invalid-provision"
    case invalidLanguage = "invalid-language"
    case orphanPage = "orphan-page"

    // Templates
    case missingTemplate = "missing-template"
    case templateSyntax = "template-syntax"
    case unknownTemplateName = "unknown-template-name"
    case missingPartial = "missing-partial"
}
