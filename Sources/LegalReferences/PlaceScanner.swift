/// Places in an act as they are written: `27 kap. 25 §`, `6 a, 9 och 11 §§ andra stycket 2`, several before one act.
struct PlaceScanner {
    /// The places under one `kap.`, or without one.
    struct Group {
        var range: Range<Int>
        var chapters: [String] = []
        var provisions: [Provision] = []
        var hasSections = false
        /// Whether it is a place only beside an act: `§ 8`, `kap. 3` are found in minutes and reports too.
        var needsAct = false
    }

    let text: NormalizedText
    /// Whether an act begins at a byte: a bare number after `§` is a point only before one, or before a stop.
    let isAct: (Int) -> Bool

    init(_ text: NormalizedText, isAct: @escaping (Int) -> Bool) {
        self.text = text
        self.isAct = isAct
        count = text.lower.count
    }

    private let count: Int
    /// Long lists and ranges are cut here: no act has as many sections.
    private static let most = 300

    @inline(__always)
    private func byte(_ index: Int) -> UInt8 { text.byte(index) }

    // MARK: A group

    /// The group that begins at a byte, with the byte after it.
    func group(at start: Int) -> (group: Group, end: Int)? {
        guard start < count else { return nil }
        if !Scan.isDigit(byte(start)) { return signFirst(at: start) ?? wordFirst(at: start) }
        guard let list = numbers(at: start) else { return nil }
        var group = Group(range: start..<list.end)
        var end = list.end
        if let afterChapter = chapterWord(at: list.end) {
            group.chapters = list.values
            end = afterChapter
            guard list.values.count == 1, let sections = firstSections(at: afterChapter, into: &group) else {
                // `27 kap. SFB`, `27 och 28 kap. SFB`
                group.provisions = list.values.map { Provision(chapter: $0) }
                group.range = start..<end
                return (group, end)
            }
            end = sections
        } else if let afterSign = sectionSign(at: list.end) {
            end = qualified(list.values, chapter: nil, at: afterSign, into: &group)
        } else {
            return nil
        }
        end = moreSections(at: end, into: &group)
        group.range = start..<end
        return (group, end)
    }

    /// `§ 8`, `§§ 23-25`
    private func signFirst(at start: Int) -> (group: Group, end: Int)? {
        guard let list = signedNumbers(at: start) else { return nil }
        var group = Group(range: start..<list.end, needsAct: true)
        let end = qualified(list.values, chapter: nil, at: list.end, into: &group)
        group.range = start..<end
        return (group, end)
    }

    /// `kapitel 3, paragraf 16`, `kap. 27 § 48`, `paragraf 8`
    private func wordFirst(at start: Int) -> (group: Group, end: Int)? {
        guard byte(start) == UInt8(ascii: "k") || byte(start) == UInt8(ascii: "p") else { return nil }
        if let list = signedNumbers(at: start) {
            var group = Group(range: start..<list.end, needsAct: true)
            let end = qualified(list.values, chapter: nil, at: list.end, into: &group)
            group.range = start..<end
            return (group, end)
        }
        guard let word = text.match(anyOf: ["kapitel ", "kap. ", "kap "], at: start),
            let chapter = number(at: word)
        else { return nil }
        var group = Group(range: start..<chapter.end, chapters: [chapter.value], needsAct: true)
        let next = text.match(anyOf: [", ", " "], at: chapter.end) ?? chapter.end
        if let list = signedNumbers(at: next) {
            group.needsAct = text.match("kapitel", at: start) == nil
            let end = qualified(list.values, chapter: chapter.value, at: list.end, into: &group)
            group.range = start..<end
            return (group, end)
        }
        if next > chapter.end, let end = firstSections(at: next, into: &group) {
            group.range = start..<end
            return (group, end)
        }
        group.provisions = [Provision(chapter: chapter.value)]
        return (group, chapter.end)
    }

    /// Numbers that a sign or `paragraf` announces.
    private func signedNumbers(at start: Int) -> (values: [String], end: Int)? {
        var next = start
        if byte(start) == NormalizedText.section {
            while byte(next) == NormalizedText.section { next += 1 }
            next = text.skipSpace(next)
        } else if byte(start) == UInt8(ascii: "p"),
            let word = text.match(anyOf: ["paragraf ", "paragrafen ", "paragraferna "], at: start)
        {
            next = word
        } else {
            return nil
        }
        guard Scan.isDigit(byte(next)) else { return nil }
        return pointNumbers(at: next)
    }

    private func firstSections(at start: Int, into group: inout Group) -> Int? {
        let next = text.match(", ", at: start) ?? text.skipSpace(start)
        if let list = signedNumbers(at: next) {
            return qualified(list.values, chapter: group.chapters.first, at: list.end, into: &group)
        }
        guard Scan.isDigit(byte(next)), let list = numbers(at: next), let sign = sectionSign(at: list.end)
        else { return nil }
        return qualified(list.values, chapter: group.chapters.first, at: sign, into: &group)
    }

    /// `, 6 § och 9 §` after a first section: the chapter is the same.
    private func moreSections(at start: Int, into group: inout Group) -> Int {
        var end = start
        while let next = sectionJoiner(at: end), Scan.isDigit(byte(next)), let list = numbers(at: next),
            chapterWord(at: list.end) == nil, let sign = sectionSign(at: list.end),
            group.provisions.count < Self.most
        {
            end = qualified(list.values, chapter: group.chapters.first, at: sign, into: &group)
        }
        return end
    }

    // MARK: Stycke, point and sentence

    /// Adds the sections with what follows them, which belongs to the last.
    private func qualified(_ sections: [String], chapter: String?, at start: Int, into group: inout Group)
        -> Int
    {
        group.hasSections = true
        var provisions = sections.map { Provision(chapter: chapter, section: $0) }
        guard let last = provisions.popLast() else { return start }
        let (parts, end) = parts(
            of: last,
            at: text.match(anyOf: [" ff.", " ff"], at: start).flatMap { text.endsWord($0) ? $0 : nil }
                ?? start)
        group.provisions += provisions + parts
        return end
    }

    /// The stycken, points and sentences of a section that are named after it.
    func parts(of section: Provision, at start: Int) -> (parts: [Provision], end: Int) {
        var parts = [section]
        var end = start
        if let (stycken, after) = stycken(at: end) {
            if !stycken.isEmpty {
                parts = stycken.map { stycke in
                    var part = section
                    part.stycke = stycke
                    return part
                }
            }
            end = after
        }
        if let (points, after) = points(at: end) {
            let base = parts.removeLast()
            parts += points.map { point in
                var part = base
                part.point = point
                return part
            }
            end = after
        } else if let after = letterPoint(at: end) {
            end = after
        }
        return (parts, sentence(at: end))
    }

    private static let ordinals = [
        "första", "andra", "tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde", "nionde", "tionde",
    ]

    private func ordinal(at start: Int) -> (value: Int, end: Int)? {
        if Scan.isDigit(byte(start)) { return digitOrdinal(at: start) }
        for (index, word) in Self.ordinals.enumerated() {
            if let end = text.matchWord(word, at: start) { return (index + 1, end) }
        }
        return nil
    }

    /// `2:a`, `3:e`
    private func digitOrdinal(at start: Int) -> (value: Int, end: Int)? {
        guard let digits = digits(at: start), byte(digits.end) == UInt8(ascii: ":"),
            text.endsWord(digits.end + 2),
            byte(digits.end + 1) == UInt8(ascii: "a") || byte(digits.end + 1) == UInt8(ascii: "e")
        else { return nil }
        return (digits.value, digits.end + 2)
    }

    /// ` första stycket`, ` första och andra styckena`, ` 2 st.`, with a comma before or not; empty for ` sista stycket`.
    private func stycken(at start: Int) -> (values: [Int], end: Int)? {
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
        for name in ["styckena", "stycket", "stycke", "st"] {
            if let end = text.matchWord(name, at: word) { return (values, end) }
        }
        return nil
    }

    private func plainNumber(at start: Int) -> (value: Int, end: Int)? {
        guard let digits = digits(at: start),
            text.endsWord(digits.end) || text.match("st", at: digits.end) != nil
        else { return nil }
        return (digits.value, digits.end)
    }

    /// ` 2`, ` 1 och 3`, ` punkt 2`, ` p. 2`, ` 2 p.`, ` första punkten`.
    private func points(at start: Int) -> (values: [String], end: Int)? {
        guard let first = text.match(anyOf: [", ", " "], at: start) else { return nil }
        if let word = text.match(anyOf: ["punkterna ", "punkten ", "punkt ", "p. ", "p "], at: first),
            let list = pointNumbers(at: word)
        {
            return (list.values, list.end)
        }
        if let item = ordinal(at: first), let end = text.matchWord(" punkten", at: item.end) {
            return ([String(item.value)], end)
        }
        guard first == start + 1, let list = pointNumbers(at: first) else { return nil }
        if let end = text.match(" p.", at: list.end) { return (list.values, end) }
        for name in [" p", " punkten"] {
            if let end = text.matchWord(name, at: list.end) { return (list.values, end) }
        }
        return isStandalone(list.end) ? (list.values, list.end) : nil
    }

    /// ` b` before an act: a part of a list with letters, which has no target of its own.
    private func letterPoint(at start: Int) -> Int? {
        guard let letter = text.match(" ", at: start), Scan.isLower(byte(letter)),
            byte(letter) <= UInt8(ascii: "h"),
            text.endsWord(letter + 1)
        else { return nil }
        return isStandalone(letter + 1) ? letter + 1 : nil
    }

    /// Whether a bare number that ends here is a point: nothing follows that it could count or belong to.
    private func isStandalone(_ end: Int) -> Bool {
        guard end < count else { return true }
        switch byte(end) {
        case UInt8(ascii: "."):
            return !Scan.isDigit(byte(end + 1))
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: ";"): return true
        case UInt8(ascii: ","), UInt8(ascii: " "):
            let next = text.match(", ", at: end) ?? text.skipSpace(end)
            if isAct(next) || placeFollows(next) { return true }
            if let word = text.match("i ", at: next), isAct(word) { return true }
            guard let joined = joiner(at: end) else { return false }
            return placeFollows(joined)
        default: return false
        }
    }

    /// Whether a number with `kap` or `§` after it stands here.
    private func placeFollows(_ start: Int) -> Bool {
        guard let digits = digits(at: start) else { return false }
        var end = digits.end
        if Scan.isLower(byte(end)), text.endsWord(end + 1) {
            end += 1
        } else if byte(end) == 0x20, Scan.isLower(byte(end + 1)), text.endsWord(end + 2) {
            end += 2
        }
        return sectionSign(at: end) != nil || text.match("kap", at: text.skipSpace(end)) != nil
    }

    /// ` första meningen`: belongs to the reference, names no target.
    private func sentence(at start: Int) -> Int {
        guard let first = text.match(anyOf: [", ", " "], at: start),
            let item = ordinal(at: first)?.end ?? text.matchWord("sista", at: first)
        else { return start }
        for word in [" meningen", " ledet", " strecksatsen", " punkten"] {
            if let end = text.matchWord(word, at: item) { return end }
        }
        return start
    }

    // MARK: Numbers

    /// A list of section or chapter numbers with its ranges written out.
    func numbers(at start: Int) -> (values: [String], end: Int)? {
        guard let first = number(at: start) else { return nil }
        var values = [first.value]
        var end = first.end
        var last = first.value
        while values.count < Self.most {
            if let next = dash(at: end), let upper = number(at: next) ?? letterOnly(after: last, at: next) {
                values += Self.between(last, upper.value) + [upper.value]
                (last, end) = (upper.value, upper.end)
            } else if let next = joiner(at: end), let item = number(at: next), isListed(item.end) {
                values.append(item.value)
                (last, end) = (item.value, item.end)
            } else {
                break
            }
        }
        return (values, end)
    }

    /// Whether a number after a comma or `och` is one more of the list: the list goes on until its sign follows.
    private func isListed(_ end: Int) -> Bool {
        var position = end
        for _ in 0..<40 {
            if sectionSign(at: position) != nil || chapterWord(at: position) != nil { return true }
            guard let next = dash(at: position) ?? joiner(at: position),
                let item = number(at: next) ?? letterOnly(after: "0a", at: next)
            else { return false }
            position = item.end
        }
        return false
    }

    /// A list of numbers after which no sign comes: points, or sections after `§`.
    private func pointNumbers(at start: Int) -> (values: [String], end: Int)? {
        guard let first = point(at: start) else { return nil }
        var values = [first.value]
        var end = first.end
        while values.count < 50 {
            if let next = dash(at: end), let upper = point(at: next) {
                values += Self.between(values[values.count - 1], upper.value) + [upper.value]
                end = upper.end
            } else if let next = joiner(at: end), let item = point(at: next), !placeFollows(next),
                isStandaloneOrListed(item.end)
            {
                values.append(item.value)
                end = item.end
            } else {
                break
            }
        }
        return (values, end)
    }

    /// Whether a further point is one: the sentence could go on with a number after `och`.
    private func isStandaloneOrListed(_ end: Int) -> Bool {
        isStandalone(end) || text.match(anyOf: [" p.", " p "], at: end) != nil || dash(at: end) != nil
            || joiner(at: end).map { Scan.isDigit(byte($0)) && !placeFollows($0) } ?? false
    }

    /// `2`, `2 a`
    private func point(at start: Int) -> (value: String, end: Int)? {
        guard let item = number(at: start) else { return nil }
        guard item.value.last.map({ $0.isNumber }) ?? false, let letter = text.match(" ", at: item.end),
            Scan.isLower(byte(letter)),
            byte(letter) <= UInt8(ascii: "h"), text.endsWord(letter + 1), isStandalone(letter + 1)
        else { return item }
        return (item.value + String(Character(Unicode.Scalar(byte(letter)))), letter + 1)
    }

    /// `25`, `6 a`, `2a`.
    private func number(at start: Int) -> (value: String, end: Int)? {
        guard let digits = digits(at: start), digits.value < 1000 else { return nil }
        let value = String(digits.value)
        let end = digits.end
        let next = byte(end)
        // A year, a case number, a decimal: not a section.
        if next == UInt8(ascii: ":") || next == UInt8(ascii: "/") { return nil }
        if next == UInt8(ascii: "."), Scan.isDigit(byte(end + 1)) { return nil }
        if Scan.isLower(next), text.endsWord(end + 1) {
            return (value + String(Character(Unicode.Scalar(next))), end + 1)
        }
        if next == 0x20, Scan.isLower(byte(end + 1)), text.endsWord(end + 2), isNumberLetter(at: end + 1) {
            return (value + String(Character(Unicode.Scalar(byte(end + 1)))), end + 2)
        }
        return text.endsWord(end) || text.match("kap", at: end) != nil ? (value, end) : nil
    }

    /// Whether a single letter belongs to the number before it: `6 a §`, and not `25 § i lagen`.
    private func isNumberLetter(at letter: Int) -> Bool {
        let end = letter + 1
        if sectionSign(at: end) != nil || text.match("kap", at: text.skipSpace(end)) != nil
            || dash(at: end) != nil
        {
            return true
        }
        guard let next = joiner(at: end), text.lower[letter] != UInt8(ascii: "i") else { return false }
        return Scan.isDigit(byte(next))
    }

    /// The second letter of `24 a–c`.
    private func letterOnly(after number: String, at start: Int) -> (value: String, end: Int)? {
        guard let letter = number.last, letter.isLetter, Scan.isLower(byte(start)), text.endsWord(start + 1)
        else { return nil }
        return (String(number.dropLast()) + String(Character(Unicode.Scalar(byte(start)))), start + 1)
    }

    private func digits(at start: Int) -> (value: Int, end: Int)? {
        var end = start
        var value = 0
        while Scan.isDigit(byte(end)), end - start < 4 {
            value = value * 10 + Int(byte(end) - 0x30)
            end += 1
        }
        guard end > start, !Scan.isDigit(byte(end)), byte(start) != 0x30 else { return nil }
        return (value, end)
    }

    /// The whole numbers between two ends, or the letters: 2–4 a gives 3, 4; 24 a–24 c gives 24b.
    private static func between(_ lower: String, _ upper: String) -> [String] {
        func parts(_ text: String) -> (number: Int, letter: Character?) {
            let letter = text.last.flatMap { $0.isLetter ? $0 : nil }
            return (Int(letter == nil ? text : String(text.dropLast())) ?? 0, letter)
        }
        let (low, high) = (parts(lower), parts(upper))
        if low.number == high.number, let from = low.letter?.asciiValue, let to = high.letter?.asciiValue,
            from < to
        {
            return (from + 1..<to).map { "\(low.number)\(Character(Unicode.Scalar($0)))" }
        }
        guard low.number < high.number, high.number - low.number < most else { return [] }
        let last = high.letter == nil ? high.number - 1 : high.number
        guard low.number + 1 <= last else { return [] }
        return (low.number + 1...last).map(String.init)
    }

    // MARK: Words and signs

    /// ` §`, ` §§`, ` paragrafen`: the byte after it.
    private func sectionSign(at start: Int) -> Int? {
        var next = text.skipSpace(start)
        if byte(next) == UInt8(ascii: "p") {
            return text.matchWord("paragrafen", at: next) ?? text.matchWord("paragraferna", at: next)
        }
        guard byte(next) == NormalizedText.section else { return nil }
        while byte(next) == NormalizedText.section { next += 1 }
        return next
    }

    /// ` kap.`, ` kap,`, ` kap`, ` kapitlet`, the byte after it.
    private func chapterWord(at start: Int) -> Int? {
        let next = text.skipSpace(start)
        guard byte(next) == UInt8(ascii: "k") else { return nil }
        if let end = text.matchWord("kapitlet", at: next) ?? text.matchWord("kapitel", at: next) {
            return end
        }
        guard let end = text.match("kap", at: next) else { return nil }
        if let dotted = text.match(anyOf: [".", " ."], at: end) { return dotted }
        // A misprint for the full stop, before a section.
        if byte(end) == UInt8(ascii: ","), sectionFollows(end + 1) { return end + 1 }
        return text.endsWord(end) || Scan.isDigit(byte(end)) ? end : nil
    }

    /// Whether numbers and then `§` stand here. It reads on its own, for a list asks for the chapters after it.
    private func sectionFollows(_ start: Int) -> Bool {
        var position = text.skipSpace(start)
        for _ in 0..<20 {
            guard let digits = digits(at: position) else { return false }
            position = digits.end
            if Scan.isLower(byte(position)), text.endsWord(position + 1) { position += 1 }
            if byte(position) == 0x20, Scan.isLower(byte(position + 1)), text.endsWord(position + 2) {
                position += 2
            }
            if sectionSign(at: position) != nil { return true }
            guard let next = dash(at: position) ?? joiner(at: position) else { return false }
            position = next
        }
        return false
    }

    private static let joiners = [
        ", och ", ", samt ", ", eller ", ", ", " och ", " samt ", " eller ", " resp. ", " respektive ",
        " jämte ", " och/eller ", " & ",
    ]

    /// `, `, ` och `, ` samt `, ` eller `, ` respektive `, `, och `: the byte after it.
    func joiner(at start: Int) -> Int? {
        byte(start) == 0x20 || byte(start) == UInt8(ascii: ",")
            ? text.match(anyOf: Self.joiners, at: start) : nil
    }

    /// What joins sections and groups: as lists, and as courts and commentaries do.
    func sectionJoiner(at start: Int) -> Int? {
        guard let next = joiner(at: start) else {
            return text.match(
                anyOf: [
                    " jämförd med ", " jämfört med ", " jämförda med ", " i förening med ", ", jämförd med ",
                    ", jämfört med ", "; ",
                ], at: start)
        }
        return text.match("i ", at: next) ?? next
    }

    /// `-`, `--`, ` till `, ` till och med `
    private func dash(at start: Int) -> Int? {
        var next = text.skipSpace(start)
        if byte(next) == UInt8(ascii: "t"), next > start {
            return text.match(anyOf: ["till och med ", "t.o.m. ", "t o m ", "till "], at: next)
        }
        guard byte(next) == UInt8(ascii: "-") else { return nil }
        while byte(next) == UInt8(ascii: "-") { next += 1 }
        return text.skipSpace(next)
    }
}
