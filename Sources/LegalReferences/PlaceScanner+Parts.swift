/// Stycke, point and sentence: what follows a section and belongs to it.
extension PlaceScanner {
    /// Adds the sections with what follows them, which belongs to the last.
    func qualified(_ sections: Numbers, chapter: Provision.Number?, at start: Int, into group: inout Group)
        -> Int
    {
        group.hasSections = true
        sections.forEach { group.provisions.append(Provision(chapter: chapter, section: $0)) }
        // `3 §:s andra stycke`
        let sign = text.matchWord(":s", at: start) ?? start
        return addParts(
            to: &group.provisions,
            at: text.match(anyOf: [" ff.", " ff"], at: sign).flatMap { text.endsWord($0) ? $0 : nil }
                ?? text.match(" m.fl.", at: sign).flatMap { isAct(text.skipSpace($0)) ? $0 : nil }
                ?? moment(at: sign) ?? sign)
    }

    /// ` 2 mom.`, ` mom. 2`: in old acts a part between section and stycke, which has no target of its own. In agreements too,
    /// so that an act or a stycke must follow.
    private func moment(at start: Int) -> Int? {
        guard let first = text.match(anyOf: [", ", " "], at: start) else { return nil }
        let end: Int?
        if let word = text.match(anyOf: ["mom. ", "mom ", "moment "], at: first) {
            end = plainNumber(at: word)?.end
        } else if let item = ordinal(at: first) ?? plainNumber(at: first) {
            end =
                text.match(" mom.", at: item.end) ?? text.matchWord(" mom", at: item.end)
                ?? text.matchWord(" momentet", at: item.end)
        } else {
            return nil
        }
        return end.flatMap { end in
            text.match(anyOf: [" i ", ", ", " "], at: end).flatMap {
                isAct($0) || ordinal(at: $0) != nil ? end : nil
            }
        }
    }

    /// `andra stycket i 27 kap. 46 §`, `punkt 2 i 5 §`: a part before the one section that it belongs to.
    func partFirst(at start: Int) -> (group: Group, end: Int)? {
        var stycken: [Int] = []
        var point: Provision.Number?
        let next: Int
        if let first = ordinal(at: start) {
            stycken = [first.value]
            let second = text.match(" och ", at: first.end).flatMap(ordinal)
            if let second { stycken.append(second.value) }
            let words: [StaticString] = [" stycket i ", " stycket av ", " styckena i ", " stycket "]
            if let after = text.match(anyOf: words, at: second?.end ?? first.end) {
                next = after
            } else if let after = text.match(anyOf: [" meningen i ", " meningen av "], at: first.end) {
                (stycken, next) = ([], after)
            } else {
                return nil
            }
        } else if let word = text.match(anyOf: ["punkt ", "punkten "], at: start),
            let number = plainNumber(at: word), let after = text.match(" i ", at: number.end)
        {
            point = Provision.Number(number.value)
            next = after
        } else {
            return nil
        }
        guard Scan.isDigit(byte(next)), case (var group, let end)? = group(at: next),
            group.provisions.count == 1,
            var place = group.provisions.first, place.section != nil, place.stycke == nil, place.point == nil
        else { return nil }
        place.point = point
        group.provisions =
            stycken.isEmpty
            ? [place]
            : stycken.map { stycke in
                var part = place
                part.stycke = stycke
                return part
            }
        group.range = start..<end
        return (group, end)
    }

    /// Puts the stycken, points and sentences that are named at a byte in the place of the last section, and says where they
    /// end.
    func addParts(to parts: inout [Provision], at start: Int) -> Int {
        let (first, section) = (parts.count - 1, parts[parts.count - 1])
        var end = start
        if let (stycken, after) = stycken(at: end) {
            if !stycken.isEmpty {
                parts.removeLast()
                addStycken(stycken, of: section, to: &parts)
            }
            end = after
            // `första stycket 1 och andra stycket 2`
            while parts.count - first < 50, !stycken.isEmpty {
                end = addPoints(to: &parts, at: end)
                guard let next = joiner(at: end), let ordinal = ordinal(at: next),
                    let (more, after) = self.stycken(at: next - 1), text.byte(ordinal.end) == 0x20,
                    !(text.match(" i ", at: after).map(placeFollows) ?? false)
                else { return sentence(at: end) }
                addStycken(more, of: section, to: &parts)
                end = after
            }
        }
        end = addPoints(to: &parts, at: end)
        return sentence(at: end)
    }

    private func addStycken(_ stycken: [Int], of section: Provision, to parts: inout [Provision]) {
        for stycke in stycken {
            var part = section
            part.stycke = stycke
            parts.append(part)
        }
    }

    /// Adds the points that are named at a byte to the last part, and says where they end.
    private func addPoints(to parts: inout [Provision], at start: Int) -> Int {
        guard let (points, end) = points(at: start) else { return letterPoint(at: start) ?? start }
        let base = parts.removeLast()
        points.forEach { point in
            var part = base
            part.point = point
            parts.append(part)
        }
        return end
    }

    static let ordinals: [StaticString] = [
        "första", "andra", "tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde", "nionde", "tionde",
    ]

    func ordinal(at start: Int) -> (value: Int, end: Int)? {
        if Scan.isDigit(byte(start)) { return digitOrdinal(at: start) }
        guard Self.mayBeginOrdinal(byte(start)) else { return nil }
        for (index, word) in Self.ordinals.enumerated() {
            if let end = text.matchWord(word, at: start) { return (index + 1, end) }
        }
        return nil
    }

    /// Their first letters, of `å` the first byte.
    @inline(__always)
    private static func mayBeginOrdinal(_ letter: UInt8) -> Bool {
        switch letter {
        case UInt8(ascii: "f"), UInt8(ascii: "a"), UInt8(ascii: "t"), UInt8(ascii: "s"), UInt8(ascii: "n"),
            0xC3:
            true
        default: false
        }
    }

    /// `2:a`, `3:e`
    func digitOrdinal(at start: Int) -> (value: Int, end: Int)? {
        guard let digits = digits(at: start), byte(digits.end) == UInt8(ascii: ":"),
            text.endsWord(digits.end + 2),
            byte(digits.end + 1) == UInt8(ascii: "a") || byte(digits.end + 1) == UInt8(ascii: "e")
        else { return nil }
        return (digits.value, digits.end + 2)
    }

    /// ` första stycket`, ` första och andra styckena`, ` 2 st.`, with a comma before or not; empty for ` sista stycket`.
    func stycken(at start: Int) -> (values: [Int], end: Int)? {
        guard var (values, end) = styckeList(at: start) else { return nil }
        // `3 st. och 4 st.`
        while values.count < 50, let next = joiner(at: end), Scan.isDigit(byte(next)),
            let more = styckeList(at: next - 1)
        {
            values += more.values
            end = more.end
        }
        return (values, end)
    }

    private func styckeList(at start: Int) -> (values: [Int], end: Int)? {
        guard let first = text.match(anyOf: [", ", " "], at: start) else { return nil }
        if let word = text.match(anyOf: ["st. ", "st ", "stycke ", "stycket "], at: first),
            let value = plainNumber(at: word)
        {
            return ([value.value], value.end)
        }
        if let end = text.matchWord("sista stycket", at: first) { return ([], end) }
        var values: [Int] = []
        var position = first
        while let item = ordinal(at: position) ?? plainNumber(at: position), values.count < 50 {
            values.append(item.value)
            position = item.end
            if let range = dash(at: position), let upper = ordinal(at: range) ?? plainNumber(at: range) {
                if item.value < upper.value, upper.value - item.value < 50 {
                    values += (item.value + 1)...upper.value
                }
                position = upper.end
            }
            guard let after = joiner(at: position), ordinal(at: after) != nil || plainNumber(at: after) != nil
            else { break }
            position = after
        }
        guard !values.isEmpty else { return nil }
        let word = text.skipSpace(position)
        if let end = text.match("st.", at: word) { return (values, end) }
        for name in ["styckena", "stycket", "stycke", "st"] as [StaticString] {
            if let end = text.matchWord(name, at: word) { return (values, end) }
        }
        return nil
    }

    func plainNumber(at start: Int) -> (value: Int, end: Int)? {
        guard let digits = digits(at: start),
            text.endsWord(digits.end) || text.match("st", at: digits.end) != nil
        else { return nil }
        return (digits.value, digits.end)
    }

    /// ` 2`, ` 1 och 3`, ` punkt 2`, ` p. 2`, ` 2 p.`, ` första punkten`.
    func points(at start: Int) -> (values: Numbers, end: Int)? {
        guard let first = text.match(anyOf: [", ", " "], at: start) else { return nil }
        if let word = text.match(
            anyOf: ["punkterna ", "punkten ", "punkt ", "p. ", "p ", "pkt. ", "pkt "], at: first),
            let list = pointNumbers(at: word)
        {
            return (list.values, list.end)
        }
        if let item = ordinal(at: first), let end = text.matchWord(" punkten", at: item.end) {
            return (Numbers(Provision.Number(item.value)), end)
        }
        guard first == start + 1, let list = pointNumbers(at: first) else { return nil }
        if let end = text.match(anyOf: [" p.", " pkt."], at: list.end) { return (list.values, end) }
        for name in [" p", " pkt", " punkten"] as [StaticString] {
            if let end = text.matchWord(name, at: list.end) { return (list.values, end) }
        }
        if let end = closedItem(list.end) { return (list.values, end) }
        return isStandalone(list.end) ? (list.values, list.end) : nil
    }

    /// `6) SFB`, `7. SFB`: a point as the act prints it, before the act. After a full stop a sentence could begin with the act.
    private func closedItem(_ end: Int) -> Int? {
        let mark = byte(end)
        guard mark == UInt8(ascii: ")") || mark == UInt8(ascii: "."),
            let next = text.match(" ", at: end + 1), let name = acts.name(at: next, after: true)
        else { return nil }
        if mark == UInt8(ascii: ")") || Scan.isLower(text.bytes[next]) { return end + 1 }
        let after = name.end
        return after >= count || Scan.isOne(byte(after), of: ".,;:)")
            || text.match(anyOf: [" framgår", " följer", " att ", " och ", " samt "], at: after) != nil
            ? end + 1 : nil
    }

    /// ` b`, ` a)`, ` led a` before an act: a part of a list with letters, which has no target of its own.
    func letterPoint(at start: Int) -> Int? {
        guard let letter = text.match(anyOf: [" led ", " punkt ", " "], at: start),
            Scan.isLower(byte(letter)),
            byte(letter) <= UInt8(ascii: "h"),
            text.endsWord(letter + 1)
        else { return nil }
        return closedItem(letter + 1) ?? (isStandalone(letter + 1) ? letter + 1 : nil)
    }

    /// Whether a bare number that ends here is a point: nothing follows that it could count or belong to.
    func isStandalone(_ end: Int) -> Bool {
        guard end < count else { return true }
        switch byte(end) {
        case UInt8(ascii: "."):
            return !Scan.isDigit(byte(end + 1))
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: ";"): return true
        case UInt8(ascii: ","), UInt8(ascii: " "):
            let next = text.match(", ", at: end) ?? text.skipSpace(end)
            if isAct(next) || placeFollows(next) { return true }
            if let word = text.match("i ", at: next), isAct(word) { return true }
            // `första stycket 2 framgår`: a verb goes on, and counts nothing.
            if next == end + 1, Self.verbs.contains(where: { text.matchWord($0, at: next) != nil }) {
                return true
            }
            guard let joined = joiner(at: end) else { return false }
            return placeFollows(joined) || ordinal(at: joined) != nil && stycken(at: joined - 1) != nil
        default: return false
        }
    }

    /// What the sentence goes on with when a provision is its subject or stands before its verb.
    static let verbs: [StaticString] = [
        "framgår", "följer", "gäller", "anges", "regleras", "ska", "får", "kan", "bör", "måste", "har", "är",
        "finns",
        "föreskrivs", "avses", "avser", "innebär", "innehåller", "krävs", "reglerar", "anger", "ger",
        "stadgas",
        "tillämpas",
    ]

    /// Whether a number with `kap` or `§` after it stands here.
    func placeFollows(_ start: Int) -> Bool {
        guard let digits = digits(at: start) else { return false }
        var end = digits.end
        if Scan.isLower(byte(end)), text.endsWord(end + 1) {
            end += 1
        } else if byte(end) == 0x20, Scan.isLower(byte(end + 1)), text.endsWord(end + 2) {
            end += 2
        }
        // `2 § 4 och 7–20 §§`: a range of sections.
        if let upper = dash(at: end), let digits = self.digits(at: upper) { end = digits.end }
        return sectionSign(at: end) != nil || text.match("kap", at: text.skipSpace(end)) != nil
    }

    /// ` första meningen`: belongs to the reference, names no target.
    func sentence(at start: Int) -> Int {
        guard let first = text.match(anyOf: [", ", " "], at: start) else { return start }
        if let number = ordinal(at: first) ?? digits(at: first),
            let end = text.match(" men.", at: number.end) ?? text.matchWord(" meningen", at: number.end)
        {
            return end
        }
        guard var item = ordinal(at: first)?.end ?? text.matchWord("sista", at: first) else { return start }
        if let second = text.match(anyOf: [" och ", "-"], at: item).flatMap(ordinal) {
            if let end = text.matchWord(" meningarna", at: second.end) { return end }
            item = second.end
        }
        for word in [" meningen", " ledet", " strecksatsen", " punkten"] as [StaticString] {
            if let end = text.matchWord(word, at: item) { return end }
        }
        return start
    }
}
