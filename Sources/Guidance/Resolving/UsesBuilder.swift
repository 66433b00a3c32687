import LegalReferences
package import Markdown

/// Joins over all pages what each of them uses.
package enum UsesBuilder {
    package static func uses(in outline: Outline, bodies: [Body]) -> Uses {
        var uses = Uses()
        // By the act's index: most of what is used is law.
        var acts: [[Provision?: [Uses.Citing]]] = []
        for page in outline.allInOrder {
            let body = bodies[page]
            let references = body.references
            // What is only looked at is not copied out of its array.
            for index in references.indices where !references[index].isHistorical {
                let act = references[index].act
                guard act != nil || references[index].kind == .kva else { continue }
                let citing = Uses.Citing(
                    place: Uses.Place(
                        of: references[index].position, on: page, in: outline, document: body.document),
                    sentence: references[index].sentence)
                guard let act else {
                    add(citing, to: &uses.codes[references[index].id, default: []])
                    continue
                }
                while acts.count <= act { acts.append([:]) }
                for place in references[index].places { add(citing, to: &acts[act][place, default: []]) }
                if references[index].places.isEmpty { add(citing, to: &acts[act][nil, default: []]) }
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
        for (act, places) in acts.enumerated() where !places.isEmpty { uses.acts[act] = places }
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
        let footnotes = document.footnotes
        var line = position.line
        if let note = footnotes.indices.last(where: { footnotes[$0].position.line <= line }),
            !anchors.indices.contains(where: {
                footnotes[note].position.line < anchors[$0].position.line && anchors[$0].position.line <= line
            })
        {
            line = footnotes[note].firstUse.line
        }
        let heading = anchors.indices.last { index in
            guard anchors[index].position.line <= line, case .heading = anchors[index].kind else {
                return false
            }
            return true
        }
        self.init(page: page, heading: heading.map { anchors[$0].id })
    }
}
