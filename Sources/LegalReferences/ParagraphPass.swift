/// One paragraph, read from front to back.
struct ParagraphPass {
    private let text: NormalizedText
    private let index: ActIndex
    private let codes: CodeList
    private let vocabulary: Vocabulary
    /// The act named before the paragraph.
    private let context: String?
    private let acts: ActScanner
    private let others: OtherSources
    private let places: PlaceScanner

    private(set) var citations: [Citation] = []
    private(set) var doubts: [DoubtfulReference] = []
    /// The acts named so far, each once.
    private var named: [ActScanner.Found] = []
    /// Whether an act was named that the register does not have: what is carried may mean it.
    private var hasUnknown = false
    /// Whether that one was the last that was named: `samma lag` is not one of the others.
    private var lastIsUnknown = false
    private var lastChapter: String?
    /// Where the last reference to an act ended: an abbreviation after `och` is of its kind.
    private var lastActEnd = -1
    /// The sentence that was last asked what it is about.
    private var surroundings: Surroundings?

    /// More acts than a paragraph names: from there on nothing is carried.
    private static let mostNamed = 24

    init(text: NormalizedText, index: ActIndex, codes: CodeList, vocabulary: Vocabulary, context: String?) {
        self.text = text
        self.index = index
        self.codes = codes
        self.vocabulary = vocabulary
        self.context = context
        let acts = ActScanner(text: text, index: index)
        self.acts = acts
        others = OtherSources(text: text)
        places = PlaceScanner(text) { acts.name(at: $0, after: true) != nil }
    }

    var openAct: String? { !hasUnknown && named.count == 1 ? named[0].id : nil }

    mutating func run() {
        let lower = text.lower
        var position = 0
        while position < lower.count {
            let byte = lower[position]
            if Scan.isDigit(byte) {
                position = placeFirst(at: position).map(past) ?? endOfNumber(position)
            } else if Scan.isWord(byte) {
                position = word(at: position)
            } else if byte == NormalizedText.section {
                position = placeFirst(at: position).map(past) ?? position + 1
                // `§§` that announce nothing are passed by together.
                while text.byte(position) == NormalizedText.section { position += 1 }
            } else {
                position += 1
            }
        }
    }

    /// Reads the word at a byte, and the reference that begins with it. Most words begin none.
    private mutating func word(at start: Int) -> Int {
        let lower = text.lower
        var hash = Vocabulary.Hash()
        var (before, letters) = (hash, hash)
        var ending: ActWord.Ending = 0
        var hasDigits = false
        var end = start
        while end < lower.count, Scan.isWord(lower[end]) {
            let byte = lower[end]
            if Scan.isDigit(byte) {
                if !hasDigits { letters = hash }
                hasDigits = true
            }
            before = hash
            hash.add(byte)
            ending = ending << 8 | UInt64(byte)
            end += 1
        }
        var kinds = vocabulary.kinds(of: hash)
        if lower[end - 1] == UInt8(ascii: "s") { kinds.formUnion(vocabulary.kinds(of: before)) }
        // A footnote's number may be glued to a name, a year to a series.
        if hasDigits { kinds.formUnion(vocabulary.kinds(of: letters)) }
        if kinds.contains(.place), let found = placeFirst(at: start) { return past(found) }
        if kinds.contains(.other) {
            let found = others.citations(at: start)
            for citation in found {
                emit(citation)
                lastIsUnknown = lastIsUnknown || citation.kind == .eu
            }
            if let last = found.last { return past(last.range.upperBound) }
        }
        let isIssuer = lower[end - 1] == UInt8(ascii: "s") && text.match(" föreskrift", at: end) != nil
        if kinds.contains(.act) || ActWord.mayEnd(ending) || isIssuer, let found = actFirst(at: start) {
            return past(found)
        }
        if hasDigits || kinds.contains(.code), let found = code(start..<end) { return found }
        return end
    }

    /// The rest of a word in which a reference ended, such as a footnote's number.
    private func past(_ end: Int) -> Int {
        end > 0 && Scan.isWord(text.lower[end - 1]) ? text.wordEnd(from: end) : end
    }

    /// Past a number with everything that belongs to it, so that `2019/20:1` is not read from its middle.
    private func endOfNumber(_ start: Int) -> Int {
        var end = start
        while end < text.lower.count, Scan.isWord(text.lower[end]) || "/:-".utf8.contains(text.lower[end]) {
            end += 1
        }
        return max(end, start + 1)
    }

    // MARK: The place first

    private mutating func placeFirst(at start: Int) -> Int? {
        guard let first = places.group(at: start) else { return nil }
        var groups = [first.group]
        var end = first.end
        while act(after: end) == nil, groups.count < 50, let next = places.sectionJoiner(at: end),
            let more = places.group(at: next)
        {
            groups.append(more.group)
            end = more.end
        }
        switch act(after: end) {
        case .found(let found):
            var act = found
            act.isHistorical = found.isHistorical || acts.isCalledOld(start)
            emit(groups, in: act)
            remember(found)
            return found.range.upperBound
        case .unknown(let range):
            (hasUnknown, lastIsUnknown) = (true, true)
            if groups.contains(where: \.hasSections) {
                doubts.append(.unknownAct(text.original(start..<range.upperBound), name: text.string(range)))
            }
            return range.upperBound
        case .same(let range):
            emitCarried(groups, as: range, start: start, end: range.upperBound)
            return range.upperBound
        case nil:
            if groups.contains(where: \.needsAct) { return end }
            emitCarried(groups, as: nil, start: start, end: end)
            return end
        }
    }

    /// The act that follows a place: directly, after a comma, or after ` i `.
    private func act(after end: Int) -> ActScanner.Name? {
        for lead in [" ", ", ", " , ", " i ", " av ", " (", "("] {
            guard let start = text.match(lead, at: end), let name = acts.name(at: start, after: true) else {
                continue
            }
            switch name {
            case .found:
                // `27 kap. 46 §, HSL 5 kap. 1 §`: the act belongs to the place that follows it.
                if lead == ", ", isFollowedByItsPlace(name) { continue }
                return name
            case .same: if lead == " " || lead == " i " || lead == " av " { return name }
            case .unknown(let range):
                // Words after a comma are often the sentence going on, not the act.
                let isCapitals = text.bytes[range].allSatisfy { $0 < 0x61 }
                if lead == " " || lead == " i " && !isCapitals { return name }
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

    private func isFollowedByItsPlace(_ name: ActScanner.Name) -> Bool {
        guard let next = text.match(" ", at: name.end), let place = places.group(at: next) else {
            return false
        }
        return [" ", ", ", " i "].allSatisfy { lead in
            text.match(lead, at: place.end).flatMap { acts.name(at: $0, after: true) } == nil
        }
    }

    /// Cites places in the act named before: `samma lag` says so, or nothing else can be meant.
    private mutating func emitCarried(
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
            var citation = Citation(kind: carried.kind, range: group.range, id: carried.id)
            citation.targets = group.provisions
            citation.isCarried = true
            citation.isHistorical = carried.isHistorical || acts.isCalledOld(start)
            lastChapter = group.chapters.last ?? lastChapter
            emit(citation)
        }
    }

    private func carried(for groups: [PlaceScanner.Group], as same: Range<Int>?, start: Int, end: Int)
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
    private func isCalled(_ same: Range<Int>, _ found: ActScanner.Found) -> Bool {
        guard let act = found.act else { return true }
        let title = index.acts[act].title.lowercased()
        let word = text.string(same).lowercased()
        return ["balk", "förordning", "föreskrift"].allSatisfy { !word.contains($0) || title.contains($0) }
    }

    /// Agreements, statutes of societies, minutes and drafts have sections of their own.
    private static let foreign = [
        "avtal", "kollektivavtal", "förslag", "lagförslag", "stadga", "protokoll", "reglement",
        "arbetsordning", "delegationsordning",
        "överenskommelse", "bolagsordning", "policy", "riktlinje", "mom", "moment", "bilaga", "kontrakt",
        "konvention", "grundlag",
    ]

    /// Whether what stands directly before or after a place says that it is in no act.
    private func isForeign(_ range: Range<Int>) -> Bool {
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

    private func canHave(_ group: PlaceScanner.Group, _ found: ActScanner.Found) -> Bool {
        guard let act = found.act else { return true }
        return group.provisions.allSatisfy { index.acts[act].canHave($0) }
    }

    /// Cites each group; the last one's stretch goes on to the end of the act.
    private mutating func emit(_ groups: [PlaceScanner.Group], in found: ActScanner.Found) {
        reportDisagreement(found)
        lastActEnd = found.range.upperBound
        for (number, group) in groups.enumerated() {
            let end = number == groups.count - 1 ? found.range.upperBound : group.range.upperBound
            if let impossible = group.provisions.first(where: { place in
                found.act.map { !index.acts[$0].canHave(place) } ?? false
            }) {
                doubts.append(
                    .impossiblePlace(
                        text.original(group.range.lowerBound..<end), act: found.id, place: impossible))
                continue
            }
            var citation = Citation(kind: found.kind, range: group.range.lowerBound..<end, id: found.id)
            citation.targets = group.provisions
            citation.isHistorical = found.isHistorical
            lastChapter = group.chapters.last ?? lastChapter
            emit(citation)
        }
    }

    private mutating func reportDisagreement(_ found: ActScanner.Found) {
        guard let (name, registered) = found.disagreement else { return }
        doubts.append(
            .numberDisagrees(text.original(found.range), name: name, number: found.id, registered: registered)
        )
    }

    private mutating func remember(_ found: ActScanner.Found) {
        named.removeAll { $0.id == found.id }
        named.append(found)
        lastIsUnknown = false
        if named.count > Self.mostNamed {
            named.removeFirst()
            hasUnknown = true
        }
    }

    // MARK: The act first

    private mutating func actFirst(at start: Int) -> Int? {
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
        for lead in [" ", ", ", " (", ": "] {
            guard let next = text.match(lead, at: end), let place = places.group(at: next),
                act(after: place.end) == nil,
                place.group.hasSections || lead == " ", canHave(place.group, found)
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
    private mutating func cite(_ places: [[Provision]], in found: ActScanner.Found, to end: Int) {
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
    private func colonPlace(at end: Int, in found: ActScanner.Found) -> (places: [Provision], end: Int)? {
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

    private func oneColonPlace(at start: Int, in found: ActScanner.Found) -> (places: [Provision], end: Int)?
    {
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

    // MARK: Abbreviations that stand alone

    /// Whether an abbreviation alone means the act: AML is a disease too, PL a product.
    private mutating func standsForAct(_ found: ActScanner.Found) -> Bool {
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

    // MARK: Codes

    private mutating func code(_ word: Range<Int>) -> Int? {
        guard !codes.codes.isEmpty, Scan.isUpper(text.bytes[word.lowerBound]), (3...12).contains(word.count)
        else { return nil }
        guard endsCode(before: word.lowerBound), endsCode(after: word.upperBound) else { return nil }
        let printed = text.string(word)
        if codes.codes.contains(printed) {
            emit(Citation(kind: .kva, range: word, id: printed))
            return word.upperBound
        }
        guard codes.shapes.contains(CodeList.shape(of: printed)) else { return nil }
        if Surroundings.sentence(around: word, in: text).contains(anyOf: codes.words, in: text) {
            doubts.append(.unknownCode(text.original(word), code: printed))
        }
        return word.upperBound
    }

    /// Whether no longer product number goes on to the left; `DV077/AW026` are two codes.
    private func endsCode(before start: Int) -> Bool {
        guard start > 1, "-/".utf8.contains(text.lower[start - 1]) else { return true }
        return text.lower[start - 1] == UInt8(ascii: "/")
            && codes.codes.contains(text.string(text.wordStart(before: start - 1)..<(start - 1)))
    }

    private func endsCode(after end: Int) -> Bool {
        guard "-/".utf8.contains(text.byte(end)) else { return true }
        let next = text.wordEnd(from: end + 1)
        return text.byte(end) == UInt8(ascii: "/") && next - end < 16
            && codes.codes.contains(text.string((end + 1)..<next))
    }

    // MARK: Results

    private mutating func emit(_ citation: Citation) {
        var result = citation
        result.range = text.original(citation.range)
        result.locators = citation.locators.map {
            Citation.Locator(kind: $0.kind, range: text.original($0.range))
        }
        citations.append(result)
    }
}

/// What the sentence around a word is about.
private struct Surroundings {
    let sentence: Range<Int>
    private(set) var areLegal = false
    private(set) var areMedical = false

    private static let legal = [
        "lagstift", "bestämmels", "regler", "författning", "föreskri", "förarbete", "paragraf", "lydels",
        "jurid", "rättslig", "lagrum",
        "lagtext", "lagarna", "lagar", "lagen", "lagens", "lagstöd", "lagkrav", "balken", "tillämp", "stadga",
        "rättighet", "skyldighet",
    ]
    private static let medical = [
        "leukemi", "diagnos", "tumör", "cancer", "sjukdom", "behandl", "patienter", "cytostatika", "recidiv",
        "återfall", "lymfom", "mg", "ml",
    ]

    init(of range: Range<Int>, in text: NormalizedText) {
        sentence = Self.sentence(around: range, in: text)
        var position = sentence.lowerBound
        while position < sentence.upperBound {
            let end = text.wordEnd(from: position)
            guard end > position else {
                areLegal = areLegal || text.lower[position] == NormalizedText.section
                position += 1
                continue
            }
            if !range.contains(position) {
                areLegal =
                    areLegal || text.matchWord("lag", at: position) != nil
                    || text.match(anyOf: Self.legal, at: position) != nil
                    || ActWord(text.lower[position..<end])?.isDefinite ?? false
                areMedical = areMedical || text.match(anyOf: Self.medical, at: position) != nil
            }
            position = end
        }
    }

    /// The sentence, or as much of it as is near.
    static func sentence(around range: Range<Int>, in text: NormalizedText) -> Range<Int> {
        let reach = 300
        let (first, last) = (
            max(0, range.lowerBound - reach), min(text.lower.count, range.upperBound + reach)
        )
        func isStop(_ index: Int) -> Bool {
            text.lower[index] == UInt8(ascii: ".") && text.byte(index + 1) == 0x20
                && index + 2 < text.bytes.count
                && Scan.isUpper(text.bytes[index + 2])
        }
        var start = range.lowerBound
        while start > first, !isStop(start - 1) { start -= 1 }
        var end = range.upperBound
        while end < last, !isStop(end) { end += 1 }
        return start..<end
    }
}

extension Range<Int> {
    /// Whether one of some words, in lower case, begins a word of this stretch.
    fileprivate func contains(anyOf words: [[UInt8]], in text: NormalizedText) -> Bool {
        var position = lowerBound
        while position < upperBound {
            let end = text.wordEnd(from: position)
            if end > position, words.contains(where: { text.lower[position..<end].starts(with: $0) }) {
                return true
            }
            position = Swift.max(end, position + 1)
        }
        return false
    }
}
