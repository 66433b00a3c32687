/// A place in an act: chapter, section, stycke and point, as many of them as are named.
///
/// Its written form is that of `lag:` links and of Riksdagen's fragments: `K27P25`, `P8`, `K1P1S2`, `P4N6`.
package struct Provision: Sendable, Hashable {
    private var parts = Parts()

    package var chapter: Number? {
        get { parts[0] }
        set { parts[0] = newValue }
    }
    package var section: Number? {
        get { parts[1] }
        set { parts[1] = newValue }
    }
    package var stycke: Int? {
        get { parts[2]?.value }
        set { parts[2] = newValue.map { Number($0) } }
    }
    package var point: Number? {
        get { parts[3] }
        set { parts[3] = newValue }
    }

    package init(
        chapter: Number? = nil, section: Number? = nil, stycke: Int? = nil, point: Number? = nil
    ) {
        self.chapter = chapter
        self.section = section
        self.stycke = stycke
        self.point = point
    }

    /// Reads the written form; `nil` where a text is none.
    package init?(_ text: some StringProtocol) {
        var rest = Substring(text).utf8[...]
        func take(_ letter: UInt8) -> Number? {
            guard rest.first == letter else { return nil }
            let digits = rest.dropFirst().prefix { Scan.isDigit($0) }
            guard digits.count <= Number.mostDigits, let value = Int(Substring(digits)), value > 0,
                digits.first != UInt8(ascii: "0")
            else { return nil }
            rest = rest[digits.endIndex...]
            let suffix = rest.prefix { Scan.isLower($0) }
            guard suffix.count <= 1 else { return nil }
            rest = rest[suffix.endIndex...]
            return Number(value, letter: suffix.first ?? 0)
        }
        chapter = take(UInt8(ascii: "K"))
        section = take(UInt8(ascii: "P"))
        if let number = take(UInt8(ascii: "S")) {
            // Stycken have no letters.
            guard number.letter == 0 else { return nil }
            stycke = number.value
        }
        point = take(UInt8(ascii: "N"))
        let hasPlace = chapter != nil || section != nil
        let isOrdered = section != nil || (stycke == nil && point == nil)
        guard rest.isEmpty, hasPlace, isOrdered else { return nil }
    }

    /// The written form.
    package var code: String {
        var code: [UInt8] = []
        for (index, letter) in "KPSN".utf8.enumerated() {
            guard let number = parts[index] else { continue }
            code.append(letter)
            number.append(to: &code)
        }
        return String(decoding: code, as: UTF8.self)
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

    private static func spaced(_ number: Number) -> String {
        var text: [UInt8] = []
        number.append(to: &text, isSpaced: true)
        return String(decoding: text, as: UTF8.self)
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
        for index in 0..<4 where a.parts.codes[index] != b.parts.codes[index] {
            return a.parts.codes[index] < b.parts.codes[index]
        }
        return false
    }
}
