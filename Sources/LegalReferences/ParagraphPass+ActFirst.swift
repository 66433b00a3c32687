/// References that begin with their act, and acts named alone: `HSL 5 kap. 1 §`, `SFB 27:25`.
extension ParagraphPass {
    /// What stands between an act and its place.
    static let leadsToPlace: [StaticString] = [" ", ", ", " (", ": "]

    mutating func actFirst(at start: Int) -> Int? {
        let found: ActScanner.Found
        switch acts.name(at: start) {
        case .found(let act): found = act
        case .unknown(let range):
            // `socialtjänstlagen`: what is carried from here on may mean it.
            let word = ActWord(text.lower[start..<text.wordEnd(from: start)])
            if let word, word.isDefinite, word.isCompound, word.takesBareNumber {
                (hasUnknown, lastIsUnknown) = (true, true)
            }
            return word == nil ? nil : range.upperBound
        case .same, nil: return nil
        }
        let end = found.range.upperBound
        if let colon = colonPlace(at: end, in: found) {
            cite([colon.places], in: found, to: colon.end)
            return colon.end
        }
        for lead in Self.leadsToPlace {
            guard let next = text.match(lead, at: end), let place = places.group(at: next),
                act(after: place.end) == nil,
                place.group.hasSections || next == end + 1, canHave(place.group, found)
            else { continue }
            lastChapter = place.group.chapters.last ?? lastChapter
            cite([place.group.provisions], in: found, to: place.end)
            return place.end
        }
        guard !found.isBareAbbreviation || standsForAct(found) else { return end }
        cite([], in: found, to: end)
        return end
    }

    /// Cites an act that stands before its places, or alone.
    mutating func cite(_ places: [[Provision]], in found: ActScanner.Found, to end: Int) {
        reportDisagreement(found)
        var citation = Citation(
            kind: found.kind,
            range: places.isEmpty ? found.core ?? found.range : found.range.lowerBound..<end, id: found.id)
        citation.targets = places.flatMap { $0 }
        citation.isHistorical = found.isHistorical
        emit(citation)
        remember(found)
        lastActEnd = end
    }

    /// `SFB 27:25`, `SFB 30:6, 30:6 a och 30:8`
    func colonPlace(at end: Int, in found: ActScanner.Found) -> (places: [Provision], end: Int)? {
        guard let start = text.match(" ", at: end), var next = oneColonPlace(at: start, in: found) else {
            return nil
        }
        var all = next.places
        while all.count < 50, let joined = places.joiner(at: next.end),
            let more = oneColonPlace(at: joined, in: found)
        {
            all += more.places
            next = more
        }
        return (all, next.end)
    }

    func oneColonPlace(at start: Int, in found: ActScanner.Found) -> (places: [Provision], end: Int)? {
        let middle = text.digitsEnd(from: start)
        guard (1...3).contains(middle - start), text.byte(middle) == UInt8(ascii: ":") else { return nil }
        let digits = text.digitsEnd(from: middle + 1)
        // `06:10` is a time.
        guard (1...3).contains(digits - middle - 1), text.lower[start] != 0x30, text.lower[middle + 1] != 0x30
        else { return nil }
        var (section, last) = (text.string((middle + 1)..<digits), digits)
        for letter in [digits, text.skipSpace(digits)]
        where Scan.isLower(text.byte(letter)) && text.byte(letter) <= UInt8(ascii: "h")
            && text.endsWord(letter + 1)
        {
            section += text.string(letter..<(letter + 1))
            last = letter + 1
            break
        }
        guard text.endsWord(last) else { return nil }
        let place = Provision(chapter: text.string(start..<middle), section: section)
        if let act = found.act, !index.acts[act].canHave(place) { return nil }
        let parts = places.parts(of: place, at: last)
        return (parts.parts, parts.end)
    }

    /// Whether an abbreviation alone means the act: AML is a disease too, PL a product.
    mutating func standsForAct(_ found: ActScanner.Found) -> Bool {
        if named.contains(where: { $0.id == found.id }) { return true }
        let end = found.range.upperBound
        if let number = text.match(" ", at: end), Scan.isDigit(text.byte(number)) { return false }
        let start = found.range.lowerBound
        let wordStart = text.wordStart(before: max(start - 1, 0))
        let before = text.match("enligt ", at: wordStart) == start
        if before { return true }
        // One of a list of acts.
        if lastActEnd > 0, text.match(anyOf: [", ", " och ", " samt ", " eller "], at: lastActEnd) == start {
            return true
        }
        let words: Surroundings
        if let last = surroundings, last.sentence.contains(start) {
            words = last
        } else {
            words = Surroundings(of: found.range, in: text)
            surroundings = words
        }
        if words.areLegal { return true }
        if words.areMedical { return false }
        if let next = text.match(anyOf: [", ", " och ", " samt ", " eller "], at: end),
            case .found(let other)? = acts.name(at: next), other.id != found.id
        {
            return true
        }
        return text.match(
            anyOf: ["i ", "se ", "jfr ", "av ", "ur ", "till ", "från ", "genom ", "mot "], at: wordStart)
            == start
    }
}
