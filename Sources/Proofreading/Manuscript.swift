import Diagnostics
package import Guidance
import Markdown
import Parallel

/// The guidance as its editors have written it, with what its texts refer to: what the rules read.
package struct Manuscript: Sendable {
    let pages: [Page]
    /// The texts of the registers that readers see.
    let registers: [Text]
    let draft: GuidanceDraft
    let outline: Outline

    /// A page's words, and what stands around them.
    struct Page: Sendable {
        var source: SourceFile
        var frontMatter: FrontMatter
        var document: Document
        /// What the links lead to, by `Link.index`, and the references to law in the text.
        var body: Body
        /// The values of its front matter that are text, then the text.
        var passages: [Passage]
        var figures: [Figure]
        var tables: [Table]
    }

    /// The texts of one file.
    struct Text: Sendable {
        var source: SourceFile
        var passages: [Passage]
    }

    /// `nil` where too little could be read to be read as a text.
    package init?(_ draft: GuidanceDraft, _ resolution: Resolution, jobs: Int) {
        guard draft.hasWording, resolution.bodies.count == draft.pages.count else { return nil }
        self.draft = draft
        outline = resolution.outline
        let bodies = resolution.bodies
        pages = parallelMap(Array(draft.pages.indices), jobs: jobs) { index -> Page? in
            let page = draft.pages[index]
            guard let frontMatter = page.frontMatter else { return nil }
            let walk = PassageWalk(page.document)
            return Page(
                source: page.source, frontMatter: frontMatter, document: page.document, body: bodies[index],
                passages: FrontMatterText.passages(of: frontMatter, in: page.source) + walk.passages,
                figures: walk.figures, tables: walk.tables)
        }.compactMap(\.self)
        registers = Text.allOfRegisters(in: draft)
    }

    var registerEntries: Registers { draft.registers }
    var language: String { draft.settings.language }

    /// What a function finds in each text that readers see: of pages and of registers.
    func findingsInTexts(jobs: Int, _ find: @Sendable (Text) -> [Diagnostic]) -> [Diagnostic] {
        let texts = pages.map { Text(source: $0.source, passages: $0.passages) } + registers
        return parallelMap(texts, jobs: jobs, find).flatMap(\.self)
    }

    /// What a function finds on each page.
    func findings(jobs: Int, _ find: @Sendable (Page) -> [Diagnostic]) -> [Diagnostic] {
        parallelMap(pages, jobs: jobs, find).flatMap(\.self)
    }
}

extension Manuscript.Text {
    /// A finding at a stretch of one of its passages.
    func finding(
        _ code: DiagnosticCode, at stretch: Range<Int>, of passage: Passage, _ message: String, hint: String
    ) -> Diagnostic {
        Diagnostic(
            in: source, at: passage.range(of: stretch, in: source), severity: code.severity, code: code,
            message: message, hint: hint)
    }
}

extension Manuscript.Page {
    /// A finding at a stretch of one of its passages.
    func finding(
        _ code: DiagnosticCode, at stretch: Range<Int>, of passage: Passage, _ message: String, hint: String
    ) -> Diagnostic {
        finding(code, at: passage.range(of: stretch, in: source), message, hint: hint)
    }

    func finding(_ code: DiagnosticCode, at range: SourceRange?, _ message: String, hint: String)
        -> Diagnostic
    {
        Diagnostic(in: source, at: range, severity: code.severity, code: code, message: message, hint: hint)
    }
}
