/// Chapter and section with a colon between them: `SFB 27:25`, `27:25 SFB`.
extension ParagraphPass {
    /// `27:46 SFB`, `27:46 och 30:6 SFB`: an act that is registered and has chapters must follow, or it is a score or a time.
    mutating func colonFirst(at start: Int) -> Int? {
        guard text.byte(text.digitsEnd(from: start)) == UInt8(ascii: ":"), !isTime(start),
            let list = colonPlaces(at: start, in: nil), let next = text.match(" ", at: list.end),
            case .found(let found)? = acts.name(at: next, after: true), let act = found.act,
            list.places.allSatisfy({ index.acts[act].canHave($0) })
        else { return nil }
        reportDisagreement(found)
        var citation = Citation(
            kind: found.kind, range: start..<found.range.upperBound, id: found.id, act: act)
        citation.targets = list.places
        citation.isHistorical = found.isHistorical || acts.isCalledOld(start)
        emit(citation)
        remember(found)
        soFar.lastActEnd = found.range.upperBound
        return soFar.lastActEnd
    }

    /// `kl. 10:45`
    private func isTime(_ start: Int) -> Bool {
        guard start > 1, text.lower[start - 1] == 0x20 else { return false }
        let end = text.lower[start - 2] == UInt8(ascii: ".") ? start - 2 : start - 1
        let word = text.wordStart(before: end)
        return text.match("kl", at: word) == end || text.match("klockan", at: word) == end
    }

    /// `SFB 27:25`, `SFB 30:6, 30:6 a och 30:8`, `SFB (27:25)`
    func colonPlace(at end: Int, in found: ActScanner.Found) -> (places: [Provision], end: Int)? {
        if let open = text.match(" (", at: end) {
            guard let list = colonPlaces(at: open, in: found), let close = text.match(")", at: list.end)
            else { return nil }
            return (list.places, close)
        }
        return text.match(" ", at: end).flatMap { colonPlaces(at: $0, in: found) }
    }

    private func colonPlaces(at start: Int, in found: ActScanner.Found?) -> (places: [Provision], end: Int)? {
        guard var next = oneColonPlace(at: start, in: found) else { return nil }
        var all = next.places
        while all.count < 50, let joined = places.joiner(at: next.end),
            let more = oneColonPlace(at: joined, in: found)
        {
            all += more.places
            next = more
        }
        return (all, next.end)
    }

    /// `27:48`, `30:6 a`, `27:46–49`, `27:48 st. 2`
    private func oneColonPlace(at start: Int, in found: ActScanner.Found?) -> (places: [Provision], end: Int)?
    {
        let middle = text.digitsEnd(from: start)
        guard (1...3).contains(middle - start), text.byte(middle) == UInt8(ascii: ":") else { return nil }
        let digits = text.digitsEnd(from: middle + 1)
        // `06:10` is a time.
        guard (1...3).contains(digits - middle - 1), text.lower[start] != 0x30, text.lower[middle + 1] != 0x30
        else { return nil }
        guard let chapter = places.digits(at: start), let number = places.digits(at: middle + 1) else {
            return nil
        }
        var (section, last) = (Provision.Number(number.value), digits)
        for letter in [digits, text.skipSpace(digits)]
        where Scan.isLower(text.byte(letter)) && text.byte(letter) <= UInt8(ascii: "h")
            && text.endsWord(letter + 1)
        {
            section = Provision.Number(number.value, letter: text.byte(letter))
            last = letter + 1
            break
        }
        guard text.endsWord(last) else { return nil }
        var sections = PlaceScanner.Numbers(section)
        if let dash = text.match("-", at: last), let upper = places.number(at: dash) {
            PlaceScanner.addRange(from: section, to: upper.value, to: &sections)
            last = upper.end
        }
        var all: [Provision] = []
        sections.forEach { all.append(Provision(chapter: Provision.Number(chapter.value), section: $0)) }
        if let act = found?.act, !index.acts[act].canHave(all[0]) { return nil }
        let end = places.addParts(to: &all, at: last)
        return (all, end)
    }
}
