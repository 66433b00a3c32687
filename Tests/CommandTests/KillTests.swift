import Foundation
import TestSupport
import Testing

@Suite("Builds that are killed or meet", .serialized)
struct KillTests {
    @Test(
        "ended at 50 moments (500 in make test-long), hard or softly: the site is the whole old or the whole new one, and the next build clears what is left"
    )
    func killed() async throws {
        try await withTemporaryFolder { folder in
            try folder.makeGuidance()
            for word in ["alfa", "beta"] { try folder.addPages(400, word: word, to: word) }
            func arguments(_ word: String, _ output: String) -> [String] {
                [
                    "build", "--root", folder.path("root"), "--content", folder.path(word), "--output",
                    folder.path(output),
                ]
            }
            var wanted: [String: [String: Data]] = [:]
            for word in ["alfa", "beta"] {
                #expect(try Tool.finish(Tool.start(arguments(word, word + "-site"))).status == 0)
                wanted[word] = try folder.allFiles(below: word + "-site")
            }
            #expect(wanted["alfa"] != wanted["beta"])
            // The time of a build that replaces every file, as the killed ones do.
            var time = Duration.zero
            for word in ["beta", "alfa"] {
                time = try ContinuousClock().measure {
                    _ = try Tool.finish(Tool.start(arguments(word, "ut/public")))
                }
            }
            var microseconds = time / .microseconds(1)
            var published = "alfa"
            var seen: Set<String> = []
            var kills = 0
            var leftovers = 0
            let isLong = ProcessInfo.processInfo.environment["LOTS_TEST_LONG"] != nil
            let rounds = isLong ? 500 : 50
            // On a machine that does much else fewer are hit: then some more.
            for round in 0..<4 * rounds where round < rounds || kills <= 20 || leftovers <= 3 {
                let signal = [SIGKILL, SIGTERM, SIGINT][round % 3]
                let run = try Tool.start(arguments(published == "alfa" ? "beta" : "alfa", "ut/public"))
                usleep(UInt32(microseconds * Double.random(in: 0...1)))
                kill(run.process.processIdentifier, signal)
                let wasKilled = try Tool.finish(run).status == signal
                if wasKilled { kills += 1 }
                // How long a build takes depends on what else the machine does: find the time at which half of them end.
                microseconds *= wasKilled ? 1.1 : 0.8
                let found = try folder.allFiles(below: "ut/public")
                let whole = wanted.first { $0.value == found }
                #expect(whole != nil, "round \(round): a mixed or broken site")
                published = whole?.key ?? ""
                seen.insert(published)
                if try FileManager.default.contentsOfDirectory(atPath: folder.path("ut")).count > 1 {
                    leftovers += 1
                }
            }
            // Otherwise the test did not test what it says.
            #expect(
                kills > 20 && leftovers > 3 && seen == ["alfa", "beta"],
                "\(kills) kills, \(leftovers) leftovers, \(seen)")
            #expect(try Tool.finish(Tool.start(arguments("alfa", "ut/public"))).status == 0)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("ut")) == ["public"])
            #expect(try folder.allFiles(below: "ut/public") == wanted["alfa"])
        }
    }

    @Test("two at once: each ends with 0 or 75, and the site is whole")
    func twoAtOnce() async throws {
        try await withTemporaryFolder { folder in
            try folder.makeGuidance()
            try folder.addPages(300, word: "alfa", to: "root/Content")
            let runs = try (0..<6).map { _ in try Tool.start(["build", "--root", folder.path("root")]) }
            let results = try runs.map { try Tool.finish($0) }
            #expect(
                results.allSatisfy { [0, 75].contains($0.status) } && results.contains { $0.status == 0 })
            for result in results where result.status == 75 {
                #expect(result.errors.contains("En annan körning av lots"))
            }
            #expect(
                try Tool.run("build", "--root", folder.path("root"), "--output", folder.path("ensam")).status
                    == 0)
            #expect(try folder.allFiles(below: "root/Site/public") == folder.allFiles(below: "ensam"))
        }
    }

    @Test("75 while another run holds the lock; nothing is touched")
    func locked() async throws {
        try await withTemporaryFolder { folder in
            try folder.makeGuidance()
            try Tool.run("build", "--root", folder.path("root"))
            let before = try folder.modificationTimes(below: "root/Site/public")
            try folder.addPages(3, word: "beta", to: "root/Content")
            // Closed in the programs that other tests start meanwhile: they would hold the lock on.
            let lock = open(folder.path("root/Site/.public.lots-lock"), O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
            #expect(lock >= 0 && flock(lock, LOCK_EX | LOCK_NB) == 0)
            let result = try Tool.run("build", "--root", folder.path("root"))
            #expect(result.status == 75 && result.errors.contains("En annan körning av lots skriver just nu"))
            #expect(try folder.modificationTimes(below: "root/Site/public") == before)
            close(lock)
            #expect(try Tool.run("build", "--root", folder.path("root")).status == 0)
        }
    }

    @Test("ended by a signal: 130 and 143 to a shell, and no half site stands", arguments: [SIGINT, SIGTERM])
    func signals(_ signal: Int32) async throws {
        try await withTemporaryFolder { folder in
            try folder.makeGuidance()
            try folder.addPages(1_000, word: "alfa", to: "root/Content")
            for milliseconds in [5, 20, 40, 80] {
                let run = try Tool.start(["build", "--root", folder.path("root")])
                usleep(UInt32(milliseconds) * 1_000)
                kill(run.process.processIdentifier, signal)
                let status = try Tool.finish(run).status
                switch run.process.terminationReason {
                // A shell adds 128 to the number of the signal.
                case .uncaughtSignal: #expect(status == signal)
                default: #expect(status == 0 || status == 128 + signal)
                }
                if status != 0 && milliseconds < 20 { #expect(!folder.exists("root/Site/public")) }
            }
            #expect(try Tool.run("build", "--root", folder.path("root")).status == 0)
            #expect(
                Repository.names(in: folder.url.appending(path: "root/Site")) == [
                    "assets", "public", "site.yml",
                ])
        }
    }
}
