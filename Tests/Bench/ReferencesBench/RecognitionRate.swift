internal import LegalReferences

/// How fast the recogniser reads a text, on one thread.
///
/// The register holds the acts and codes of make_corpus.py.
struct RecognitionRate {
    var megabytesASecond: Double
    var bytes: Int
    var references: Int

    var line: String { "\(megabytesASecond) \(bytes) \(references)" }

    /// The fastest round counts: the slower ones measure what else the machine did.
    static func measure(_ text: [UInt8], for time: Duration) -> RecognitionRate {
        let clock = ContinuousClock()
        let begin = clock.now
        var fastest = Duration.seconds(1_000_000)
        var count = 0
        repeat {
            fastest = min(fastest, clock.measure { count = recognizer.references(in: text).citations.count })
        } while clock.now - begin < time
        return RecognitionRate(
            megabytesASecond: Double(text.count) / 1e6 / (fastest / .seconds(1)), bytes: text.count,
            references: count)
    }

    private static let recognizer = Recognizer(
        acts: [
            act("2010:110", "Socialförsäkringsbalk (2010:110)", ["socialförsäkringsbalken", "SFB"]),
            act("2017:30", "Hälso- och sjukvårdslag (2017:30)", ["hälso- och sjukvårdslagen", "HSL"]),
            act("2008:355", "Patientdatalag (2008:355)", ["patientdatalagen", "PDL"]),
            act("2010:659", "Patientsäkerhetslag (2010:659)", ["patientsäkerhetslagen", "PSL"]),
            act("1977:1160", "Arbetsmiljölag (1977:1160)", ["arbetsmiljölagen", "AML"]),
            act("1991:1047", "Lag (1991:1047) om sjuklön", ["lagen om sjuklön", "sjuklönelagen"], .sections),
            act(
                "HSLF-FS 2018:54", "Föreskrifter om att utfärda intyg i hälso- och sjukvården",
                ["HSLF-FS 2018:54"]),
        ],
        codes: CodeList(codes: ["DV077", "AW026", "GC001"], words: ["kva", "KVÅ"]))

    private static func act(
        _ id: String, _ title: String, _ names: [String], _ numbering: Act.Numbering = .chapters
    ) -> Act {
        Act(id: id, title: title, names: names, numbering: numbering, url: nil, fragments: .none)
    }
}
