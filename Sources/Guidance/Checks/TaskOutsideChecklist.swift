import Diagnostics
import Markdown

/// Items to tick belong to pages of kind checklist, where they get a print and an address of their own.
enum TaskOutsideChecklist {
    static func check(_ page: PageDraft) -> [Diagnostic] {
        guard let frontMatter = page.frontMatter else { return [] }
        if let task = page.document.firstTask, frontMatter.kind != .checklist {
            let range = page.source.range(of: "[", line: Int(task.line), near: Int(task.column))
            return [
                Diagnostic(
                    in: page.source, at: range, code: .taskOutsideChecklist,
                    message: "Punkter att bocka av får bara stå på en sida med kind: checklist.",
                    hint: "Skriv punkterna utan [ ], eller flytta dem till en checklista.")
            ]
        }
        if page.document.firstTask == nil, frontMatter.kind == .checklist, page.document.isWhole {
            return [
                Diagnostic(
                    in: page.source, at: SourceRange(line: 1, column: 1, endColumn: 1), code: .emptyChecklist,
                    message: "Checklistan har inga punkter.", hint: "Skriv varje punkt som - [ ] text.")
            ]
        }
        return []
    }
}
