import LegalReferences
import Testing

/// Pages and sections of preparatory works: outside the reference, and noted beside it.
@Suite struct LocatorTests {
    @Test(
        "are found also where the part of the work stands between",
        arguments: [
            ("Se prop. 2018/19:132 s. 24 f.", ["s. 24 f."]),
            ("Se prop. 2018/19:1, utgiftsområde 10, s. 25.", ["s. 25"]),
            ("Se prop. 2008/09:200, del 2, s. 437 f., om detta.", ["s. 437 f."]),
            (
                "Regeringens proposition 2019/20:1 Budgetpropositionen för 2020, s. 1315–1316.",
                ["s. 1315–1316"]
            ),
            ("Se prop. 2018/19:132 s. 51 och 62.", ["s. 51", "62"]),
            ("Se prop. 2018/19:132, s. 44, 51–53 samt 62 f.", ["s. 44", "51–53", "62 f."]),
            ("Se prop. 2018/19:132 s. 51 och s. 62 (ny).", ["s. 51", "s. 62"]),
            ("I SOU 2018:39 på s. 51 och 62 anges detta.", ["s. 51", "62"]),
            ("Se prop. 2018/19:132 s. 51 och 62 dagar senare.", ["s. 51"]),
            ("Se prop. 2018/19:132 s. 51, 3 år efter.", ["s. 51"]),
            ("Se SOU 2021:69, bilaga 3, avsnitt 4.2.", ["avsnitt 4.2"]),
            ("Se prop. 2018/19:1, utgiftsområde 10, om sjukpenning, s. 25.", []),
            ("Se prop. 2018/19:1 och boken, s. 25.", []),
            // In a bracket of its own, later in the sentence.
            ("I SOU 2020:46 konstateras att gravida ställs inför högre krav (s. 847).", ["s. 847"]),
            ("Enligt betänkandet (SOU 2018:39) finns ungefär 200 intyg (s. 241 f.).", ["s. 241 f."]),
            ("I SOU 2020:46 sägs detsamma (Westerhäll 2011) om kraven (s. 847).", []),
            ("I SOU 2020:46 sägs detsamma. Kraven är höga (s. 847).", []),
        ])
    func locators(_ text: String, _ expected: [String]) {
        let bytes = Array(text.utf8)
        let found = Register.recognizer.references(in: bytes).citations
        #expect(found.count == 1)
        #expect(
            found.flatMap(\.locators).map { String(decoding: bytes[$0.range], as: UTF8.self) } == expected)
    }
}
