/// A place in an act: chapter, section, stycke and point, as many of them as are named.
///
/// Its written form is that of `lag:` links and of Riksdagen's fragments: `K27P25`, `P8`, `K1P1S2`, `P4N6`.
package struct Provision: Sendable, Hashable {
    /// Digits and at most one letter: `27`, `3a`.
    package var chapter: String?
    package var section: String?
    package var stycke: Int?
    package var point: String?

    package init(chapter: String? = nil, section: String? = nil, stycke: Int? = nil, point: String? = nil) {
        self.chapter = chapter
        self.section = section
        self.stycke = stycke
        self.point = point
    }

    /// Reads the written form; `nil` where a text is none.
    package init?(_ text: some StringProtocol) {
        var rest = Substring(text)
        func take(_ letter: Character) -> String? {
            guard rest.first == letter else { return nil }
            let digits = rest.dropFirst().prefix { $0.isASCII && $0.isNumber }
            guard !digits.isEmpty, digits.first != "0" else { return nil }
            rest = rest[digits.endIndex...]
            let suffix = rest.prefix { $0.isASCII && $0.isLowercase }
            guard suffix.count <= 1 else { return nil }
            rest = rest[suffix.endIndex...]
            return String(digits + suffix)
        }
        chapter = take("K")
        section = take("P")
        if let number = take("S") {
            // Stycken have no letters.
            guard let value = Int(number) else { return nil }
            stycke = value
        }
        point = take("N")
        let hasPlace = chapter != nil || section != nil
        let isOrdered = section != nil || (stycke == nil && point == nil)
        guard rest.isEmpty, hasPlace, isOrdered else { return nil }
    }

    /// The written form.
    package var code: String {
        (chapter.map { "K\($0)" } ?? "") + (section.map { "P\($0)" } ?? "") + (stycke.map { "S\($0)" } ?? "")
            + (point.map { "N\($0)" } ?? "")
    }

    /// As it is written in Swedish: `27 kap. 25 § första stycket 2`.
    package var label: String {
        var parts: [String] = []
        if let chapter { parts.append("\(Self.spaced(chapter)) kap.") }
        if let section { parts.append("\(Self.spaced(section)) §") }
        if let stycke { parts.append("\(Self.ordinal(stycke)) stycket") }
        if let point { parts.append(Self.spaced(point)) }
        return parts.joined(separator: " ")
    }

    /// Where Riksdagen's consolidated text has a fragment for it: down to the stycke.
    package var riksdagenFragment: String {
        Provision(chapter: chapter, section: section, stycke: section == nil ? nil : stycke).code
    }

    private static func spaced(_ number: String) -> String {
        guard let letter = number.last, letter.isLetter else { return number }
        return "\(number.dropLast()) \(letter)"
    }

    private static func ordinal(_ number: Int) -> String {
        let words = [
            "första", "andra", "tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde", "nionde", "tionde",
        ]
        return words.indices.contains(number - 1) ? words[number - 1] : "\(number):e"
    }
}

extension Provision: Comparable {
    /// The order in which an act prints them: 3 § before 3 a § before 10 §.
    package static func < (a: Provision, b: Provision) -> Bool {
        let left = [key(a.chapter), key(a.section), (a.stycke ?? 0, ""), key(a.point)]
        let right = [key(b.chapter), key(b.section), (b.stycke ?? 0, ""), key(b.point)]
        for (x, y) in zip(left, right) where x != y { return x < y }
        return false
    }

    private static func key(_ number: String?) -> (Int, String) {
        guard let number else { return (0, "") }
        let digits = number.prefix(while: \.isNumber)
        return (Int(digits) ?? 0, String(number.dropFirst(digits.count)))
    }
}
