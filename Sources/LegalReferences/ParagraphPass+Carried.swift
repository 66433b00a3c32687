/// Places in the act that was named before.
extension ParagraphPass {
    /// Cites places in the act named before: `samma lag` says so, or nothing else can be meant.
    mutating func emitCarried(
        _ groups: [PlaceScanner.Group], as same: Range<Int>?, start: Int, end: Int
    ) {
        var groups = groups
        let isSameChapter = text.match(anyOf: [" samma kapitel", " i samma kapitel"], at: end) != nil
        if let chapter = isSameChapter ? soFar.lastChapter : onlyChapter(for: groups, at: start) {
            for index in groups.indices {
                for place in groups[index].provisions.indices {
                    groups[index].provisions[place].chapter = chapter
                }
            }
        }
        guard
            same != nil || groups.contains(where: \.hasSections)
                || isChapterOfSentence(groups, start..<end)
        else { return }
        let isOwn = same == nil && !isSameChapter && groups.allSatisfy { $0.chapters.count == 0 }
        guard !(isOwn && soFar.hasOwnSections),
            let carried = carried(for: groups, as: same, start: start, end: end)
        else {
            if isOwn, soFar.named.isEmpty { soFar.hasOwnSections = true }
            soFar.doubts.append(.noAct(text.original(start..<end)))
            wait(groups, as: same, start: start, end: end)
            return
        }
        for group in groups {
            var citation = Citation(kind: carried.kind, range: group.range, id: carried.id, act: carried.act)
            citation.targets = group.provisions
            citation.isCarried = true
            citation.isHistorical = isOld(carried, start..<end)
            rememberChapters(group)
            emit(citation)
        }
    }

    private func isOld(_ carried: ActScanner.Found, _ range: Range<Int>) -> Bool {
        carried.isHistorical || acts.isCalledOld(range.lowerBound)
            || acts.followsOldWording(range.upperBound)
    }

    /// A place that stands before its act.
    struct Waiting {
        var groups: [PlaceScanner.Group]
        var range: Range<Int>
    }

    /// Keeps a place in a chapter for an act that its sentence may name after it: `(27 kap. 48 §), jämför 27 kap. 49 § SFB`.
    private mutating func wait(
        _ groups: [PlaceScanner.Group], as same: Range<Int>?, start: Int, end: Int
    ) {
        guard same == nil, soFar.named.isEmpty, !soFar.hasUnknown, soFar.context == nil,
            soFar.waiting.count < 4,
            groups.allSatisfy({ $0.chapters.count == 1 && $0.hasSections }), !isForeign(start..<end)
        else { return }
        soFar.waiting.append(Waiting(groups: groups, range: start..<end))
    }

    /// Cites the places that waited, where the first act that is named has a place in the same chapter, in the same sentence.
    mutating func tellWaiting(of found: ActScanner.Found, _ groups: [PlaceScanner.Group]) {
        guard !soFar.waiting.isEmpty else { return }
        defer { soFar.waiting = [] }
        guard soFar.named.isEmpty, !soFar.hasUnknown, let act = found.act, let first = groups.first else {
            return
        }
        let sentence = Surroundings.sentence(around: first.range, in: text)
        let chapters = groups.compactMap(\.chapters.first)
        for place in soFar.waiting
        where sentence.contains(place.range.lowerBound)
            && place.groups.allSatisfy({ group in
                canHave(group, found) && group.chapters.first.map(chapters.contains) ?? false
            })
        {
            let told = DoubtfulReference.noAct(text.original(place.range))
            soFar.doubts.removeAll { $0 == told }
            insert(
                place.groups.map { group in
                    var citation = Citation(
                        kind: found.kind, range: text.original(group.range), id: found.id, act: act)
                    citation.targets = group.provisions
                    citation.isCarried = true
                    citation.isHistorical = isOld(found, place.range)
                    return citation
                })
        }
    }

    /// The chapter that sections without one are in: the only one that has been named, of the only act, which has chapters.
    private func onlyChapter(for groups: [PlaceScanner.Group], at start: Int) -> Provision.Number? {
        guard soFar.named.count == 1, soFar.chapters.count == 1, groups.allSatisfy({ $0.chapters.count == 0 })
        else {
            return nil
        }
        if namesOther(since: max(soFar.lastActEnd, start - 600, 0), before: start) { return nil }
        let isInChapters = soFar.named[0].act.map { index.acts[$0].numbering == .chapters } ?? true
        return isInChapters ? soFar.chapters.first : nil
    }

    func carried(for groups: [PlaceScanner.Group], as same: Range<Int>?, start: Int, end: Int)
        -> ActScanner.Found?
    {
        let candidates = soFar.named.filter { found in groups.allSatisfy { canHave($0, found) } }
        if let same {
            if soFar.lastIsUnknown { return nil }
            if text.match(anyOf: ["förstnämnda ", "den förstnämnda "], at: same.lowerBound) != nil {
                return soFar.named.count == 2 && candidates.contains { $0.id == soFar.named[0].id }
                    ? soFar.named[0] : nil
            }
            if !soFar.named.isEmpty { return candidates.last { isCalled(same, $0) } }
        } else {
            if soFar.hasUnknown || isForeign(start..<end) { return nil }
            if !soFar.named.isEmpty { return candidates.count == 1 ? candidates[0] : nil }
        }
        guard !soFar.hasUnknown, let context = soFar.context else { return nil }
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
            if text.match(anyOf: Self.foreign, at: before) != nil || isUnknownAbbreviation(at: before) {
                return true
            }
        }
        if hasOtherSource(before: range.lowerBound) { return true }
        // `8 § 5 mom.`: agreements have them too.
        if let number = text.match(" ", at: range.upperBound),
            text.match(" mom", at: text.digitsEnd(from: number)) != nil
        {
            return true
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

    /// `MBL 11 §`: an abbreviation as acts have them, which nobody has said the meaning of.
    private func isUnknownAbbreviation(at start: Int) -> Bool {
        let end = text.wordEnd(from: start)
        guard (2...5).contains(end - start), Scan.isUpper(text.bytes[start]),
            text.bytes[start..<end].allSatisfy(Scan.isUpper) || Scan.isOne(text.bytes[end - 1], of: "LBF")
        else { return false }
        return acts.registered(at: start, after: false) == nil
            && !soFar.explanations.contains { $0.word[...] == text.bytes[start..<end] }
    }

    /// Whether another act's abbreviation stands in a stretch: `LVU`, `SoL`, and not `FK` or `IVO`.
    private func namesOther(since first: Int, before start: Int) -> Bool {
        var position = first
        while position < start {
            let end = text.wordEnd(from: position)
            if end > position, isUnknownAbbreviation(at: position),
                text.lower[position] == UInt8(ascii: "l") || Scan.isOne(text.bytes[end - 1], of: "LBF")
            {
                return true
            }
            position = max(end, position + 1)
        }
        return false
    }

    /// What has sections or chapters of its own, and is the source when the sentence has named it.
    private static let otherSources: [StaticString] = [
        "avtal", "kollektivavtal", "hyresavtal", "stadgar", "stadgan", "reglement", "bolagsordning",
        "delegationsordning",
        "arbetsordning", "kyrkoordning", "policy", "protokoll", "lärobok", "handbok", "kommentar", "brf",
    ]

    /// Whether the sentence, before a place, has named an agreement, a book or the like.
    private func hasOtherSource(before start: Int) -> Bool {
        var position = Surroundings.sentence(around: start..<start, in: text).lowerBound
        while position < start {
            let end = text.wordEnd(from: position)
            if end > position, text.match(anyOf: Self.otherSources, at: position) != nil { return true }
            position = max(end, position + 1)
        }
        return false
    }

    /// Whether a chapter without sections is one of the act that the sentence has named: `villkoren i SFB finns i 5–7 kap.`
    private func isChapterOfSentence(_ groups: [PlaceScanner.Group], _ range: Range<Int>) -> Bool {
        if soFar.named.isEmpty, let act = soFar.context.flatMap(index.act(id:)) {
            // `– underlag för intyg (5 kap.),` in a list of what an act has.
            return index.acts[act].numbering == .chapters && groups.count == 1 && range.lowerBound > 0
                && text.lower[range.lowerBound - 1] == UInt8(ascii: "(")
                && text.byte(range.upperBound) == UInt8(ascii: ")")
        }
        guard soFar.named.count == 1, !soFar.lastIsUnknown, let act = soFar.named[0].act,
            soFar.lastActEnd > 0,
            index.acts[act].numbering == .chapters, groups.count == 1
        else { return false }
        let after = text.byte(range.upperBound)
        guard
            range.upperBound >= text.lower.count || Scan.isOne(after, of: ".,;)")
                || isBeforeChapterVerb(range.upperBound)
                || text.match(anyOf: Self.afterChapter, at: range.upperBound) != nil,
            range.lowerBound > 1
        else { return false }
        let sentence = Surroundings.sentence(around: range, in: text)
        guard sentence.contains(soFar.lastActEnd - 1),
            !(sentence.lowerBound..<range.lowerBound).contains(anyOf: Self.writings, in: text)
        else { return false }
        let before = text.lower[range.lowerBound - 1]
        if before == UInt8(ascii: "(") || text.lower[range.lowerBound - 2] == UInt8(ascii: ",") {
            return true
        }
        let word = text.wordStart(before: range.lowerBound - 1)
        return before == 0x20
            && text.match(anyOf: Self.prepositions, at: word) == range.lowerBound
    }

    private static let prepositions: [StaticString] = [
        "i ", "av ", "enligt ", "se ", "jfr ", "från ", "till ", "även ", "särskilt ",
        "allt ", "främst ",
    ]

    /// What a chapter can be followed by that is not what it is a chapter of.
    private static let afterChapter: [StaticString] = [
        " innan ", " före ", " när ", " där ", " som ", " regler", " bestämmelser", " villkor", " vilka ",
    ]

    /// What has chapters and is no act.
    private static let writings = [
        "bok", "rapport", "vägledning", "avhandling", "betänkande", "utredning", "skrift", "publikation",
        "program",
    ].map { Array($0.utf8) }

    func canHave(_ group: PlaceScanner.Group, _ found: ActScanner.Found) -> Bool {
        guard let act = found.act else { return true }
        return group.provisions.allSatisfy { index.acts[act].canHave($0) }
    }
}
