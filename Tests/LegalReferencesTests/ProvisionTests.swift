import LegalReferences
import Testing

@Suite("A place in an act")
struct ProvisionTests {
    @Test(
        "is read and written alike, and has its Swedish name",
        arguments: [
            ("K27P25", "27 kap. 25 §"), ("P8", "8 §"), ("P8a", "8 a §"),
            ("K1P1S2", "1 kap. 1 § andra stycket"), ("P4N6", "4 § 6"),
            ("K5", "5 kap."), ("K3a", "3 a kap."), ("P1S10", "1 § tionde stycket"),
            ("P1S11", "1 § 11:e stycket"),
            ("K110P12bS1N3a", "110 kap. 12 b § första stycket 3 a"),
        ])
    func forms(_ code: String, _ label: String) throws {
        let provision = try #require(Provision(code))
        #expect(provision.code == code && provision.label == label)
        #expect(Provision(provision.code) == provision)
    }

    @Test(
        "is refused where it is none",
        arguments: [
            "", "27", "K", "P", "K0P1", "P08", "K27P", "P25K27", "S2", "N1", "K1S2", "K1N2", "P1S2S3", "p8",
            "P8A", "P8ab", "P8 a", "P８", "K27P25#",
            "P٣", "P8\u{301}", "P8S99999999999999999999", " P8", "P8å", "P8S1a",
        ])
    func refused(_ code: String) { #expect(Provision(code) == nil) }

    @Test("is ordered as an act prints it")
    func order() throws {
        let wanted = [
            "K1", "K1P1", "K1P1S1", "K1P1S1N2", "K1P1S2", "K1P2", "K1P3", "K1P3a", "K1P3b", "K1P10", "K2P1",
            "K2aP1", "K10P1",
        ]
        let provisions = try wanted.map { try #require(Provision($0)) }
        #expect(provisions.reversed().sorted().map(\.code) == wanted)
    }

    @Test("has the fragment of Riksdagen's text, down to the stycke")
    func fragments() throws {
        #expect(try #require(Provision("K1P1S2N3")).riksdagenFragment == "K1P1S2")
        #expect(try #require(Provision("P4N6")).riksdagenFragment == "P4")
        let act = Act(
            id: "2010:110", title: "T", names: [], numbering: .chapters, url: "https://x.example/y",
            fragments: .riksdagen)
        #expect(
            act.address(of: Provision("K27P25")) == "https://x.example/y#K27P25"
                && act.address(of: nil) == "https://x.example/y")
        #expect(act.canHave(Provision(chapter: "1")) && !act.canHave(Provision(section: "1")))
    }
}
