/// Places in the act that was named before.
extension ParagraphPass {
    /// Cites places in the act named before: `samma lag` says so, or nothing else can be meant.
    mutating func emitCarried(
        _ groups: [PlaceScanner.Group], as same: Range<Int>?, start: Int, end: Int
    ) {
        var groups = groups
        if same == nil, text.match(" samma kapitel", at: end) != nil, let chapter = lastChapter {
            for index in groups.indices {
                for place in groups[index].provisions.indices {
                    groups[index].provisions[place].chapter = chapter
                }
            }
        }
        guard same != nil || groups.contains(where: \.hasSections) else { return }
        guard let carried = carried(for: groups, as: same, start: start, end: end) else {
            doubts.append(.noAct(text.original(start..<end)))
            return
        }
        for group in groups {
            var citation = Citation(kind: carried.kind, range: group.range, id: carried.id, act: carried.act)
            citation.targets = group.provisions
            citation.isCarried = true
            citation.isHistorical = carried.isHistorical || acts.isCalledOld(start)
            lastChapter = group.chapters.last ?? lastChapter
            emit(citation)
        }
    }

    func carried(for groups: [PlaceScanner.Group], as same: Range<Int>?, start: Int, end: Int)
        -> ActScanner.Found?
    {
        let candidates = named.filter { found in groups.allSatisfy { canHave($0, found) } }
        if let same {
            if lastIsUnknown { return nil }
            if !named.isEmpty { return candidates.last { isCalled(same, $0) } }
        } else {
            if hasUnknown || isForeign(start..<end) { return nil }
            if !named.isEmpty { return candidates.count == 1 ? candidates[0] : nil }
        }
        guard !hasUnknown, let context else { return nil }
        let found = ActScanner.Found(
            id: context, act: index.act(id: context), kind: ActScanner.kind(of: context), range: 0..<0)
        return groups.allSatisfy { canHave($0, found) } && same.map { isCalled($0, found) } ?? true
            ? found : nil
    }

    /// Whether `samma förordning` can be said of an act.
    func isCalled(_ same: Range<Int>, _ found: ActScanner.Found) -> Bool {
        guard let act = found.act else { return true }
        let title = index.acts[act].title.lowercased()
        let word = text.string(same).lowercased()
        return ["balk", "förordning", "föreskrift"].allSatisfy { !word.contains($0) || title.contains($0) }
    }

    /// Agreements, statutes of societies, minutes and drafts have sections of their own.
    static let foreign: [StaticString] = [
        "avtal", "kollektivavtal", "förslag", "lagförslag", "stadga", "protokoll", "reglement",
        "arbetsordning", "delegationsordning",
        "överenskommelse", "bolagsordning", "policy", "riktlinje", "mom", "moment", "bilaga", "kontrakt",
        "konvention", "grundlag",
    ]

    /// Whether what stands directly before or after a place says that it is in no act.
    func isForeign(_ range: Range<Int>) -> Bool {
        if range.lowerBound > 1, text.lower[range.lowerBound - 1] == 0x20 {
            let before = text.wordStart(before: range.lowerBound - 1)
            if text.match(anyOf: Self.foreign, at: before) != nil { return true }
        }
        let after =
            text.match(anyOf: [" i den ", " i det ", " i ", " av ", " "], at: range.upperBound)
            ?? range.upperBound
        if text.match(anyOf: Self.foreign, at: after) != nil { return true }
        // `5 § i föreningens stadgar`
        let genitive = text.wordEnd(from: after)
        return genitive > after && text.lower[genitive - 1] == UInt8(ascii: "s")
            && text.match(" ", at: genitive).map { text.match(anyOf: Self.foreign, at: $0) != nil } ?? false
    }

    func canHave(_ group: PlaceScanner.Group, _ found: ActScanner.Found) -> Bool {
        guard let act = found.act else { return true }
        return group.provisions.allSatisfy { index.acts[act].canHave($0) }
    }
}
