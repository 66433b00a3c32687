import Diagnostics
import Markdown

/// An area to follow up stands in the text where the register says it does.
enum FollowUpElsewhere {
    static func check(_ draft: GuidanceDraft, outline: Outline) -> [Diagnostic] {
        let areas = draft.registers.followUpAreas
        return areas.entries.enumerated().compactMap { index, area in
            guard !draft.unreadable.contains(area.at.page) else { return nil }
            guard let page = outline.index(ofPath: area.at.page) else {
                let near = NearMiss.suggestion(for: area.at.page, among: outline.pages.map(\.path))
                return draft.fault(
                    .brokenLink, at: index, of: areas,
                    "”\(area.id)” pekar på sidan ”\(area.at.page)”, som inte finns.",
                    hint: near.map { "Menade du \($0)?" } ?? "Rätta at.")
            }
            guard let heading = area.at.heading, outline.pages[page].anchor(heading) == nil else {
                return nil
            }
            let near = NearMiss.suggestion(for: heading, among: outline.pages[page].anchors.map(\.id))
            return draft.fault(
                .brokenFragment, at: index, of: areas,
                "”\(area.id)” pekar på rubriken ”\(heading)”, som inte finns på \(area.at.page).",
                hint: near.map { "Menade du #\($0)?" } ?? "Rätta at.")
        }
    }
}
