/// Places in an act as they are written: `27 kap. 25 §`, `6 a, 9 och 11 §§ andra stycket 2`, several before one act.
struct PlaceScanner {
    /// The places under one `kap.`, or without one.
    struct Group {
        var range: Range<Int>
        var chapters: [String] = []
        var provisions: [Provision] = []
        var hasSections = false
    }

    let text: NormalizedText
    /// Whether an act begins at a byte: a bare number after `§` is a point only before one, or before a stop.
    let isAct: (Int) -> Bool

    private var b: [UInt8] { text.lower }

    init(_ text: NormalizedText, isAct: @escaping (Int) -> Bool) {
        self.text = text
        self.isAct = isAct
        count = text.lower.count
    }

    private let count: Int
    /// Long lists and ranges are cut here: no act has as many sections.
    private static let most = 300

    // MARK: A group

    /// The group that begins at a byte, with the byte after it.
    func group(at start: Int) -> (group: Group, end: Int)? {
        if let found = spelledOut(at: start) { return found }
        guard start < count, Scan.isDigit(b[start]), let list = numbers(at: start) else { return nil }
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

    /// `kapitel 3, paragraf 16`
    private func spelledOut(at start: Int) -> (group: Group, end: Int)? {
        guard let word = match("kapitel ", at: start), let chapter = number(at: word) else { return nil }
        var group = Group(range: start..<chapter.end, chapters: [chapter.value])
        var next = chapter.end
        if let comma = match(",", at: next) { next = comma }
        next = skipSpace(next)
        guard let paragraph = match("paragraf ", at: next) ?? match("§ ", at: next), let list = numbers(at: paragraph)
        else {
            group.provisions = [Provision(chapter: chapter.value)]
            return (group, chapter.end)
        }
        let end = qualified(list.values, chapter: chapter.value, at: list.end, into: &group)
        group.range = start..<end
        return (group, end)
    }

    private func firstSections(at start: Int, into group: inout Group) -> Int? {
        let next = skipSpace(start)
        guard next < count, Scan.isDigit(b[next]), let list = numbers(at: next), let sign = sectionSign(at: list.end)
        else { return nil }
        return qualified(list.values, chapter: group.chapters.first, at: sign, into: &group)
    }

    /// `, 6 § och 9 §` after a first section: the chapter is the same.
    private func moreSections(at start: Int, into group: inout Group) -> Int {
        var end = start
        while let next = joiner(at: end), next < count, Scan.isDigit(b[next]), let list = numbers(at: next),
            chapterWord(at: list.end) == nil, let sign = sectionSign(at: list.end), group.provisions.count < Self.most
        {
            end = qualified(list.values, chapter: group.chapters.first, at: sign, into: &group)
        }
        return end
    }

    // MARK: Stycke, point and sentence

    /// Adds the sections with what follows them, which belongs to the last.
    private func qualified(_ sections: [String], chapter: String?, at start: Int, into group: inout Group) -> Int {
        group.hasSections = true
        var provisions = sections.map { Provision(chapter: chapter, section: $0) }
        var end = start
        guard let last = provisions.popLast() else { return start }
        var parts = [last]
        if let (stycken, after) = stycken(at: end) {
            parts = stycken.map { stycke in
                var part = last
                part.stycke = stycke
                return part
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
        }
        end = sentence(at: end)
        provisions += parts
        group.provisions += provisions
        return end
    }

    private static let ordinals = [
        "första", "andra", "tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde", "nionde", "tionde",
    ].map { Array($0.utf8) }

    private func ordinal(at start: Int) -> (value: Int, end: Int)? {
        for (index, word) in Self.ordinals.enumerated() {
            if let end = matchWord(word, at: start) { return (index + 1, end) }
        }
        return nil
    }

    /// ` första stycket`, ` första och andra styckena`, ` 2 st.`, with a comma before or not.
    private func stycken(at start: Int) -> (values: [Int], end: Int)? {
        var next = match(", ", at: start) ?? match(" ", at: start)
        guard let first = next else { return nil }
        if let word = match("st. ", at: first) ?? match("stycke ", at: first), let value = number(at: word),
            let number = Int(value.value)
        {
            return ([number], value.end)
        }
        var values: [Int] = []
        var position = first
        while let item = ordinal(at: position) ?? plainNumber(at: position) {
            values.append(item.value)
            position = item.end
            next = joiner(at: position)
            if let range = dash(at: position), let upper = ordinal(at: range) ?? plainNumber(at: range) {
                if item.value < upper.value, upper.value - item.value < 50 { values += (item.value + 1)...upper.value }
                position = upper.end
                next = joiner(at: position)
            }
            guard let after = next, ordinal(at: after) != nil || plainNumber(at: after) != nil else { break }
            position = after
        }
        guard !values.isEmpty else { return nil }
        let word = skipSpace(position)
        for name in ["styckena", "stycket", "stycke", "st."] {
            if let end = match(name, at: word), end == count || !Scan.isWord(b[end]) || name == "st." { return (values, end) }
        }
        if let end = match("st", at: word), end == count || !Scan.isWord(b[end]) { return (values, end) }
        return nil
    }

    private func plainNumber(at start: Int) -> (value: Int, end: Int)? {
        guard let digits = digits(at: start), digits.end == count || !Scan.isWord(b[digits.end]) else { return nil }
        return (digits.value, digits.end)
    }

    /// ` 2`, ` 1 och 3`, ` punkt 2`, ` p. 2`, ` 2 p.`, ` första punkten`.
    private func points(at start: Int) -> (values: [String], end: Int)? {
        guard let first = match(", ", at: start) ?? match(" ", at: start) else { return nil }
        for name in ["punkterna ", "punkten ", "punkt ", "p. ", "p "] {
            if let word = match(name, at: first), let list = numbers(at: word) { return (list.values, list.end) }
        }
        if let item = ordinal(at: first), let end = match(" punkten", at: item.end) { return ([String(item.value)], end) }
        guard first == start + 1, let list = numbers(at: first) else { return nil }
        for name in [" p.", " p", " punkten"] {
            if let end = match(name, at: list.end), end == count || !Scan.isWord(b[end]) { return (list.values, end) }
        }
        return isStandalone(list.end) ? (list.values, list.end) : nil
    }

    /// Whether a bare number that ends here is a point: nothing follows that it could count or belong to.
    private func isStandalone(_ end: Int) -> Bool {
        guard end < count else { return true }
        switch b[end] {
        case UInt8(ascii: "."):
            return end + 1 == count || !Scan.isDigit(b[end + 1])
        case UInt8(ascii: ")"), UInt8(ascii: ";"), NormalizedText.paragraphEnd: return true
        case UInt8(ascii: ","), UInt8(ascii: " "):
            let next = match(", ", at: end) ?? skipSpace(end)
            if isAct(next) { return true }
            if let word = match("i ", at: next), isAct(word) { return true }
            return false
        default: return false
        }
    }

    /// ` första meningen`: belongs to the reference, names no target.
    private func sentence(at start: Int) -> Int {
        guard let first = match(", ", at: start) ?? match(" ", at: start), let item = ordinal(at: first) else { return start }
        for word in [" meningen", " ledet", " strecksatsen", " punkten"] {
            if let end = match(word, at: item.end), end == count || !Scan.isWord(b[end]) { return end }
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

    /// Whether a number after a comma or `och` is one more of the list: the list goes on or its sign follows.
    private func isListed(_ end: Int) -> Bool {
        var position = end
        for _ in 0..<40 {
            if sectionSign(at: position) != nil || chapterWord(at: position) != nil { return true }
            guard let next = dash(at: position) ?? joiner(at: position), let item = number(at: next) else {
                return isStandalone(position)
            }
            position = item.end
        }
        return false
    }

    /// `25`, `6 a`, `2a`.
    private func number(at start: Int) -> (value: String, end: Int)? {
        guard let digits = digits(at: start), digits.value > 0, digits.value < 1000 else { return nil }
        let value = String(digits.value)
        let end = digits.end
        // A year, a case number, a decimal: not a section.
        if end < count, b[end] == UInt8(ascii: ":") || b[end] == UInt8(ascii: "/") { return nil }
        if end + 1 < count, b[end] == UInt8(ascii: "."), Scan.isDigit(b[end + 1]) { return nil }
        if end < count, Scan.isLower(b[end]), end + 1 == count || !Scan.isWord(b[end + 1]) {
            return (value + String(Character(Unicode.Scalar(b[end]))), end + 1)
        }
        if end + 1 < count, b[end] == 0x20, Scan.isLower(b[end + 1]), end + 2 == count || !Scan.isWord(b[end + 2]),
            isNumberLetter(at: end + 1)
        {
            return (value + String(Character(Unicode.Scalar(b[end + 1]))), end + 2)
        }
        return end < count && Scan.isWord(b[end]) ? nil : (value, end)
    }

    /// Whether a single letter belongs to the number before it: `6 a §`, and not `25 § i lagen`.
    private func isNumberLetter(at letter: Int) -> Bool {
        let end = letter + 1
        if sectionSign(at: end) != nil || chapterWord(at: end) != nil || dash(at: end) != nil { return true }
        guard let next = joiner(at: end), next < count else { return false }
        return Scan.isDigit(b[next]) && b[letter] != UInt8(ascii: "i")
    }

    /// The second letter of `24 a–c`.
    private func letterOnly(after number: String, at start: Int) -> (value: String, end: Int)? {
        guard let letter = number.last, letter.isLetter, start < count, Scan.isLower(b[start]),
            start + 1 == count || !Scan.isWord(b[start + 1])
        else { return nil }
        return (String(number.dropLast()) + String(Character(Unicode.Scalar(b[start]))), start + 1)
    }

    private func digits(at start: Int) -> (value: Int, end: Int)? {
        var end = start
        var value = 0
        while end < count, Scan.isDigit(b[end]), end - start < 4 {
            value = value * 10 + Int(b[end] - 0x30)
            end += 1
        }
        guard end > start, end == count || !Scan.isDigit(b[end]), b[start] != 0x30 else { return nil }
        return (value, end)
    }

    /// The whole numbers between two ends, or the letters: 2–4 a gives 3, 4; 24 a–24 c gives 24b.
    private static func between(_ lower: String, _ upper: String) -> [String] {
        func parts(_ text: String) -> (number: Int, letter: Character?) {
            let letter = text.last.flatMap { $0.isLetter ? $0 : nil }
            return (Int(letter == nil ? text : String(text.dropLast())) ?? 0, letter)
        }
        let (low, high) = (parts(lower), parts(upper))
        if low.number == high.number, let from = low.letter?.asciiValue, let to = high.letter?.asciiValue, from < to {
            return (from + 1..<to).map { "\(low.number)\(Character(Unicode.Scalar($0)))" }
        }
        guard low.number < high.number, high.number - low.number < most else { return [] }
        let last = high.letter == nil ? high.number - 1 : high.number
        guard low.number + 1 <= last else { return [] }
        return (low.number + 1...last).map(String.init)
    }

    // MARK: Words and signs

    /// ` §` or ` §§`, the byte after it.
    private func sectionSign(at start: Int) -> Int? {
        var next = skipSpace(start)
        guard next + 1 < count, b[next] == 0xC2, b[next + 1] == 0xA7 else { return nil }
        while next + 1 < count, b[next] == 0xC2, b[next + 1] == 0xA7 { next += 2 }
        return next
    }

    /// ` kap.`, ` kap,`, ` kap`, ` kapitlet`, the byte after it.
    private func chapterWord(at start: Int) -> Int? {
        let next = skipSpace(start)
        for word in ["kapitlet", "kapitel", "kap"] {
            guard let end = match(word, at: next) else { continue }
            if end == count { return end }
            if word == "kap", b[end] == UInt8(ascii: ".") { return end + 1 }
            // A misprint for the full stop, before a section.
            if word == "kap", b[end] == UInt8(ascii: ","), sectionFollows(end + 1) { return end + 1 }
            if !Scan.isWord(b[end]) { return end }
        }
        return nil
    }

    private func sectionFollows(_ start: Int) -> Bool {
        let next = skipSpace(start)
        guard next < count, Scan.isDigit(b[next]), let list = numbers(at: next) else { return false }
        return sectionSign(at: list.end) != nil
    }

    /// `, `, ` och `, ` samt `, ` eller `, ` respektive `, `, och `: the byte after it.
    func joiner(at start: Int) -> Int? {
        for word in [", och ", ", samt ", ", eller ", ", ", " och ", " samt ", " eller ", " resp. ", " respektive ", " jämte "] {
            if let end = match(word, at: start) { return end }
        }
        return nil
    }

    private func dash(at start: Int) -> Int? {
        let next = skipSpace(start)
        guard next < count, b[next] == UInt8(ascii: "-") else { return nil }
        return skipSpace(next + 1)
    }

    func skipSpace(_ start: Int) -> Int { start < count && b[start] == 0x20 ? start + 1 : start }

    func match(_ word: String, at start: Int) -> Int? { text.match(word, at: start) }

    private func matchWord(_ word: [UInt8], at start: Int) -> Int? {
        let end = start + word.count
        guard end <= count, b[start..<end].elementsEqual(word), end == count || !Scan.isWord(b[end]) else { return nil }
        return end
    }
}

extension NormalizedText {
    /// The byte after a word in lower case that stands at a byte.
    func match(_ word: String, at start: Int) -> Int? {
        var index = start
        for byte in word.utf8 {
            guard index < lower.count, lower[index] == byte else { return nil }
            index += 1
        }
        return index
    }

    /// The byte after the word that begins at a byte.
    func wordEnd(from start: Int) -> Int {
        var end = start
        while end < lower.count, Scan.isWord(lower[end]) { end += 1 }
        return end
    }

    /// A stretch as printed, normalised.
    func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}
