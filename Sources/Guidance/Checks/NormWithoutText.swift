import Diagnostics
import Incremental
import Markdown
import Parallel

/// Every normative statement in the register stands in the text where the register says it does.
enum NormWithoutText {
    /// The statements that were found, by the version of the page that they were found on.
    struct Found: Sendable {
        fileprivate var versions: [Int: Version] = [:]
    }

    /// - Parameter found: what was found with the same register; statements on pages that are the same are not looked for again.
    static func check(
        _ draft: GuidanceDraft, outline: Outline, bodies: [Body], found: inout Found, jobs: Int
    ) -> [Diagnostic] {
        let norms = draft.registers.norms
        func isKnown(_ index: Int, on page: Int) -> Bool { found.versions[index] == bodies[page].version }
        let new = norms.entries.enumerated().compactMap { index, norm -> (index: Int, page: Int)? in
            outline.index(ofPath: norm.page).flatMap { isKnown(index, on: $0) ? nil : (index, $0) }
        }
        let finder = NormFinder(outline, bodies: bodies, pages: Set(new.map(\.page)), jobs: jobs)
        let isInText = parallelMap(new, jobs: jobs) { index, page in
            let norm = norms.entries[index]
            return finder.sentence(on: page, under: norm.heading, with: norm.keys) != nil
        }
        let inText = Set(zip(new, isInText).lazy.filter(\.1).map(\.0.index))
        return norms.entries.enumerated().compactMap { index, norm in
            func fault(_ code: DiagnosticCode, _ message: String, hint: String) -> Diagnostic {
                draft.fault(code, at: index, of: norms, message, hint: hint)
            }
            guard let page = outline.index(ofPath: norm.page) else {
                guard !draft.unreadable.contains(norm.page) else { return nil }
                let near = NearMiss.suggestion(for: norm.page, among: outline.pages.map(\.path))
                return fault(
                    .brokenLink, "”\(norm.id)” pekar på sidan ”\(norm.page)”, som inte finns.",
                    hint: near.map { "Menade du \($0)?" } ?? "Rätta at.")
            }
            if isKnown(index, on: page) { return nil }
            if let heading = norm.heading, outline.pages[page].anchor(heading) == nil {
                guard !draft.unreadable.contains(norm.page) else { return nil }
                let near = NearMiss.suggestion(for: heading, among: outline.pages[page].anchors.map(\.id))
                return fault(
                    .brokenFragment,
                    "”\(norm.id)” pekar på rubriken ”\(heading)”, som inte finns på \(norm.page).",
                    hint: near.map { "Menade du #\($0)?" } ?? "Rätta at.")
            }
            guard !inText.contains(index) else {
                found.versions[index] = bodies[page].version
                return nil
            }
            // Without the words of boxes and lists a page's text is not what it is with them.
            if draft.unreadable.contains(norm.page) || !draft.hasWording { return nil }
            return fault(
                .normWithoutText,
                "Uttalandet ”\(norm.id)” går inte att hitta: inget av orden i keys står i avsnittet.",
                hint: "Skriv ord som står i meningen, eller rätta at.")
        }
    }
}
