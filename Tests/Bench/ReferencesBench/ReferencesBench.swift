internal import Foundation
internal import LegalReferences

/// Says how fast references are recognised in a file, on one thread: `ReferencesBench FILE SECONDS`.
///
/// The register holds the acts and codes of make_corpus.py. One line goes to standard output: megabytes a second of the fastest
/// round, the bytes of the file, and how many references it holds.
@main
struct ReferencesBench {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 3, let seconds = Double(arguments[2]) else {
            FileHandle.standardError.write(Data("usage: ReferencesBench FILE SECONDS\n".utf8))
            exit(64)
        }
        let text = Array(try Data(contentsOf: URL(fileURLWithPath: arguments[1])))
        let clock = ContinuousClock()
        let begin = clock.now
        var fastest = Duration.seconds(1_000_000)
        var count = 0
        repeat {
            fastest = min(fastest, clock.measure { count = recognizer.references(in: text).citations.count })
        } while clock.now - begin < .seconds(seconds)
        let rate = Double(text.count) / 1e6 / (fastest / .seconds(1))
        print(String(rate), text.count, count)
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
