/// References that begin with their act, and acts named alone: `HSL 5 kap. 1 §`, `SFB 27:25`.
extension ParagraphPass {
    /// What stands between an act and its place.
    static let leadsToPlace: [StaticString] = [" ", ", ", " (", ": ", " - ", " ["]

    mutating func actFirst(at start: Int) -> Int? {
        let found: ActScanner.Found
        switch acts.name(at: start).map(explained) {
        case .found(let act): found = act
        case .unknown(let range):
            // `socialtjänstlagen`: what is carried from here on may mean it.
            let word = ActWord(text.lower[start..<text.wordEnd(from: start)])
            if let word, word.isDefinite, word.isCompound, word.takesBareNumber {
                (soFar.hasUnknown, soFar.lastIsUnknown) = (true, true)
            }
            return word == nil ? nil : range.upperBound
        case .same, nil: return nil
        }
        let end = found.range.upperBound
        if let colon = colonPlace(at: end, in: found) {
            cite(colon.places, in: found, to: colon.end)
            return colon.end
        }
        // What follows an act that only amends is a place in the other.
        let amended = acts.amended(by: found)
        for lead in amended == nil ? Self.leadsToPlace : [] {
            guard let next = text.match(lead, at: end), let place = places.group(at: next),
                !isTaken(place.end, fromActBeside: next == end + 1)
            else { continue }
            if !place.group.hasSections, next > end + 1 {
                if isWrittenAbout(start) { return place.end }
                guard isWhole(place.end) else { continue }
            }
            guard canHave(place.group, found) else { continue }
            rememberChapters(place.group)
            // A bracket that was opened inside is closed inside.
            let last =
                text.match(anyOf: [" (", " ["], at: end) == next
                ? text.match(anyOf: [")", "]"], at: place.end) ?? place.end : place.end
            cite(place.group.provisions, in: found, to: last)
            return last
        }
        guard !found.isBareAbbreviation || standsForAct(found) else { return end }
        // `PL 2019:3`: a misprint, or the number of a journal.
        if let name = found.disagreement?.name, found.act == nil,
            text.byte(name.upperBound + 1) != UInt8(ascii: "("),
            text.bytes[name].allSatisfy(Scan.isUpper)
        {
            reportDisagreement(found)
            return end
        }
        cite([], in: found, to: end, goingOnWith: amended)
        let isSeries = found.kind == .foreskrift || text.match("sfs", at: start) != nil
        return isSeries ? moreRegulations(like: found, from: end) : end
    }

    /// `boken om patientlagen, 3 kap.`: whether a book is named whose subject the act is.
    private func isWrittenAbout(_ start: Int) -> Bool {
        guard start > 1, text.lower[start - 1] == 0x20 else { return false }
        let preposition = text.wordStart(before: start - 1)
        guard text.match(anyOf: ["om ", "till ", "i ", "över "], at: preposition) == start, preposition > 1
        else { return false }
        return text.match(anyOf: Self.books, at: text.wordStart(before: preposition - 1)) != nil
    }

    private static let books: [StaticString] = [
        "bok", "lärobok", "handbok", "kommentar", "lagkommentar", "skrift", "uppsats", "avhandling",
        "rapport",
        "artikel", "artiklar", "vägledning",
    ]

    /// Whether a place belongs to the act after it, and not to the one before.
    ///
    /// - Parameter isBeside: whether only a space parts it from the act before: `HSL 5 kap. 1 §, PSL 6 kap. 1 §` is a row of
    ///   acts with their places, and a comma or bracket begins the next.
    private func isTaken(_ end: Int, fromActBeside isBeside: Bool) -> Bool {
        guard let after = act(after: end) else { return false }
        guard isBeside else { return true }
        return text.match(anyOf: [",", " ,", " (", "("], at: end) == nil && !isBeforePlace(after)
    }

    /// Whether `27 kap.` stands for itself: nothing follows that it could be a part of.
    private func isWhole(_ end: Int) -> Bool {
        end >= text.lower.count || Scan.isOne(text.lower[end], of: ".,;)]") || isBeforeChapterVerb(end)
    }

    /// `27 kap. handlar om sjukpenning`: whether the sentence goes on with what a chapter does.
    func isBeforeChapterVerb(_ end: Int) -> Bool {
        guard let next = text.match(" ", at: end) else { return false }
        return Self.chapterVerbs.contains { text.matchWord($0, at: next) != nil }
    }

    private static let chapterVerbs: [StaticString] = [
        "handlar", "innehåller", "reglerar", "behandlar", "gäller", "beskriver", "finns", "anger", "framgår",
        "tillämpas",
    ]

    /// Whether a place stands directly after an act.
    func isBeforePlace(_ name: ActScanner.Name) -> Bool {
        text.match(" ", at: name.end).map { places.group(at: $0) != nil } ?? false
    }

    /// `HSLF-FS 2017:40 och 2018:54`, `SOSFS 2007:10/2008:20`, `SFS 2007:1004, 2018:648`: the series holds for the numbers that go on after it.
    private mutating func moreRegulations(like first: ActScanner.Found, from start: Int) -> Int {
        var end = start
        while Scan.isDigit(text.lower[end - 1]),
            let next = text.match(anyOf: [", ", " och ", " samt ", " respektive ", "/"], at: end),
            let number = acts.sfsNumber(at: next), text.match(" om ", at: number.end) == nil
        {
            let id =
                first.kind == .sfs ? number.id : "\(first.id.prefix { $0 != " " }) \(number.id)"
            cite(
                [],
                in: ActScanner.Found(
                    id: id, act: index.act(id: id), kind: first.kind, range: next..<number.end),
                to: number.end)
            end = number.end
        }
        return end
    }

    /// `genom SFS 2021:1240 ändrades 27 kap. 48 §`: an act that the register does not have, by which another was changed.
    private func isMeansOfChange(_ found: ActScanner.Found) -> Bool {
        let start = found.range.lowerBound
        // `genom personuppgiftslagen (1998:204)` says what it is about, and the text goes on with it.
        guard found.act == nil, !(acts.actWord(at: start)?.word.isCompound ?? false),
            start > 1, text.lower[start - 1] == 0x20
        else {
            return false
        }
        return text.match(
            anyOf: ["genom ", "ändrad ", "ändrat ", "ändringen ", "t.o.m. "],
            at: text.wordStart(before: start - 1)) == start
    }

    /// Cites an act that stands before its places, or alone.
    ///
    /// - Parameter amended: the act whose places come after, where this one only amends it.
    mutating func cite(
        _ places: [Provision], in found: ActScanner.Found, to end: Int,
        goingOnWith amended: ActScanner.Found? = nil
    ) {
        reportDisagreement(found)
        var citation = Citation(
            kind: found.kind,
            range: places.isEmpty ? found.core ?? found.range : found.range.lowerBound..<end, id: found.id,
            act: found.act)
        citation.targets = places
        citation.isHistorical = found.isHistorical
        emit(citation)
        if let amended {
            remember(amended)
        } else if !places.isEmpty || !isMeansOfChange(found) {
            remember(found)
        }
        soFar.lastActEnd = end
    }
}
