/// Numbers of sections, chapters and points, their lists and ranges.
extension PlaceScanner {
    /// A list of numbers, which mostly is one: that one needs no array.
    struct Numbers {
        private(set) var first: Provision.Number?
        private var rest: [Provision.Number] = []

        init() {}
        init(_ number: Provision.Number) { first = number }

        var count: Int { first == nil ? 0 : 1 + rest.count }
        var last: Provision.Number? { rest.last ?? first }

        mutating func append(_ number: Provision.Number) {
            if first == nil { first = number } else { rest.append(number) }
        }

        func forEach(_ body: (Provision.Number) -> Void) {
            if let first { body(first) }
            rest.forEach(body)
        }
    }

    /// A list of section or chapter numbers with its ranges written out.
    func numbers(at start: Int) -> (values: Numbers, end: Int)? {
        guard let first = number(at: start) else { return nil }
        var values = Numbers(first.value)
        var end = first.end
        var last = first.value
        while values.count < Self.most {
            if let next = dash(at: end), let upper = number(at: next) ?? letterOnly(after: last, at: next) {
                Self.addRange(from: last, to: upper.value, to: &values)
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
    func isListed(_ end: Int) -> Bool {
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
    func pointNumbers(at start: Int) -> (values: Numbers, end: Int)? {
        guard let first = point(at: start) else { return nil }
        var values = Numbers(first.value)
        var end = first.end
        while values.count < 50 {
            if let last = values.last, let next = dash(at: end), let upper = point(at: next) {
                Self.addRange(from: last, to: upper.value, to: &values)
                end = upper.end
            } else if let last = values.last, last.letter != 0, let item = nextLetter(after: last, at: end) {
                if item.isRange {
                    Self.addRange(from: last, to: item.value, to: &values)
                } else {
                    values.append(item.value)
                }
                end = item.end
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
    func isStandaloneOrListed(_ end: Int) -> Bool {
        isStandalone(end) || text.match(anyOf: [" p.", " p "], at: end) != nil || dash(at: end) != nil
            || joiner(at: end).map { Scan.isDigit(byte($0)) && !placeFollows($0) } ?? false
    }

    /// `2`, `2 a`, `2p`
    func point(at start: Int) -> (value: Provision.Number, end: Int)? {
        guard let item = number(at: start) else { return nil }
        if item.value.letter == UInt8(ascii: "p") { return (Provision.Number(item.value.value), item.end) }
        guard item.value.letter == 0, let letter = text.match(" ", at: item.end),
            Scan.isLower(byte(letter)),
            byte(letter) <= UInt8(ascii: "h"), text.endsWord(letter + 1)
        else { return item }
        let lettered = Provision.Number(item.value.value, letter: byte(letter))
        guard isStandalone(letter + 1) || nextLetter(after: lettered, at: letter + 1) != nil else {
            return item
        }
        return (lettered, letter + 1)
    }

    /// The c of `2 b och c`, `2 b–c`: a further letter of the same point, when a place goes on or ends with the list.
    private func nextLetter(after last: Provision.Number, at end: Int) -> (
        value: Provision.Number, end: Int, isRange: Bool
    )? {
        let range = dash(at: end)
        guard let next = range ?? joiner(at: end), byte(next) <= UInt8(ascii: "h"),
            let first = letterOnly(after: last, at: next)
        else { return nil }
        var position = first.end
        for _ in 0..<8 {
            if isStandaloneOrListed(position) { return (first.value, first.end, range != nil) }
            guard let more = joiner(at: position).flatMap({ letterOnly(after: last, at: $0) }) else {
                return nil
            }
            position = more.end
        }
        return nil
    }

    /// `25`, `6 a`, `2a`.
    func number(at start: Int) -> (value: Provision.Number, end: Int)? {
        guard let digits = digits(at: start), digits.value < 1000 else { return nil }
        let value = digits.value
        let end = digits.end
        let next = byte(end)
        // A year, a case number, a decimal: not a section.
        if next == UInt8(ascii: ":") || next == UInt8(ascii: "/") { return nil }
        if next == UInt8(ascii: "."), Scan.isDigit(byte(end + 1)) { return nil }
        if Scan.isLower(next), text.endsWord(end + 1) {
            return (Provision.Number(value, letter: next), end + 1)
        }
        if next == 0x20, Scan.isLower(byte(end + 1)), text.endsWord(end + 2), isNumberLetter(at: end + 1) {
            return (Provision.Number(value, letter: byte(end + 1)), end + 2)
        }
        return text.endsWord(end) || text.match("kap", at: end) != nil ? (Provision.Number(value), end) : nil
    }

    /// Whether a single letter belongs to the number before it: `6 a §`, and not `25 § i lagen`.
    func isNumberLetter(at letter: Int) -> Bool {
        let end = letter + 1
        let isWord = text.lower[letter] == UInt8(ascii: "i")
        // `paragraf 25 i kapitel 27`
        if sectionSign(at: end) != nil || !isWord && text.match("kap", at: text.skipSpace(end)) != nil
            || dash(at: end) != nil
        {
            return true
        }
        guard let next = joiner(at: end), !isWord else { return false }
        return Scan.isDigit(byte(next))
    }

    /// The second letter of `24 a–c`.
    func letterOnly(after number: Provision.Number, at start: Int) -> (value: Provision.Number, end: Int)? {
        guard number.letter != 0, Scan.isLower(byte(start)), text.endsWord(start + 1) else { return nil }
        return (Provision.Number(number.value, letter: byte(start)), start + 1)
    }

    func digits(at start: Int) -> (value: Int, end: Int)? {
        var end = start
        var value = 0
        while Scan.isDigit(byte(end)), end - start < 4 {
            value = value * 10 + Int(byte(end) - 0x30)
            end += 1
        }
        guard end > start, !Scan.isDigit(byte(end)), byte(start) != 0x30 else { return nil }
        return (value, end)
    }

    /// Adds the whole numbers between two ends, or the letters, and the upper end: 2–4 a gives 3, 4, 4a; 24 a–24 c gives 24b, 24c.
    static func addRange(from low: Provision.Number, to high: Provision.Number, to values: inout Numbers) {
        if low.value == high.value, low.letter != 0, high.letter != 0, low.letter < high.letter {
            for letter in low.letter + 1..<high.letter {
                values.append(Provision.Number(low.value, letter: letter))
            }
        } else if low.value < high.value, high.value - low.value < most {
            let end = high.letter == 0 ? high.value : high.value + 1
            for value in low.value + 1..<max(end, low.value + 1) { values.append(Provision.Number(value)) }
        }
        values.append(high)
    }
}
