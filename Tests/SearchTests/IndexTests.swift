import Dictionaries
import Foundation
import Output
import Search
import Synchronization
import TestSupport
import Testing

@Suite("The index")
struct IndexTests {
    private static let texts = (0..<60).map { number in
        "Rehabiliteringskoordinatorn och läkaren följer upp planen \(number). Sjukskrivnings- och rehabiliteringsplan, se 5 §."
    }

    private func bytes(_ files: SearchFiles) -> [String: [UInt8]] {
        Dictionary(uniqueKeysWithValues: files.files.map { ($0.path, $0.bytes()) })
    }

    @Test("is the same bytes with any number of threads", arguments: [1, 2, 16])
    func threads(_ jobs: Int) {
        let one = bytes(SearchFiles(Made.input(Self.texts), sources: Made.dictionaries, jobs: 1))
        #expect(bytes(SearchFiles(Made.input(Self.texts), sources: Made.dictionaries, jobs: jobs)) == one)
    }

    @Test("is the same bytes with kept analyses, without them and with damaged ones")
    func cache() async throws {
        let plain = bytes(SearchFiles(Made.input(Self.texts), sources: Made.dictionaries, jobs: 2))
        try await withTemporaryFolder { folder in
            var sources = Made.dictionaries
            sources.cache = FindingsCache(folder: folder.path("kept"))
            for damage in ["none yet", "kept", "cut", "turned", "other"] {
                let file = URL(filePath: folder.path("kept/analyses.txt"))
                if damage != "none yet" {
                    var text = try Data(contentsOf: file)
                    #expect(text.count > 100)
                    switch damage {
                    case "cut": text.removeLast(text.count / 2)
                    case "turned": text[text.count - 4] ^= 1
                    case "other": text = Data("something else\n".utf8)
                    default: break
                    }
                    try text.write(to: file)
                }
                #expect(
                    bytes(SearchFiles(Made.input(Self.texts), sources: sources, jobs: 2)) == plain,
                    "\(damage)")
            }
        }
    }

    @Test("is not made before the bytes of a file are asked for, and then once")
    func lazy() {
        let asked = Mutex(0)
        var input = Made.input(Self.texts)
        let sections = input.sections
        input.sections = { page in
            asked.withLock { $0 += 1 }
            return sections(page)
        }
        let files = SearchFiles(input, sources: .none, jobs: 1)
        #expect(asked.withLock { $0 } == 0)
        _ = Made.script("index.js", of: files)
        let once = asked.withLock { $0 }
        #expect(once >= Self.texts.count)
        files.prepare()
        #expect(asked.withLock { $0 } == once)
    }

    @Test("says whether there is a dictionary of the language")
    func dictionary() {
        #expect(SearchFiles(Made.input([]), sources: .none, jobs: 1).lacksDictionary)
        #expect(!SearchFiles(Made.input([]), sources: Made.dictionaries, jobs: 1).lacksDictionary)
        let other = Made.input([], language: "x-okänt")
        #expect(SearchFiles(other, sources: Made.dictionaries, jobs: 1).lacksDictionary)
    }

    @Test("terms that are defined against each other are no synonyms")
    func opposites() {
        let terms = [
            SearchInput.NamedTerm(
                term: "sjuklön", forms: [], synonyms: ["lön vid sjukdom", "sjukpenning"],
                opposites: ["sjukpenning"])
        ]
        let script = Made.script(
            "index.js", of: SearchFiles(Made.input([], terms: terms), sources: .none, jobs: 1))
        #expect(script.contains("sjuklön=lön vid sjukdom`") && !script.contains("sjukpenning"))
    }

    @Test("text cannot end the script that it stands in")
    func hostileText() {
        let text = "`]);alert(1)//\\ ${document.cookie} </script>\r\n\u{2028}"
        let script = Made.script(
            "t0.js", of: SearchFiles(Made.input([text]), sources: .none, jobs: 1))
        #expect(script.contains("\\`]);alert(1)//\\\\ \\${document.cookie}"))
    }

    @Test("a large guidance is divided into files whose names are known beforehand")
    func shards() {
        let files = SearchFiles(
            Made.input((0..<1_500).map { "Sida \($0) om ämne\($0 % 700)." }), sources: .none, jobs: 2)
        let paths = files.files.map(\.path)
        #expect(paths.contains("sok/v0.js") && paths.contains("sok/t0.js") && Set(paths).count == paths.count)
        #expect(!Made.script("index.js", of: files).contains(",w:"))
        #expect(paths.contains("sok/h11.js") && !paths.contains("sok/h12.js"))
        #expect(
            Made.script("h11.js", of: files).contains("Sida 1499")
                && !Made.script("t46.js", of: files).contains("Sida 1499\t"))
    }
}
