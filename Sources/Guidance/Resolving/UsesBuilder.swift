import LegalReferences
import Markdown

/// Joins over all pages what each of them uses.
enum UsesBuilder {
    static func uses(in outline: Outline, bodies: [Body], acts: Register<Act>) -> Uses {
        var uses = Uses()
        for page in outline.allInOrder {
            let body = bodies[page]
            for (index, target) in body.links.enumerated() {
                switch target {
                case .act(let act, let place):
                    let provision = place.flatMap { Provision($0) }
                    let place = usePlace(of: body.document.links[index].position, on: page, outline, body)
                    var provisions = uses.acts[act] ?? Uses.Provisions()
                    if provisions.byPlace[provision]?.last != place {
                        provisions.byPlace[provision, default: []].append(place)
                    }
                    uses.acts[act] = provisions
                case .term(let term):
                    let place = usePlace(of: body.document.links[index].position, on: page, outline, body)
                    if uses.terms[term]?.last != place { uses.terms[term, default: []].append(place) }
                default: break
                }
            }
            for citation in body.document.citations {
                let place = usePlace(of: citation.position, on: page, outline, body)
                for key in citation.keys {
                    if uses.workNumbers[key] == nil { uses.workNumbers[key] = uses.workNumbers.count + 1 }
                    if uses.works[key]?.last != place { uses.works[key, default: []].append(place) }
                }
            }
        }
        return uses
    }

    /// The heading above a line; for a line of a footnote, the heading above the mark that leads to it.
    private static func usePlace(of position: SourcePosition, on page: Int, _ outline: Outline, _ body: Body) -> Uses.Place {
        var line = position.line
        if let note = body.document.footnotes.last(where: { $0.position.line <= line }),
            !outline.pages[page].anchors.contains(where: { note.position.line < $0.position.line && $0.position.line <= line })
        {
            line = note.firstUse.line
        }
        var heading: String?
        for anchor in outline.pages[page].anchors where anchor.position.line <= line {
            if case .heading = anchor.kind { heading = anchor.id }
        }
        return Uses.Place(page: page, heading: heading)
    }
}
