/// What the words before an abbreviation that stands alone make of it: an act, or people and offices.
extension ParagraphPass {
    /// What the word before an abbreviation makes of it.
    enum Role { case act, dependent, actor, other, nothing }

    func role(before word: Int, to start: Int, _ isPlain: Bool) -> Role {
        func precedes(_ words: [StaticString]) -> Bool { text.match(anyOf: words, at: word) == start }
        if precedes(["hos ", "via ", "kontakta ", "har ", "hade ", "fick ", "vid "]) { return .other }
        if precedes(["se ", "jfr ", "ur "]) { return .act }
        if isPlain, precedes(Self.topics) || start > 10 && text.match("vad säger ", at: start - 11) == start {
            return .act
        }
        if precedes(["i "]) {
            // `I HSF arbetar 400 personer`
            let next = text.match(" ", at: text.wordEnd(from: start)) ?? start
            return isAfter(Self.offices, word) || text.match(anyOf: Self.officeVerbs, at: next) != nil
                || isAfterPeople(word) ? .actor : .act
        }
        if precedes(["för ", "om ", "under "]), isAfter(Self.subjects, word) { return .act }
        if isPlain, precedes(["under ", "inom "]) {
            return isAfter(Self.activities, word) ? .act : .nothing
        }
        if precedes(["för ", "om ", "under "]) { return .nothing }
        for (preposition, heads) in Self.dependents where text.match(preposition, at: word) == start {
            // `Av HSL framgår`, but `Från OSL går tåg`
            let isFirst =
                (word == 0 || !Scan.isLower(text.bytes[word])) && text.match("från ", at: word) == nil
            return isFirst || isAfter(heads, word) ? .dependent : .actor
        }
        return .nothing
    }

    /// `Ny i FL: Karin`: whether the word directly before says who is there.
    private func isAfterPeople(_ position: Int) -> Bool {
        guard position > 1, text.lower[position - 1] == 0x20 else { return false }
        let word = text.wordStart(before: position - 1)
        return Self.people.contains { text.match($0, at: word) == position }
    }

    private static let people: [StaticString] = [
        "ny ", "välkommen ", "välkomna ", "kollega ", "kollegor ", "medarbetare ", "vikarie ", "alla ", "vi ",
        "oss ",
    ]

    /// What stands before what a text is about.
    private static let topics: [StaticString] = [
        "angående ", "beträffande ", "rörande ", "trots ", "utöver ", "förutom ", "läs ",
    ]

    /// What goes on under or inside an act: `arbetar under LSS`, `insatser inom LSS`.
    private static let activities: [StaticString] = [
        "arbeta", "bedriv", "verksam", "utför", "insats", "boende", "stöd", "handlägg", "område", "regelverk",
    ]

    /// Whether one of some words begins one of the two words before a byte.
    private func isAfter(_ words: [StaticString], _ position: Int) -> Bool {
        var end = position
        for _ in 0..<2 {
            guard end > 1, text.lower[end - 1] == 0x20 else { return false }
            end -= text.lower[end - 2] == UInt8(ascii: ".") ? 2 : 1
            end = text.wordStart(before: end)
            if text.match(anyOf: words, at: end) != nil { return true }
        }
        return false
    }

    /// What is said of law, and with which preposition: `följer av HSL`, `undantag från OSL`, `strider mot PDL`.
    private static let dependents: [(preposition: StaticString, heads: [StaticString])] = [
        (
            "av ",
            [
                "följ", "framgå", "framgick", "omfatt", "regler", "styr", "stöd", "krav", "tillämp", "tolk",
                "innehåll", "ändring", "översyn", "del", "bestäm", "överträd", "kunskap", "kännedom", "kap",
                "defini", "skydd", "stadgas", "lydelse", "begräns", "berör", "ges", "ställs", "anges",
                "krävs",
                "syfte", "mening", "paragraf", "brist", "efterlev", "uppfyll", "ersatt", "ersätt", "inte",
                "utan",
                "täck", "ram", "genomför",
            ]
        ),
        (
            "till ",
            [
                "hänvis", "förhållande", "hänsyn", "anslutning", "förarbete", "komplement", "kommentar",
                "prop",
                "tillägg", "utgångspunkt", "knyt", "koppl", "ändring",
            ]
        ),
        (
            "från ",
            ["undanta", "avvik", "utgå", "utgick", "avsteg", "skil", "frångå", "följ", "kommer", "härr"]
        ),
        ("genom ", ["inför", "regler", "ändra", "stärk", "lagstadg", "genomför", "ersatt", "upphäv"]),
        ("mot ", ["strid", "stred", "bryt", "brot", "bröt"]),
        ("med ", ["enlig", "förenlig", "oförenlig", "enlighet", "överens", "linje", "likhet"]),
        ("på ", ["bygg", "grund", "vila", "stödj", "hänvis", "baser", "tillämplig"]),
    ]

    /// `ramen för HSL`, `kunskap om SFB`, `faller under LSS`.
    private static let subjects: [StaticString] = [
        "ramen", "ramarna", "kunskap", "kännedom", "utbild", "föreläs", "kurs", "undervis", "fall",
    ]

    /// What takes place in an office and not in an act.
    private static let offices: [StaticString] = [
        "arbeta", "behandla", "bered", "sitter", "landa", "möte", "beslut", "chef", "tjänst", "anställ",
        "förhöj", "debut", "spela",
    ]

    private static let officeVerbs: [StaticString] = ["arbetar", "jobbar", "tjänstgör", "sitter", "pågår"]
}
