import LegalReferences
import Markdown

/// The references in a page's running text.
extension ReferencePass {
    mutating func linked(_ inlines: [Inline], act: String? = nil) -> [Inline]? {
        let links = references(in: inlines, act: act).links
        return links.isEmpty ? nil : RunningText.linking(inlines, links)
    }

    /// What stands after a checklist item's text: the author's links, and one to each provision that the text cites. In the
    /// text, which is a label, a tap on them would tick the box.
    mutating func linksBeside(_ item: ChecklistItem) -> [Inline] {
        var targets: [LinkTarget] = []
        var links = item.more
        let found = references(in: item.text, act: nil)
        for link in found.links {
            let target = body.links[link.index]
            guard !targets.contains(target) else { continue }
            targets.append(target)
            if !links.isEmpty { links.append(.text(" ", .unknown)) }
            // `8 §` says nothing alone: without words of its own the link takes its act's name too.
            let isCarried = found.citations.contains { $0.range == link.range && $0.isCarried }
            links.append(
                .link(
                    Link(
                        destination: "", title: nil,
                        children: isCarried ? [] : [.text(link.words ?? "", .unknown)], index: link.index,
                        position: text.position(at: link.range.lowerBound))))
        }
        if telling.haveWrittenLinks {
            quoting.fixed = PlainText.of(item.text)
            var plain = PlainParagraph([])
            noteWrittenLinks(in: item.more, from: 0, &plain)
            quoting.fixed = nil
        }
        return links
    }

    /// What is found and the stretches that become links, with the references and faults found on the way noted.
    private mutating func references(in inlines: [Inline], act: String?) -> (
        links: [RunningText.Annotation], citations: [LegalReferences.Citation]
    ) {
        text.read(inlines)
        if telling.areInNotes, !text.isPlain { quoting.noteMarks(in: inlines) }
        let mayHaveLinks = telling.haveWrittenLinks && !text.isPlain
        let result = reader.references(in: text.bytes, act: act)
        introduced = result.openAct
        if result.citations.isEmpty, result.doubts.isEmpty, !mayHaveLinks { return ([], []) }
        var plain = PlainParagraph(inlines, told: text.isPlain ? text.bytes : nil)
        if mayHaveLinks { noteWrittenLinks(in: inlines, from: 0, &plain) }
        for doubt in result.doubts { report(doubt, in: text) }
        let disagreeing = result.doubts.compactMap { doubt -> Range<Int>? in
            if case .numberDisagrees(let range, _, _, _) = doubt { range } else { nil }
        }
        var links: [RunningText.Annotation] = []
        links.reserveCapacity(result.citations.count)
        let citations = result.citations.span
        for index in citations.indices {
            // What is wrong with the number has been said; that the register has no such act is a consequence.
            guard !disagreeing.contains(where: { $0.overlaps(citations[index].range) }),
                let link = link(citations, index, &plain)
            else { continue }
            links.append(link)
        }
        return (links, result.citations)
    }

    /// Notes one of the references found; nothing comes back where it becomes no link.
    private mutating func link(
        _ citations: Span<LegalReferences.Citation>, _ index: Int, _ plain: inout PlainParagraph
    ) -> RunningText.Annotation? {
        // What is only looked at is not copied out of its array.
        let (kind, id, range) = (citations[index].kind, citations[index].id, citations[index].range)
        let isAct = kind == .sfs || kind == .foreskrift
        let (words, position) = (text.printed(range), text.position(at: range.lowerBound))
        let reference = PageReference(
            kind: kind, id: id, act: citations[index].act, work: linker.works.key(of: kind, id),
            places: citations[index].targets, article: citations[index].article,
            isHistorical: citations[index].isHistorical, text: words,
            sentence: quoting.sentence(around: text.amongWords(range), in: &plain), position: position)
        let target = linker.target(of: reference)
        if isAct {
            if let act = reference.act {
                reportRepealed(act, reference, &plain)
            } else {
                reportUnknown(reference)
            }
        }
        // A bare name links once in a section.
        let isBare = reference.places.isEmpty && kind != .kva
        body.references.append(reference)
        guard let target,
            !isBare || seen.insert(isAct ? id : "\(kind.rawValue) \(id)").inserted
        else { return nil }
        let link = RunningText.Annotation(
            range: range, destination: "", index: body.links.count, words: words)
        body.links.append(target)
        body.document.links.append(LinkUse(destination: "", isEmpty: false, position: position))
        return link
    }

    // MARK: Links that the author has written

    /// - Parameter start: where they begin among the words of their paragraph.
    private mutating func noteWrittenLinks(
        in inlines: [Inline], from start: Int, _ plain: inout PlainParagraph
    ) {
        var end = start
        for inline in inlines {
            let words = end..<(end + PlainText.length(of: CollectionOfOne(inline)))
            end = words.upperBound
            switch inline {
            case .link(let link):
                guard case .act(let act, let place) = body.links[link.index] else { continue }
                let id = linker.registers.acts.entries[act].id
                if place == nil { seen.insert(id) }
                body.references.append(
                    PageReference(
                        kind: id.first?.isNumber ?? false ? .sfs : .foreskrift, id: id, act: act,
                        places: place.map { [$0] } ?? [], article: nil,
                        isHistorical: false, text: PlainText.of(link.children),
                        sentence: quoting.sentence(around: words, in: &plain), position: link.position))
            case .emphasis(let children), .strong(let children):
                noteWrittenLinks(in: children, from: words.lowerBound, &plain)
            default: break
            }
        }
    }
}
