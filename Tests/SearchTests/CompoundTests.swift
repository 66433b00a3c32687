import Dictionaries
import Search
import Testing

@Suite("Compounds are found in their parts, and other words are left whole")
struct CompoundTests {
    /// Beside each word stand texts that have its parts, as the guidance has.
    static let compounds: [(word: String, beside: String, parts: String)] = [
        ("rehabiliteringskoordinator", "rehabilitering koordinator", "rehabiliterings-koordinator"),
        ("sjukskrivningsplan", "sjukskrivning plan", "sjukskrivnings-plan"),
        ("läkarintyget", "läkare intyg", "läkar-intyg"),
        ("arbetsförmågebedömning", "arbete förmåga bedömning arbetsförmåga", "arbets-förmåge-bedömning"),
        ("deltidssjukskrivning", "deltid sjukskrivning", "deltids-sjukskrivning"),
        ("funktionsnedsättningar", "funktion nedsättning", "funktions-nedsättning"),
        ("avvikelsehantering", "avvikelse hantering", "avvikelse-hantering"),
        ("patientlagen", "patient lag", "patient-lag"),
    ]

    @Test("of two to four words, with and without a binding letter", arguments: compounds)
    func parts(_ compound: (word: String, beside: String, parts: String)) {
        #expect(Made.words([compound.word, compound.beside]).contains(compound.parts))
    }

    static let wholes: [(word: String, beside: String)] = [
        ("underlätta", "lätta under"), ("försäkring", "för säkring"), ("generisk", "risk"),
        ("behandlande", "behandla ande handla"), ("innehåll", "håll inne"), ("tillgång", "gång till"),
        ("aktören", "akt öra"), ("handikapp", "hand ikapp"),
    ]

    @Test("no part by chance", arguments: wholes)
    func whole(_ word: (word: String, beside: String)) {
        let words = Made.words([word.word, word.beside])
        #expect(
            !words.contains { $0.contains("-") && $0.replacing("-", with: "").hasPrefix(word.word.prefix(5)) }
        )
    }

    @Test("without a dictionary, by the guidance's own words")
    func withoutDictionary() {
        let words = Made.words(["rehabiliteringskoordinator", "rehabilitering koordinator"], sources: .none)
        #expect(words.contains { $0.hasPrefix("rehabiliterings-koordinator") })
    }

    @Test("a first part that waits for a later word's last one")
    func suspended() {
        let words = Made.words([
            "sjukskrivnings- och rehabiliteringsplan", "sjukskrivning rehabilitering plan",
        ])
        #expect(words.contains("sjukskrivnings-plan") && words.contains("rehabiliterings-plan"))
    }
}

@Suite("Inflected forms stand under one base form")
struct BaseFormTests {
    static let forms = [
        ("arbetsförmågans", "arbetsförmåga"), ("koordinatorer", "koordinator"), ("checklistor", "checklista"),
        ("läkaren", "läkare"), ("rutinerna", "rutin"), ("sjukskrivna", "sjukskriven"),
    ]

    @Test("as the dictionary has it", arguments: forms)
    func dictionary(_ form: (String, String)) {
        let words = Made.words([form.0]).map { $0.replacing("-", with: "") }
        #expect(words.contains(form.1) && !words.contains(form.0))
    }

    @Test(
        "plurals follow the noun that the guidance has, compounds too",
        arguments: [("koder", "kod", "koda"), ("vårdåtgärder", "åtgärd", "vårdåtgärda")])
    func nouns(_ form: (word: String, noun: String, verb: String)) {
        let words = Made.words([form.word, form.noun, "åtgärder"]).map { $0.replacing("-", with: "") }
        #expect(words.contains(form.noun) && !words.contains(form.verb) && !words.contains(form.word))
    }

    @Test("a verb stands beside the noun that it begins with")
    func verbs() {
        let words = Made.words(["rätt", "rättade"])
        #expect(words.contains("rätt") && words.contains("rätta"))
    }

    @Test(
        "a word with a letter wrong stands under the one that is meant",
        arguments: [("kompentens", "kompetens"), ("överenstämmelse", "överensstämmelse")])
    func misspelt(_ word: (wrong: String, right: String)) {
        let words = Made.words([word.wrong, word.right]).map { $0.replacing("-", with: "") }
        #expect(words.contains(word.right) && !words.contains(word.wrong))
    }

    @Test(
        "without a dictionary, as the guidance writes it elsewhere",
        arguments: [("planen", "plan"), ("bedömningar", "bedömning")])
    func rules(_ form: (String, String)) {
        let words = Made.words([form.0, form.1], sources: .none)
        #expect(words.contains(form.1) && !words.contains(form.0))
    }

    @Test("words of the dictionary that the guidance does not use stay out of the index")
    func onlyOurs() {
        let script = Made.words(["koordinatorn ringer"]).map { $0.replacing("-", with: "") }.sorted()
        #expect(
            script.allSatisfy { ["0", "koordinator", "ringa", "ringer", "sida"].contains($0) }, "\(script)")
    }
}
