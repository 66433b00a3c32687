import LegalReferences
package import Markdown
import Parallel

/// Joins over all pages what each of them uses.
package enum UsesBuilder {
    package static func uses(in outline: Outline, bodies: [Body], jobs: Int) -> Uses {
        // Each thread takes pages that stand together, so that what they use is in order when it is put together.
        let order = outline.allInOrder
        let share = max(1, (order.count + jobs - 1) / max(1, jobs))
        let shares = stride(from: 0, to: order.count, by: share).map {
            order[$0..<min($0 + share, order.count)]
        }
        var parts = parallelMap(shares, jobs: jobs) { joined($0, in: outline, bodies: bodies) }[...]
        var uses = parts.popFirst() ?? Uses()
        for part in parts { add(part, to: &uses) }
        return uses
    }

    /// Adds what other pages use: no place is on pages of both.
    private static func add(_ part: Uses, to uses: inout Uses) {
        for (act, places) in part.acts {
            for (place, citing) in places { uses.acts[act, default: [:]][place, default: []] += citing }
        }
        for (code, citing) in part.codes { uses.codes[code, default: []] += citing }
        for (term, places) in part.terms { uses.terms[term, default: []] += places }
        for (work, places) in part.works { uses.works[work, default: []] += places }
    }

    private static func joined(_ pages: ArraySlice<Int>, in outline: Outline, bodies: [Body]) -> Uses {
        var uses = Uses()
        // By the act's index: most of what is used is law.
        var acts: [[Provision?: [Uses.Citing]]] = []
        // What is only looked at is not copied out of its array.
        let bodies = bodies.span
        for page in pages {
            let references = bodies[page].references
            let lines = PageLines(outline.pages[page].anchors, bodies[page].document.footnotes)
            for index in references.indices where !references[index].isHistorical {
                let act = references[index].act
                guard act != nil || references[index].kind == .kva else { continue }
                let citing = Uses.Citing(
                    place: Uses.Place(page: page, heading: lines.heading(above: references[index].position)),
                    sentence: references[index].sentence)
                guard let act else {
                    add(citing, to: &uses.codes[references[index].id, default: []])
                    continue
                }
                while acts.count <= act { acts.append([:]) }
                for place in references[index].places { add(citing, to: &acts[act][place, default: []]) }
                if references[index].places.isEmpty { add(citing, to: &acts[act][nil, default: []]) }
            }
            for (index, target) in bodies[page].links.enumerated() {
                guard case .term(let term) = target else { continue }
                let place = Uses.Place(
                    page: page, heading: lines.heading(above: bodies[page].document.links[index].position))
                add(place, to: &uses.terms[term, default: []])
            }
            for work in bodies[page].works {
                let place = Uses.Place(page: page, heading: lines.heading(above: work.position))
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
        let lines = PageLines(outline.pages[page].anchors, document.footnotes)
        self.init(page: page, heading: lines.heading(above: position))
    }
}

/// The lines of a page where headings and footnotes stand.
private struct PageLines {
    private let anchors: [Anchor]
    private let footnotes: [Footnote]

    init(_ anchors: [Anchor], _ footnotes: [Footnote]) {
        (self.anchors, self.footnotes) = (anchors, footnotes)
    }

    /// The id of the heading above a line; for a line of a footnote, of that above the mark that leads there.
    func heading(above position: SourcePosition) -> String? {
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
        return heading.map { anchors[$0].id }
    }
}
