import LegalReferences
package import Markdown

/// Joins over all pages what each of them uses.
package enum UsesBuilder {
    package static func uses(in outline: Outline, bodies: [Body]) -> Uses {
        var uses = Uses()
        for page in outline.allInOrder {
            let body = bodies[page]
            for reference in body.references where !reference.isHistorical {
                let citing = Uses.Citing(
                    place: Uses.Place(of: reference.position, on: page, in: outline, document: body.document),
                    sentence: reference.sentence)
                if reference.kind == .kva {
                    add(citing, to: &uses.codes[reference.id, default: []])
                } else if let act = reference.act {
                    for place in reference.places {
                        add(citing, to: &uses.acts[act, default: [:]][place, default: []])
                    }
                    if reference.places.isEmpty {
                        add(citing, to: &uses.acts[act, default: [:]][nil, default: []])
                    }
                }
            }
            for (index, target) in body.links.enumerated() {
                guard case .term(let term) = target else { continue }
                let place = Uses.Place(
                    of: body.document.links[index].position, on: page, in: outline, document: body.document)
                add(place, to: &uses.terms[term, default: []])
            }
            for work in body.works {
                let place = Uses.Place(of: work.position, on: page, in: outline, document: body.document)
                add(place, to: &uses.works[work.key, default: []])
            }
        }
        return uses
    }

    /// Adds a place, but once where it uses the same twice in a row.
    private static func add<Use: Equatable>(_ use: Use, to uses: inout [Use]) {
        if uses.last != use { uses.append(use) }
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
