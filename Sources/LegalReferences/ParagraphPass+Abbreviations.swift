/// Abbreviations that stand alone: AML is a disease too, PL a project's leader, HSF an office.
extension ParagraphPass {
    /// The act that the paragraph has given a name or an abbreviation, which the register does not have:
    /// `socialtjänstlagen (2001:453), SoL … 5 kap. 1 § SoL … 6 § socialtjänstlagen`.
    func explained(_ name: ActScanner.Name) -> ActScanner.Name {
        guard case .unknown(let range) = name, !soFar.explanations.isEmpty else { return name }
        let (printed, word) = (text.bytes[range], text.lower[range])
        let known = soFar.explanations.last { explanation in
            explanation.isName
                ? word.starts(with: explanation.word) && [0, 1].contains(word.count - explanation.word.count)
                : printed == explanation.word[...]
        }
        guard let known else { return name }
        var found = ActScanner.Found(id: known.act.id, act: nil, kind: known.act.kind, range: range)
        found.isHistorical = known.act.isHistorical
        return .found(found)
    }

    /// Keeps what an act that the register does not have is called, beside its number.
    mutating func explain(_ found: ActScanner.Found) {
        guard found.act == nil, found.kind == .sfs, !found.range.isEmpty,
            soFar.explanations.count < 2 * Self.mostNamed
        else {
            return
        }
        if let word = acts.ownAbbreviation(of: found) {
            soFar.explanations.append(Explanation(word: word, isName: false, act: found))
        }
        if let (word, end) = acts.actWord(at: found.range.lowerBound), word.isDefinite, word.isCompound {
            let name = Array(text.lower[found.range.lowerBound..<end])
            soFar.explanations.append(Explanation(word: name, isName: true, act: found))
        }
    }

    /// What an act is called, by the paragraph's own account.
    struct Explanation {
        var word: [UInt8]
        /// Whether it is a name, in lower case, and not an abbreviation.
        var isName: Bool
        var act: ActScanner.Found
    }

    private static let joiners: [StaticString] = [", ", " och ", " samt ", " eller "]

    /// Whether an abbreviation without a place means the act.
    mutating func standsForAct(_ found: ActScanner.Found) -> Bool {
        if soFar.named.contains(where: { $0.id == found.id }) { return true }
        if soFar.otherMeanings.contains(found.id) { return false }
        let (first, end) = (found.range.lowerBound, found.range.upperBound)
        if isGivenOtherMeaning(found.range) {
            soFar.otherMeanings.insert(found.id)
            return false
        }
        // `mötet med PL och FL`
        if soFar.lastActorEnd > 0, text.match(anyOf: Self.joiners, at: soFar.lastActorEnd) == first {
            soFar.lastActorEnd = end
            return false
        }
        let isPlain = isPlain(found.range)
        // `PL 2`, `3 FL`
        if let number = text.match(" ", at: end), Scan.isDigit(text.byte(number)) { return false }
        if first > 1, text.lower[first - 1] == 0x20, Scan.isDigit(text.lower[first - 2]) { return false }
        let start = leadEnd(before: first, isPlain)
        let word = text.wordStart(before: max(start - 1, 0))
        if text.match(anyOf: Self.sources, at: word) == start
            || start > 4 && text.match("enl. ", at: start - 5) == start
        {
            // `enligt HSF:s tjänsteutlåtande`: what is named is the source, and may be an office's.
            if end > 1, text.lower[end - 2] == UInt8(ascii: ":"),
                text.match(" ", at: end).flatMap({ text.match(anyOf: Self.possessions, at: $0) }) == nil
            {
                return surroundings(of: found.range).areLegal
            }
            return !isOfBusiness(found.range) || surroundings(of: found.range).areLegal
        }
        // One of a list of acts.
        if soFar.lastActEnd > 0, text.match(anyOf: Self.joiners, at: soFar.lastActEnd) == first {
            return true
        }
        // `såväl HSL som LSS`
        if soFar.lastActEnd > 0, isPlain, text.match(" som ", at: soFar.lastActEnd) == first { return true }
        if let next = text.match(" ", at: end), text.lower[end - 1] == UInt8(ascii: "s"),
            text.match(anyOf: Self.possessions, at: next) != nil
        {
            return true
        }
        let lead = role(before: word, to: start, isPlain)
        if lead == .other {
            soFar.lastActorEnd = end
            return false
        }
        var other: ActScanner.Found?
        if let next = text.match(anyOf: Self.pairJoiners, at: end),
            case .found(let act)? = acts.name(at: next),
            act.id != found.id
        {
            if !act.isBareAbbreviation { return true }
            other = act
            // `PL och FL deltog i mötet`
            if let verb = text.match(" ", at: act.range.upperBound),
                text.match(anyOf: Self.actorVerbs, at: verb) != nil
            {
                soFar.lastActorEnd = end
                return false
            }
        }
        if lead == .actor {
            soFar.lastActorEnd = end
            return false
        }
        // `villkoren i SFB bedömer myndigheten`: what a preposition stands before is not who acts.
        if lead == .nothing, let next = text.match(" ", at: end) {
            if text.match(anyOf: Self.actorVerbs, at: next) != nil { return false }
            if Self.statutoryVerbs.contains(where: { text.matchWord($0, at: next) != nil }) { return true }
        }
        let words = surroundings(of: found.range)
        if words.areLegal || words.nameSeveralActs { return true }
        if lead == .dependent { return !words.areClinical }
        if words.areMedical { return false }
        if let other, isPlain || self.isPlain(other.range) { return true }
        return lead == .act || isPlain && isSaidOfLaw(end)
    }

    /// Whether an abbreviation looks as those of acts do, and not as an office's or a person's work: `LSS`, `SFB`, and not `HSF`
    /// or `PL`, nor the disease.
    private func isPlain(_ range: Range<Int>) -> Bool {
        let word = text.bytes[range.lowerBound..<text.wordEnd(from: range.lowerBound)]
        let last = word.last { Scan.isUpper($0) }
        return word.count >= 3 && last.map { Scan.isOne($0, of: "LSB") } ?? false
            && text.matchWord("aml", at: range.lowerBound) == nil
    }

    /// Where what leads to an abbreviation ends: before the adverb of `enligt bl.a. HSL`, `se även PDL`.
    private func leadEnd(before start: Int, _ isPlain: Bool) -> Int {
        func begin(_ words: [StaticString]) -> Int? {
            words.lazy.map { (word: $0, begin: start - $0.utf8CodeUnitCount) }
                .first {
                    $0.begin > 0 && text.lower[$0.begin - 1] == 0x20
                        && text.match($0.word, at: $0.begin) == start
                }?
                .begin
        }
        return begin(Self.adverbs) ?? (isPlain ? begin(Self.ages) : nil) ?? start
    }

    private static let adverbs: [StaticString] = [
        "bl.a. ", "bl a ", "t.ex. ", "t ex ", "till exempel ", "bland annat ", "exempelvis ", "såväl ",
        "både ",
        "främst ", "även ", "också ", "vidare ", "framför allt ", "i första hand ",
    ]

    private static let ages: [StaticString] = ["nya ", "gällande ", "nuvarande ", "äldre ", "gamla "]

    /// `PDL och dess krav`, `PDL kräver`: whether what follows an abbreviation can be said of an act and hardly of people.
    private func isSaidOfLaw(_ end: Int) -> Bool {
        if let its = text.match(anyOf: [" och dess ", " med dess "], at: end) {
            return text.match(anyOf: Self.possessions, at: its) != nil
        }
        guard let next = text.match(" ", at: end) else { return false }
        return Self.lawVerbs.contains { text.matchWord($0, at: next) != nil }
    }

    private static let lawVerbs: [StaticString] = [
        "kräver", "hindrar", "medger", "tillåter", "förbjuder", "ställer krav", "är tvingande",
        "är tillämplig", "har ändrats", "ändras", "är en lag", "är en ramlag",
    ]

    private static let pairJoiners: [StaticString] = [", ", " och ", " samt ", " eller ", " som "]

    private mutating func surroundings(of range: Range<Int>) -> Surroundings {
        if let last = soFar.surroundings, last.sentence.contains(range.lowerBound) { return last }
        let words = Surroundings(of: range, in: text, acts)
        soFar.surroundings = words
        return words
    }

    /// `Enligt HSF saknas medel`: whether the sentence is about money, projects or staff, and nobody has to do anything.
    private func isOfBusiness(_ range: Range<Int>) -> Bool {
        if let next = text.match(" ", at: range.upperBound),
            Self.commands.contains(where: { text.matchWord($0, at: next) != nil })
        {
            return false
        }
        return Surroundings.sentence(around: range, in: text).contains(anyOf: Self.business, in: text)
    }

    private static let commands: [StaticString] = ["ska", "skall", "får", "måste", "bör", "kan", "krävs"]

    private static let business = [
        "medel", "budget", "underskott", "projekt", "tidplan", "tidsplan", "testmiljö", "leverans",
        "bemanning", "rekryter", "driftstart", "lansering", "pilot", "workshop", "styrgrupp",
    ].map { Array($0.utf8) }

    /// What can only be said of a source.
    private static let sources: [StaticString] = ["enligt ", "enl ", "utifrån ", "jämlikt "]

    private static let statutoryVerbs: [StaticString] = [
        "innehåller", "gäller", "reglerar", "föreskriver", "stadgar", "trädde", "träder", "upphörde",
        "upphävdes",
        "infördes", "antogs", "ändrades", "ersattes", "ersatte", "ersätter",
    ]

    /// What an act has: `HSL:s krav`.
    private static let possessions: [StaticString] = [
        "krav", "bestäm", "mening", "defin", "syfte", "tillämpning", "ordalydelse", "begrepp",
        "förarbete", "föreskrift", "regler", "regel", "villkor", "paragraf", "lydelse", "intention", "anda",
    ]

    /// What people and offices do, and what is done to a patient.
    private static let actorVerbs: [StaticString] = [
        "ansvar", "beslut", "bjuder", "skickar", "informerar", "rapporterar", "leder", "anordnar", "kallar",
        "bereder", "föreslår", "godkänner", "tillämpar", "arbetar", "begär", "anser", "bedömer", "meddelar",
        "svarar", "utser", "samordnar", "drabbar", "debuterar", "behandlas", "diagnos",
        "deltog", "deltar", "träffa", "möts", "möte", "ringer", "mejlar", "kommer", "återkommer", "sitter",
    ]

    /// Whether a bracket says what the abbreviation is short for, and it is not the act: `projektledaren (PL)`,
    /// `AML (akut myeloisk leukemi)`.
    private func isGivenOtherMeaning(_ range: Range<Int>) -> Bool {
        let initial = text.lower[range.lowerBound]
        if let inside = text.match(anyOf: [" (", " = ", " betyder ", " står för "], at: range.upperBound) {
            return text.byte(inside) == initial && acts.name(at: inside) == nil
        }
        guard range.lowerBound > 1, text.lower[range.lowerBound - 1] == UInt8(ascii: "("),
            text.byte(range.upperBound) == UInt8(ascii: ")")
        else { return false }
        var position = range.lowerBound - 1
        for _ in 0...range.count {
            while position > 0, Scan.isOne(text.lower[position - 1], of: " -") { position -= 1 }
            let word = text.wordStart(before: position)
            guard word < position else { return false }
            if text.lower[word] == initial { return holds(range, in: word..<(range.lowerBound - 2)) }
            position = word
        }
        return false
    }

    /// Whether the letters of an abbreviation come in this order in a stretch: `PL` in `projektledaren`.
    private func holds(_ abbreviation: Range<Int>, in stretch: Range<Int>) -> Bool {
        var letter = abbreviation.lowerBound
        for index in stretch where letter < abbreviation.upperBound && text.lower[index] == text.lower[letter]
        {
            letter += 1
        }
        return letter == abbreviation.upperBound
    }
}
