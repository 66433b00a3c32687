import Diagnostics
import LegalReferences
import Markdown

/// A link in a drawing leads to a page of the guidance or to an act, and to a place that is there.
struct DrawingLinks {
    let outline: Outline
    let acts: Register<Act>
    let unreadable: UnreadablePaths
    private(set) var diagnostics: [Diagnostic] = []

    init(_ outline: Outline, _ acts: Register<Act>, without unreadable: UnreadablePaths) {
        self.outline = outline
        self.acts = acts
        self.unreadable = unreadable
    }

    /// Finds what the links of a drawing lead to.
    mutating func resolve(_ drawing: inout Drawing, named file: String) {
        for index in drawing.links.indices {
            let link = drawing.links[index]
            let parts = link.destination.split(
                separator: "#", maxSplits: 1, omittingEmptySubsequences: false
            ).map(String.init)
            let place = parts.count > 1 ? parts[1] : nil
            let fault =
                parts[0].hasPrefix("lag:")
                ? act(String(parts[0].dropFirst("lag:".count)), place: place, &drawing.links[index].target)
                : page(parts[0], place: place, &drawing.links[index].target)
            guard let fault else { continue }
            diagnostics.append(
                Diagnostic(
                    file: file, range: link.place, code: fault.code, message: fault.message,
                    hint: fault.hint, excerpt: link.excerpt))
        }
    }

    private typealias Fault = (code: DiagnosticCode, message: String, hint: String)

    private func page(_ path: String, place: String?, _ target: inout LinkTarget?) -> Fault? {
        guard let page = outline.index(ofPath: path) else {
            if unreadable.contains(path) { return nil }
            let near = NearMiss.suggestion(for: path, among: outline.pages.map(\.path))
            return (
                .brokenLink, "Bilden länkar till \(path), som inte finns.",
                near.map { "Menade du \($0)?" } ?? "Sökvägen räknas från bildens mapp."
            )
        }
        target = .page(page, fragment: place)
        guard let place, outline.pages[page].anchor(place) == nil, !unreadable.contains(path) else {
            return nil
        }
        let near = NearMiss.suggestion(for: place, among: outline.pages[page].anchors.map(\.id))
        return (
            .brokenFragment, "Sidan \(path) har inget ställe som heter ”\(place)”.",
            near.map { "Menade du #\($0)?" } ?? "Ett id görs av rubrikens text, eller står efter den: {#id}."
        )
    }

    private func act(_ id: String, place: String?, _ target: inout LinkTarget?) -> Fault? {
        guard let act = acts.index(of: id) else {
            // Where the register has faults of its own, the act may stand there.
            guard acts.isComplete else { return nil }
            let near = NearMiss.suggestion(for: id, among: acts.ids)
            return (
                .unknownAct, "Författningen ”\(id)” finns inte i \(acts.file).",
                near.map { "Menade du lag:\($0)?" } ?? "Lägg till den där, med id: \"\(id)\"."
            )
        }
        let provision = place.flatMap { Provision($0) }
        target = .act(act, place: provision)
        guard let place, provision.map(acts.entries[act].canHave) != true else { return nil }
        return (
            .invalidProvision, "”\(place)” är ingen plats i \(acts.entries[act].title).",
            "Skriv till exempel K27P25 för 27 kap. 25 § eller P8 för 8 §."
        )
    }
}
