import Foundation
import TestSupport
import Testing

@Suite("The same tree gives the same bytes")
struct SameBytesTests {
    struct Setting: Sendable, CustomStringConvertible {
        var description: String
        var environment: [String: String] = [:]
        var wrapper: [String] = []
        var arguments: [String] = []
    }

    static let settings = [
        Setting(description: "again"),
        Setting(
            description: "Turkish",
            environment: ["LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "LANGUAGE": "tr"]),
        Setting(description: "no locale", environment: ["LC_ALL": "C", "LANG": "C"]),
        Setting(description: "the other side of the date line", environment: ["TZ": "Pacific/Kiritimati"]),
        Setting(description: "closed umask", wrapper: ["/bin/sh", "-c", "umask 077; exec \"$@\"", "sh"]),
        Setting(description: "open umask", wrapper: ["/bin/sh", "-c", "umask 000; exec \"$@\"", "sh"]),
        Setting(description: "one thread", arguments: ["--jobs", "1"]),
        Setting(description: "many threads", arguments: ["--jobs", "16"]),
        Setting(description: "without a home", environment: ["HOME": "/nonexistent", "PATH": ""]),
    ]

    @Test("wherever it lies, under any umask, locale, time zone and number of threads", arguments: settings)
    func sameBytes(_ setting: Setting) async throws {
        try await withTemporaryFolder { folder in
            for root in ["root", "en/helt annan/mapp med långt namn å"] {
                try folder.makeGuidance(at: root)
                try folder.addPages(60, word: "alfa", to: root + "/Content")
            }
            #expect(try Tool.run("build", "--root", folder.path("root")).status == 0)
            let other = folder.path("en/helt annan/mapp med långt namn å")
            let run = try Tool.start(
                ["build", "--root", other] + setting.arguments, environment: setting.environment,
                under: setting.wrapper)
            let result = try Tool.finish(run)
            #expect(result.status == 0, "\(result.errors)")
            let (first, second) = (
                try folder.allFiles(below: "root/Site/public"),
                try folder.allFiles(below: "en/helt annan/mapp med långt namn å/Site/public")
            )
            #expect(first.count > 60 && first.keys.sorted() == second.keys.sorted())
            #expect(first.filter { second[$0.key] != $0.value }.keys.sorted() == [])
        }
    }

    @Test("files whose bytes are the same keep their modification time")
    func modificationTimes() async throws {
        try await withTemporaryFolder { folder in
            try folder.makeGuidance()
            try Tool.run("build", "--root", folder.path("root"))
            let old = Date(timeIntervalSince1970: 1_000_000_000)
            for file in try folder.allFiles(below: "root/Site/public").keys {
                try FileManager.default.setAttributes(
                    [.modificationDate: old], ofItemAtPath: folder.path("root/Site/public/" + file))
            }
            try Tool.run("build", "--root", folder.path("root"))
            #expect(try folder.modificationTimes(below: "root/Site/public").values.allSatisfy { $0 == old })
            let page = try folder.text("root/Content/del-1/allt.md")
            try folder.write(page + "\nEtt stycke till.\n", to: "root/Content/del-1/allt.md")
            try Tool.run("build", "--root", folder.path("root"))
            let changed = try folder.modificationTimes(below: "root/Site/public").filter { $0.value != old }
            // The page, its data and the digest of that, and the documents for paper that hold it.
            #expect(
                changed.keys.sorted() == [
                    "api/v1/index.json", "api/v1/pages/del-1/allt.json", "del-1/allt.html",
                    "utskrift/del-1.html", "utskrift/vagledningen.html",
                ])
        }
    }

    @Test("nothing of the machine stands in the site")
    func nothingOfTheMachine() async throws {
        try await withTemporaryFolder { folder in
            try folder.makeGuidance()
            try Tool.run("build", "--root", folder.path("root"))
            for (name, bytes) in try folder.allFiles(below: "root/Site/public") {
                let text = String(decoding: bytes, as: UTF8.self)
                #expect(!text.contains(folder.path("")) && !text.contains("lots-test"), "\(name)")
            }
        }
    }
}
