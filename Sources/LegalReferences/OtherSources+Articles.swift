/// Articles of the European Union's acts.
extension OtherSources {
    /// `artikel 6.1 c`, `art. 9.2 h`, `artiklarna 5, 6 och 9`, `artikel 6.1 första stycket c`.
    ///
    /// - Parameter isBeforeAct: then a list ends where its act follows; after an act the sentence could go on with numbers.
    func article(at start: Int, isBeforeAct: Bool) -> (text: String, end: Int)? {
        guard let number = text.match(anyOf: Self.articleWords, at: start),
            var end = articleNumber(at: number)
        else { return nil }
        var printed = text.string(number..<end)
        let isList = isBeforeAct || text.match("artiklarna ", at: start) != nil
        let first = (printed, end)
        var areParts = true
        for _ in 0..<Self.mostArticles {
            guard let next = text.match(anyOf: Self.articleJoiners, at: end) else { break }
            // `artikel 6.1 e och artikel 9.2 h`
            let item = text.match(anyOf: Self.articleWords, at: next) ?? next
            guard let more = articleNumber(at: item) ?? articleLetter(at: item) else { break }
            areParts = areParts && text.bytes[item..<more].contains(UInt8(ascii: "."))
            printed += text.string(end..<next) + text.string(item..<more)
            end = more
        }
        // `GDPR, artikel 5 och 6.`: what goes on after the last could be counted by it.
        if !isList, !areParts, end < b.count, !Scan.isOne(b[end], of: ".;)]") { (printed, end) = first }
        return (Self.plain(printed), end)
    }

    /// `6.1 c` from `6(1)(c)`, `6.1.c` and `6.1 (c)`.
    private static func plain(_ printed: String) -> String {
        var result = ""
        var previous: Character = " "
        for character in withoutNames(withPoints(printed)) {
            if character.isLetter, previous == "(" || previous == ".", result.last != " " { result += " " }
            if character.isNumber, previous == "(" || previous == "." { result += "." }
            if !"().".contains(character) { result.append(character) }
            previous = character
        }
        return result
    }

    /// `6.1 c` from `6 punkt 1 c` and `6 (1) c`.
    private static func withPoints(_ printed: String) -> String {
        guard printed.contains("punkt ") || printed.contains(" (") else { return printed }
        let parts = printed.split(separator: " ")
        var result = ""
        for (index, part) in parts.enumerated() {
            let isNumber = part.first?.isNumber ?? false
            let isPoint = index > 0 && isNumber && parts[index - 1] == "punkt"
            let isInBrackets = part.first == "(" && part.dropFirst().first?.isNumber ?? false
            if isPoint {
                result += "." + part
            } else if part == "punkt", index + 1 < parts.count, parts[index + 1].first?.isNumber ?? false {
                continue
            } else {
                result += (index == 0 || isInBrackets ? "" : " ") + part
            }
        }
        return result
    }

    /// `6.1 e` from `6.1 led e`.
    private static func withoutNames(_ printed: String) -> String {
        guard printed.utf8.contains(where: { $0 == UInt8(ascii: "l") || $0 == UInt8(ascii: "p") }) else {
            return printed
        }
        let names = ["led", "leden", "punkt", "punkterna"]
        return printed.split(separator: " ").filter { !names.contains(String($0)) }.joined(separator: " ")
    }

    /// Longer lists are cut here: no text has as many.
    private static let mostArticles = 50

    private static let articleWords: [StaticString] = ["artikel ", "artiklarna ", "art. ", "art "]

    private static let articleJoiners: [StaticString] = [
        ", ", " och ", " samt ", " eller ", " respektive ", "-", " - ",
    ]

    /// `6`, `6.1 c`, `6.1 första stycket c`
    private func articleNumber(at start: Int) -> Int? {
        var end = start
        while end < b.count,
            Scan.isDigit(b[end])
                || b[end] == UInt8(ascii: ".") && end + 1 < b.count && Scan.isDigit(b[end + 1])
        { end += 1 }
        guard end > start else { return nil }
        // `6 punkt 1 c`, `6 (1) c`
        if !b[start..<end].contains(UInt8(ascii: ".")) {
            if let point = text.match(" punkt ", at: end), case let digits = self.digits(at: point),
                digits > point, text.endsWord(digits)
            {
                end = digits
            } else if let point = text.match(" (", at: end), case let digits = self.digits(at: point),
                digits > point, digits < point + 3, let closed = text.match(")", at: digits)
            {
                end = closed
            }
        }
        // `6(1)(c)`, `6.1.c`
        if text.byte(end) == UInt8(ascii: "("), case let digits = self.digits(at: end + 1), digits > end + 1 {
            end = text.match(")", at: digits) ?? end
        }
        if text.byte(end) == UInt8(ascii: "."), Scan.isLower(text.byte(end + 1)), text.endsWord(end + 2),
            text.match(". ", at: end + 1) == nil
        {
            return end + 2
        }
        if text.byte(end) == UInt8(ascii: "("), let letter = articleLetter(at: end) { return letter }
        if let word = text.match(" ", at: end),
            let ordinal = text.match(anyOf: PlaceScanner.ordinals, at: word),
            let stycke = text.matchWord(" stycket", at: ordinal)
        {
            end = stycke
        }
        return text.match(anyOf: Self.letterLeads, at: end).flatMap(articleLetter) ?? end
    }

    private static let letterLeads: [StaticString] = [" led ", " leden ", " punkt ", " punkterna ", " "]

    /// `c`, `(c)`
    private func articleLetter(at start: Int) -> Int? {
        if text.byte(start) == UInt8(ascii: "("), Scan.isLower(text.byte(start + 1)) {
            return text.match(")", at: start + 2)
        }
        let letter = start
        guard letter < b.count, Scan.isLower(b[letter]), text.endsWord(letter + 1),
            b[letter] != UInt8(ascii: "i") || text.match(" i ", at: letter + 1) != nil
                || goesOnWithLetter(letter + 1)
        else { return nil }
        return letter + 1
    }

    /// Whether one more letter follows: the i of `9.2 i och j` is one, and not the word.
    private func goesOnWithLetter(_ end: Int) -> Bool {
        guard let next = text.match(anyOf: Self.articleJoiners, at: end) else { return false }
        return Scan.isLower(text.byte(next)) && text.endsWord(next + 1)
    }
}
