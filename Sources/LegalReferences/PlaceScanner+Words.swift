/// The words and signs between numbers: `§`, `kap.`, `och`, dashes.
extension PlaceScanner {
    /// ` §`, ` §§`, ` paragrafen`: the byte after it.
    func sectionSign(at start: Int) -> Int? {
        var next = text.skipSpace(start)
        if byte(next) == UInt8(ascii: "p") {
            return text.matchWord("paragrafen", at: next) ?? text.matchWord("paragraferna", at: next)
        }
        // `3 och följande paragrafer`, `3 ff. §§`
        if next > start, byte(next) == UInt8(ascii: "o") || byte(next) == UInt8(ascii: "f") {
            return text.match(
                anyOf: ["och följande paragrafer", "och följande §§", "ff. §§", "ff §§", "f. §§"], at: next)
        }
        guard byte(next) == NormalizedText.section else { return nil }
        while byte(next) == NormalizedText.section { next += 1 }
        // `48 § §` is found in extracted text; `48 § § 49` is two places.
        if byte(next) == 0x20, byte(next + 1) == NormalizedText.section,
            byte(next + 2) != NormalizedText.section,
            !Scan.isDigit(byte(text.skipSpace(next + 2)))
        {
            next += 2
        }
        return next
    }

    /// ` kap.`, ` kap,`, ` kap`, ` kapitlet`, the byte after it.
    func chapterWord(at start: Int) -> Int? {
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
    func sectionFollows(_ start: Int) -> Bool {
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

    static let joiners: [StaticString] = [
        ", och ", ", samt ", ", eller ", ", ", " och ", " samt ", " eller ", " resp. ", " respektive ",
        " jämte ", " och/eller ", " & ",
    ]

    /// `, `, ` och `, ` samt `, ` eller `, ` respektive `, `, och `: the byte after it.
    func joiner(at start: Int) -> Int? {
        // What the words begin with that join after a space.
        byte(start) == 0x20 && Scan.isOne(byte(start + 1), of: "oserj&") || byte(start) == UInt8(ascii: ",")
            ? text.match(anyOf: Self.joiners, at: start) : nil
    }

    /// What joins sections and groups: as lists, and as courts and commentaries do.
    func sectionJoiner(at start: Int) -> Int? {
        guard let next = joiner(at: start) else {
            return text.match(
                anyOf: [
                    " jämförd med ", " jämfört med ", " jämförda med ", " i förening med ", ", jämförd med ",
                    ", jämfört med ", "; ", " som ",
                ], at: start)
        }
        let even = text.match("dels ", at: next) ?? next
        return text.match(anyOf: ["i ", "enligt ", "nya ", "även "], at: even) ?? even
    }

    /// ` och kommunen enligt `: few words between two places that one act follows.
    func distantJoiner(at start: Int) -> Int? {
        guard var position = text.match(anyOf: [" och ", ", och ", " samt ", ", medan "], at: start) else {
            return nil
        }
        for _ in 0..<2 {
            let end = text.wordEnd(from: position)
            guard end > position, !Scan.isDigit(byte(position)) else { return nil }
            if let next = text.match(" enligt ", at: end) { return next }
            guard let next = text.match(" ", at: end) else { return nil }
            position = next
        }
        return nil
    }

    /// `-`, `--`, ` till `, ` till och med `
    func dash(at start: Int) -> Int? {
        var next = text.skipSpace(start)
        if byte(next) == UInt8(ascii: "t"), next > start {
            return text.match(anyOf: ["till och med ", "t.o.m. ", "t o m ", "till "], at: next)
        }
        guard byte(next) == UInt8(ascii: "-") else { return nil }
        while byte(next) == UInt8(ascii: "-") { next += 1 }
        return text.skipSpace(next)
    }
}
