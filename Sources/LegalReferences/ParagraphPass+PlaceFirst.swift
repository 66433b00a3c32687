/// References that begin with their place: `27 kap. 25 § SFB`.
extension ParagraphPass {
    mutating func placeFirst(at start: Int) -> Int? {
        guard let first = places.group(at: start) else { return nil }
        var groups = [first.group]
        var end = first.end
        var name = act(after: end)
        while name == nil, groups.count < 50, let more = nextGroup(after: groups[groups.count - 1], at: end) {
            groups.append(more.group)
            end = more.end
            name = act(after: end)
        }
        switch name {
        case .found(let found):
            var act = found
            act.isHistorical = found.isHistorical || acts.isCalledOld(start)
            styckenAfter(&act, &groups)
            emit(groups, in: act)
            remember(found)
            return act.range.upperBound
        case .unknown(let range):
            (soFar.hasUnknown, soFar.lastIsUnknown) = (true, true)
            if groups.contains(where: \.hasSections) {
                soFar.doubts.append(
                    .unknownAct(text.original(start..<range.upperBound), name: text.string(range)))
            }
            return range.upperBound
        case .same(let range):
            emitCarried(groups, as: range, start: start, end: range.upperBound)
            return range.upperBound
        case nil:
            if groups.contains(where: \.needsAct), !goesOnWithSigns(groups, start..<end) { return end }
            emitCarried(groups, as: nil, start: start, end: end)
            return end
        }
    }

    /// `§ 7 LAS … § 8.`: whether the sentence has written a section of its act so.
    private func goesOnWithSigns(_ groups: [PlaceScanner.Group], _ range: Range<Int>) -> Bool {
        soFar.lastSign >= 0 && groups.allSatisfy { text.byte($0.range.lowerBound) == NormalizedText.section }
            && Surroundings.sentence(around: range, in: text).contains(soFar.lastSign)
            && range.lowerBound > 1 && text.lower[range.lowerBound - 2] != UInt8(ascii: ".")
            && !isHeading(range.upperBound)
    }

    /// `§ 13 Övriga frågor`, in minutes.
    private func isHeading(_ end: Int) -> Bool {
        text.match(" ", at: end).map {
            $0 < text.bytes.count && text.bytes[$0] != text.lower[$0]
                || text.byte($0) == 0xC3
        } ?? false
    }

    /// `27 kap. 46 § SFB, tredje stycket`: stycken after the act belong to its last section.
    private func styckenAfter(_ act: inout ActScanner.Found, _ groups: inout [PlaceScanner.Group]) {
        guard let last = groups.last?.provisions.last, last.section != nil, last.stycke == nil,
            last.point == nil,
            let next = text.match(anyOf: [", ", " "], at: act.range.upperBound),
            !Scan.isDigit(text.byte(next)),
            let (stycken, end) = places.stycken(at: act.range.upperBound), !stycken.isEmpty,
            text.match(anyOf: [" i ", " av "], at: end) == nil
        else { return }
        let group = groups.count - 1
        groups[group].provisions.removeLast()
        for stycke in stycken {
            var part = last
            part.stycke = stycke
            groups[group].provisions.append(part)
        }
        act.range = act.range.lowerBound..<end
    }

    /// The next place before the same act; with words between, both have chapter and section.
    private func nextGroup(after last: PlaceScanner.Group, at end: Int) -> (
        group: PlaceScanner.Group, end: Int
    )? {
        if let next = places.sectionJoiner(at: end).flatMap(places.group) { return next }
        guard let next = places.distantJoiner(at: end), let more = places.group(at: next),
            [last, more.group].allSatisfy({ $0.hasSections && $0.chapters.count > 0 })
        else { return nil }
        return act(after: more.end).flatMap { if case .found = $0 { more } else { nil } }
    }

    /// What stands between a place and its act.
    enum Lead { case space, comma, `in`, of, other }

    static let leadsToAct: [(StaticString, Lead)] = [
        (" ", .space), (", ", .comma), (" , ", .other), (" i ", .in), (" av ", .of), (" (", .other),
        ("(", .other), (" [", .other),
    ]

    /// The act that follows a place: directly, after a comma, or after ` i `.
    func act(after end: Int) -> ActScanner.Name? {
        for (lead, kind) in Self.leadsToAct {
            guard let start = text.match(lead, at: end),
                let name = acts.name(at: start, after: true).map(explained)
            else { continue }
            switch name {
            case .found:
                // `27 kap. 46 §, HSL 5 kap. 1 §`: the act belongs to the place that follows it.
                if kind == .comma || kind == .other, isFollowedByItsPlace(name) { continue }
                if kind == .space, isChangeNote(start..<name.end, after: end) { continue }
                return name
            case .same: if kind != .comma && kind != .other { return name }
            case .unknown(let range):
                // Words after a comma are often the sentence going on, not the act.
                let isCapitals = text.bytes[range].allSatisfy { $0 < 0x61 }
                if kind == .space || kind == .in && !isCapitals { return name }
            }
        }
        // `5 kap. 1 §HSL`
        if end > 0, text.lower[end - 1] == NormalizedText.section,
            case .found(let found)? = acts.name(at: end, after: true)
        {
            return .found(found)
        }
        return nil
    }

    /// `… finns i 9 c kap. Lag (2016:261).`: the act that gave a section its wording, noted after the sentence.
    private func isChangeNote(_ name: Range<Int>, after end: Int) -> Bool {
        end > 0 && text.lower[end - 1] == UInt8(ascii: ".")
            && text.bytes[name.lowerBound] != text.lower[name.lowerBound]
            && text.match(anyOf: ["lag (", "förordning ("], at: name.lowerBound) != nil
            && text.lower[name.upperBound - 1] == UInt8(ascii: ")")
            && text.match(anyOf: [" om ", " med "], at: name.upperBound) == nil
    }

    func isFollowedByItsPlace(_ name: ActScanner.Name) -> Bool {
        guard let next = text.match(" ", at: name.end), let place = places.group(at: next) else {
            return false
        }
        if let other = text.match(", ", at: place.end).flatMap({ acts.name(at: $0, after: true) }) {
            // `PSL 6 kap. 1 §, PDL 3 kap. 1 §`: each act before its place.
            return isBeforePlace(other)
        }
        return ([" ", " i "] as [StaticString]).allSatisfy { lead in
            text.match(lead, at: place.end).flatMap { acts.name(at: $0, after: true) } == nil
        }
    }

    /// Cites each group; the last one's stretch goes on to the end of the act.
    mutating func emit(_ groups: [PlaceScanner.Group], in found: ActScanner.Found) {
        reportDisagreement(found)
        tellWaiting(of: found, groups)
        soFar.lastActEnd = found.range.upperBound
        for (number, group) in groups.enumerated() {
            let end = number == groups.count - 1 ? found.range.upperBound : group.range.upperBound
            if let impossible = group.provisions.first(where: { place in
                found.act.map { !index.acts[$0].canHave(place) } ?? false
            }) {
                soFar.doubts.append(
                    .impossiblePlace(
                        text.original(group.range.lowerBound..<end), act: found.id, place: impossible))
                continue
            }
            var citation = Citation(
                kind: found.kind, range: group.range.lowerBound..<end, id: found.id, act: found.act)
            citation.targets = group.provisions
            citation.isHistorical = found.isHistorical
            if text.byte(group.range.lowerBound) == NormalizedText.section {
                soFar.lastSign = group.range.lowerBound
            }
            rememberChapters(group)
            emit(citation)
        }
    }

    mutating func rememberChapters(_ group: PlaceScanner.Group) {
        soFar.lastChapter = group.chapters.last ?? soFar.lastChapter
        // More than two tell no more than two.
        group.chapters.forEach { chapter in
            if soFar.chapters.count < 2, soFar.chapters.first != chapter { soFar.chapters.append(chapter) }
        }
    }

    mutating func reportDisagreement(_ found: ActScanner.Found) {
        guard let (name, registered) = found.disagreement else { return }
        soFar.doubts.append(
            .numberDisagrees(
                text.original(found.range), name: text.string(name), number: found.id, registered: registered)
        )
    }

    mutating func remember(_ found: ActScanner.Found) {
        soFar.lastIsUnknown = false
        if let last = soFar.named.indices.last, soFar.named[last].id == found.id {
            return soFar.named[last] = found
        }
        if let earlier = soFar.named.firstIndex(where: { $0.id == found.id }) {
            soFar.named.remove(at: earlier)
        } else {
            explain(found)
        }
        soFar.named.append(found)
        if soFar.named.count > Self.mostNamed {
            soFar.named.removeFirst()
            soFar.hasUnknown = true
        }
    }
}
