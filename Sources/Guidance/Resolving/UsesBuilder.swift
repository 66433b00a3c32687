import LegalReferences
package import Markdown

/// Joins over all pages what each of them uses.
enum UsesBuilder {
    static func uses(in outline: Outline, bodies: [Body]) -> Uses {
        var uses = Uses()
        for page in outline.allInOrder {
            let body = bodies[page]
            for reference in body.references where !reference.isHistorical {
                let citing = Uses.Citing(
                    place: Uses.Place(of: reference.position, on: page, in: outline, document: body.document),
                    sentence: reference.sentence)
                if reference.kind == .kva {
                    if uses.codes[reference.id]?.last != citing {
                        uses.codes[reference.id, default: []].append(citing)
                    }
                } else if let act = reference.act {
                    for place in reference.places.isEmpty ? [nil] : reference.places.map(Optional.some) {
                        if uses.acts[act]?[place]?.last != citing {
                            uses.acts[act, default: [:]][place, default: []].append(citing)
                        }
                    }
                }
            }
            for (index, target) in body.links.enumerated() {
                guard case .term(let term) = target else { continue }
                let place = Uses.Place(
                    of: body.document.links[index].position, on: page, in: outline, document: body.document)
                if uses.terms[term]?.last != place { uses.terms[term, default: []].append(place) }
            }
            for citation in body.document.citations {
                let place = Uses.Place(of: citation.position, on: page, in: outline, document: body.document)
                for key in citation.keys {
                    if uses.works[key]?.last != place { uses.works[key, default: []].append(place) }
                }
            }
        }
        return uses
    }

    /// The number of each work, in the order of first use, from 1.
    static func workNumbers(in outline: Outline, bodies: [Body]) -> [String: Int] {
        var numbers: [String: Int] = [:]
        for page in outline.allInOrder {
            for key in bodies[page].document.citations.flatMap(\.keys) where numbers[key] == nil {
                numbers[key] = numbers.count + 1
            }
        }
        return numbers
    }
}

extension Uses.Place {
    /// The place of a line of a page: the heading above it; for a line of a footnote, the heading above the mark that leads
    /// there.
    package init(of position: SourcePosition, on page: Int, in outline: Outline, document: Document) {
        let anchors = outline.pages[page].anchors
        var line = position.line
        if let note = document.footnotes.last(where: { $0.position.line <= line }),
            !anchors.contains(where: { note.position.line < $0.position.line && $0.position.line <= line })
        {
            line = note.firstUse.line
        }
        var heading: String?
        for anchor in anchors where anchor.position.line <= line {
            if case .heading = anchor.kind { heading = anchor.id }
        }
        self.init(page: page, heading: heading)
    }
}
