/// Acts by name and abbreviation: `patientlagen`, `hälso- och sjukvårdslagen (2017:30), HSL`.
extension ActScanner {
    func registered(at start: Int, after place: Bool) -> Found? {
        let wordEnd = text.wordEnd(from: start)
        guard let names = names(of: start..<wordEnd) else { return nil }
        for number in names {
            let name = index.names[number]
            guard let nameEnd = text.match(name.lower, of: index.letters, at: start),
                name.exact.map({
                    text.holds($0, of: index.letters, at: start) || isSmall(name, start..<nameEnd, place)
                }) ?? true,
                let end = boundary(after: nameEnd, isAbbreviation: name.exact != nil, place)
            else { continue }
            let id = index.acts[name.act].id
            if isOfOtherYear(id, at: start) { return nil }
            // `Lag om sjuklön 1991:1047`, `Lag om sjuklön, 8 §`
            if name.isIndefinite, !place,
                (bracketedNumber(at: end) ?? bareNumber(at: end) ?? laterBareNumber(at: end))?.id != id,
                !isCapitalBeforePlace(start..<end)
            {
                continue
            }
            var found = Found(id: id, act: name.act, kind: Self.kind(of: id), range: start..<end)
            found.isBareAbbreviation = name.exact != nil
            complete(&found, name: start..<nameEnd)
            return found
        }
        return nil
    }

    /// `28 § i 1982 års HSL`: the act of another year that was called the same.
    private func isOfOtherYear(_ id: String, at start: Int) -> Bool {
        guard start > 10, b[start - 1] == 0x20, text.match(" års ", at: start - 6) == start,
            text.digitsEnd(from: start - 10) == start - 6
        else { return false }
        return !id.hasPrefix(text.string((start - 10)..<(start - 6)))
    }

    /// `27 kap. 46 § sfb`, `sfb 27 kap`: an abbreviation in small letters, beside a chapter of an act that has chapters.
    private func isSmall(_ name: ActIndex.Name, _ range: Range<Int>, _ place: Bool) -> Bool {
        guard range.count >= 3, index.acts[name.act].numbering == .chapters,
            Scan.isLower(text.bytes[range.lowerBound + 1]), text.endsWord(range.upperBound)
        else { return false }
        if place { return true }
        guard let next = text.match(anyOf: [" ", ", "], at: range.upperBound) else { return false }
        let digits = text.digitsEnd(from: next)
        return digits > next && text.match("kap", at: text.skipSpace(digits)) != nil
    }

    /// `Lag om sjuklön, 8 §`, as headings and tables have it.
    private func isCapitalBeforePlace(_ name: Range<Int>) -> Bool {
        guard text.bytes[name.lowerBound] != b[name.lowerBound],
            let next = text.match(anyOf: [" ", ", ", " ("], at: name.upperBound)
        else { return false }
        return PlaceScanner(acts: self).placeFollows(next)
    }

    /// The names that begin with a word, which may be in the genitive or have a footnote's number glued to it.
    func names(of word: Range<Int>) -> Range<Int>? {
        let b = b
        // All of it, all but the digits at its end, and that without its last letter.
        var (whole, letters, before) = (Vocabulary.Hash(), Vocabulary.Hash(), Vocabulary.Hash())
        var end = word.lowerBound
        for index in word {
            let previous = whole
            whole.add(b[index])
            guard !Scan.isDigit(b[index]) else { continue }
            (letters, before, end) = (whole, previous, index + 1)
        }
        if let names = index.names(beginningWith: whole) { return names }
        if end < word.upperBound, let names = index.names(beginningWith: letters) { return names }
        guard end > word.lowerBound, b[end - 1] == UInt8(ascii: "s") else { return nil }
        return index.names(beginningWith: before)
    }

    /// The end of a name, with the genitive's s; `nil` where it is only the beginning of a longer word.
    func boundary(after end: Int, isAbbreviation: Bool, _ place: Bool) -> Int? {
        guard end < b.count else { return end }
        if b[end] == UInt8(ascii: "-"), Scan.isWord(text.byte(end + 1)) { return nil }
        if isAbbreviation, let genitive = text.matchWord(":s", at: end) { return genitive }
        guard Scan.isWord(b[end]) else { return end }
        let next = end + 1
        if b[end] == UInt8(ascii: "s"), text.endsWord(next) { return next }
        // A footnote's number: `PSL27` only after a place, for what is called so may have numbers of its own.
        let digits = text.digitsEnd(from: end)
        return digits > end && digits - end <= 3 && text.endsWord(digits) && (place || !isAbbreviation)
            ? end : nil
    }

    /// Adds number, abbreviation and title where they are printed after the name.
    func complete(_ found: inout Found, name: Range<Int>) {
        var end = found.range.upperBound
        if let number = bracketedNumber(at: end) ?? bareNumber(at: end) ?? laterBareNumber(at: end) {
            if number.id != found.id {
                found.disagreement = (name, found.id)
                found.id = number.id
                found.act = index.act(id: number.id)
            }
            found.isBareAbbreviation = false
            end = number.end
        }
        end = titleTail(of: found, at: end)
        let beside = abbreviation(of: found, at: end)
        if beside > end, found.range.upperBound == end,
            let number = bracketedNumber(at: beside) ?? bareNumber(at: beside), number.id == found.id
        {
            // `patientlagen, PL (2014:821)`, `patientlagen (PL) 2014:821`
            end = number.end
        } else {
            end = beside
        }
        found.range = found.range.lowerBound..<end
    }

    /// The rest of a registered title after the number: ` om sjuklön`.
    func titleTail(of found: Found, at end: Int) -> Int {
        guard let act = found.act else { return end }
        let tail = index.titleTails[act]
        guard !tail.isEmpty, let tailEnd = text.match(tail.indices, of: tail, at: end), text.endsWord(tailEnd)
        else {
            return end
        }
        return tailEnd
    }

    /// What stands before and after an abbreviation beside the name.
    static let besideNames: [(before: StaticString, after: StaticString?)] = [
        (", ", nil), (" (", ")"), (" [", "]"), (" - ", nil), (", förkortad ", nil), (", nedan ", nil),
        (" (förkortad ", ")"), (" (nedan ", ")"), (", hädanefter ", nil), (" (hädanefter ", ")"),
        (", härefter ", nil), (", fortsättningsvis ", nil), (" (fortsättningsvis ", ")"),
    ]

    /// `, PDL` or ` (PDL)` after an act's full name; in brackets another of its names too.
    func abbreviation(of found: Found, at end: Int) -> Int {
        // After most acts the sentence goes on.
        guard
            text.byte(end) == UInt8(ascii: ",")
                || text.byte(end) == 0x20 && Scan.isOne(text.byte(end + 1), of: "([-")
        else { return end }
        for (before, after) in Self.besideNames {
            guard let start = text.match(before, at: end),
                let word = knownAbbreviation(of: found, at: start, inBrackets: after != nil),
                let closed = after.map({ text.match($0, at: word) }) ?? word
            else { continue }
            // `PSL, HSL 5 kap.`: a comma, and what follows begins a reference of its own.
            if text.byte(end) == UInt8(ascii: ","), let next = text.match(" ", at: closed),
                Scan.isDigit(text.byte(next))
            {
                return end
            }
            return closed
        }
        return end
    }

    func knownAbbreviation(of found: Found, at start: Int, inBrackets: Bool) -> Int? {
        guard let act = found.act else { return newAbbreviation(of: found, at: start) }
        let word = start..<text.wordEnd(from: start)
        for name in index.names[names(of: word) ?? 0..<0]
        where name.act == act && (name.exact != nil || inBrackets) {
            guard let end = text.match(name.lower, of: index.letters, at: start),
                name.exact.map({ text.holds($0, of: index.letters, at: start) }) ?? true,
                text.endsWord(end) || Scan.isDigit(b[end])
            else { continue }
            return end
        }
        return nil
    }

    /// The abbreviation at the end of an act that the register does not have.
    func ownAbbreviation(of found: Found) -> [UInt8]? {
        guard found.act == nil, found.kind == .sfs, found.range.upperBound > 0 else { return nil }
        let last = found.range.upperBound - 1
        let end = Scan.isOne(b[last], of: ")]") ? last : last + 1
        let word = text.wordStart(before: end)..<end
        guard word.lowerBound > found.range.lowerBound, (2...6).contains(word.count),
            Scan.isUpper(text.bytes[word.lowerBound]),
            Scan.isOne(text.bytes[end - 1], of: "LFB")
                || text.bytes[word].allSatisfy(Scan.isUpper)
        else { return nil }
        return Array(text.bytes[word])
    }

    /// ` om psykiatrisk tvångsvård, LPT`: the abbreviation after a printed title, of whose words it has the initials.
    func titledAbbreviation(at start: Int) -> Int? {
        guard let title = text.match(" om ", at: start) else { return nil }
        var end = title
        while end < b.count, end - title < 120, Scan.isWord(b[end]) || Scan.isOne(b[end], of: " -") {
            end += 1
        }
        let isBracket = text.match("(", at: end) != nil
        guard let word = isBracket ? end + 1 : text.match(", ", at: end) else { return nil }
        let wordEnd = text.wordEnd(from: word)
        guard (3...5).contains(wordEnd - word), text.bytes[word..<wordEnd].allSatisfy(Scan.isUpper),
            b[word] == UInt8(ascii: "l")
        else { return nil }
        var letter = word + 1
        for index in title..<end where !Scan.isWord(b[index - 1]) && letter < wordEnd && b[index] == b[letter]
        {
            letter += 1
        }
        guard letter == wordEnd else { return nil }
        return isBracket ? text.match(")", at: wordEnd) : wordEnd
    }

    /// `SoL` after `socialtjänstlagen (2001:453)`: the register does not have it, but it begins alike and ends in `L`, `F` or `B`.
    func newAbbreviation(of found: Found, at start: Int) -> Int? {
        let end = text.wordEnd(from: start)
        guard (2...6).contains(end - start), text.byte(found.range.lowerBound) == b[start],
            Scan.isUpper(text.bytes[start]),
            let last = text.bytes[start..<end].last, Scan.isOne(last, of: "LFB")
        else { return nil }
        return end
    }
}
