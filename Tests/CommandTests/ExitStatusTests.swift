import Foundation
import TestSupport
import Testing

@Suite("The command's exit status")
struct ExitStatusTests {
    @Test("0 where all is well, and the site is there")
    func done() async throws {
        try await withTemporaryFolder { folder in
            try folder.makeGuidance()
            let build = try Tool.run("build", "--root", folder.path("root"))
            #expect(build.status == 0 && build.output.isEmpty)
            #expect(
                build.errors.wholeMatch(of: /4 sidor, 0 varningar, [0-9]+,[0-9][0-9] s → .*\/Site\/public\n/)
                    != nil, "\(build.errors)")
            #expect(folder.exists("root/Site/public/del-1/allt.html"))
            let check = try Tool.run("check", "--root", folder.path("root"))
            #expect(check.status == 0 && check.errors.isEmpty)
            let quiet = try Tool.run("build", "--quiet", "--root", folder.path("root"))
            #expect(quiet.status == 0 && quiet.errors.isEmpty && quiet.output.isEmpty)
        }
    }

    @Test("1 where the content has errors: nothing is written, and what was there stands")
    func errors() async throws {
        try await withTemporaryFolder { folder in
            try folder.makeGuidance()
            try Tool.run("build", "--root", folder.path("root"))
            let before = try folder.allFiles(below: "root/Site/public")
            try folder.addError()
            let build = try Tool.run("build", "--root", folder.path("root"))
            #expect(build.status == 1)
            #expect(
                build.errors.hasPrefix("Content/fel.md:6:12: error: ")
                    && build.errors.hasSuffix("Inget skrevs: 1 fel och 0 varningar.\n"))
            #expect(try folder.allFiles(below: "root/Site/public") == before)
            #expect(try Tool.run("check", "--root", folder.path("root")).status == 1)
            #expect(
                Repository.names(in: folder.url.appending(path: "root/Site")) == [
                    "assets", "public", "site.yml",
                ])
        }
    }

    @Test("1 where --strict makes errors of warnings, 0 without")
    func strict() async throws {
        try await withTemporaryFolder { folder in
            try folder.makeGuidance()
            try folder.addWarning()
            let strict = try Tool.run("build", "--strict", "--root", folder.path("root"))
            #expect(
                strict.status == 1 && strict.errors.contains("warning: ")
                    && !folder.exists("root/Site/public"))
            #expect(try Tool.run("check", "--strict", "--root", folder.path("root")).status == 1)
            let lax = try Tool.run("build", "--root", folder.path("root"))
            #expect(lax.status == 0 && lax.errors.contains("5 sidor, 1 varning, "))
        }
    }

    @Test(
        "64 where the command was used wrongly",
        arguments: [
            ["build", "--nonsense"], ["bild"], ["build", "--jobs", "0"], ["build", "--jobs", "många"],
            ["check", "--format", "xml"],
            ["render"], ["new", "section"], ["new", "page", "x"], ["build", "--color", "blue"],
            ["render", "a", "b"], ["build", "extra"], ["render", "-"], ["render", "README"],
            ["cite", "--batch", "text"], ["new", "section", "sida", "--title", " "],
        ])
    func usage(_ arguments: [String]) throws {
        let result = try Tool.finish(Tool.start(arguments))
        #expect(result.status == 64 && result.output.isEmpty && !result.errors.isEmpty)
    }

    @Test(
        "0 where help or the version was asked for",
        arguments: [["--help"], ["--version"], ["help", "build"], ["build", "--help"]])
    func help(_ arguments: [String]) throws {
        let result = try Tool.finish(Tool.start(arguments))
        #expect(result.status == 0 && result.errors.isEmpty && !result.output.isEmpty)
    }

    @Test("74 where the file system says no, or the folder is not ours")
    func fileSystem() async throws {
        try await withTemporaryFolder { folder in
            try folder.makeGuidance()
            try folder.write("egen", to: "mapp/egen.txt")
            for output in ["mapp", "mapp/egen.txt", "mapp/egen.txt/public", "root/Content"] {
                let result = try Tool.run(
                    "build", "--root", folder.path("root"), "--output", folder.path(output))
                #expect(result.status == 74, "\(output): \(result.errors)")
                #expect(result.errors.hasPrefix("lots: "), "\(output): \(result.errors)")
            }
            for (command, place) in [
                (["export", "guidance", "--output"], "root/Content"),
                (["export", "all", "--output"], "root/Site"),
                (["export", "all", "--output"], "root/Site/public/papper"),
                (["build", "--zip"], "root/Content/kopia.zip"),
                (["build", "--zip"], "root/Site/public/kopia.zip"),
            ] {
                let before = try folder.allFiles(below: "root")
                let result = try Tool.finish(
                    Tool.start(command + [folder.path(place), "--root", folder.path("root")]))
                #expect(
                    result.status == 74 && result.errors.contains("Inget är ändrat."),
                    "\(place): \(result.errors)")
                #expect(try folder.allFiles(below: "root") == before, "\(place)")
            }
            // The next build would remove it.
            let inside = try Tool.run(
                "build", "--root", folder.path("root"), "--output", folder.path("annan"), "--zip",
                folder.path("annan/kopia.zip"))
            #expect(inside.status == 74 && inside.errors.contains("Inget är ändrat."), "\(inside.errors)")
            #expect(try folder.allFiles(below: "mapp") == ["egen.txt": Data("egen".utf8)])
            #expect(try Tool.run("render", folder.path("finns-inte.md")).status == 74)
        }
    }

    @Test("1 where a folder is missing: the console says which")
    func missingFolder() async throws {
        try await withTemporaryFolder { folder in
            try folder.write("en fil", to: "tom/annat.txt")
            let result = try Tool.run("build", "--root", folder.path("tom"))
            #expect(result.status == 1)
            for name in ["Content", "Templates", "Site"] {
                #expect(result.errors.contains("\(name):0:0: error: Mappen \(name) finns inte."))
            }
        }
    }

    @Test(
        "1 where --root is no folder: that is said, and nothing of what would be in it",
        arguments: [
            ["build"], ["check"], ["build", "--content", "."], ["export", "all"], ["record-ids"],
            ["new", "section", "sida"], ["cite", "8 §"], ["mv", "a", "b"],
        ])
    func missingRoot(_ command: [String]) async throws {
        try await withTemporaryFolder { folder in
            try folder.write("en fil", to: "fil.txt")
            for (place, message) in [
                ("ingenstans", "Mappen ¤ finns inte."), ("fil.txt/under", "Mappen ¤ finns inte."),
                ("fil.txt", "¤ är ingen mapp."),
            ] {
                let root = folder.path(place)
                let result = try Tool.finish(Tool.start(command + ["--root", root]))
                #expect(result.status == 1 && result.output.isEmpty, "\(command): \(result.errors)")
                #expect(
                    result.errors.hasPrefix(
                        "\(root):0:0: error: \(message.replacing("¤", with: root)) [missing-folder]\n"))
                #expect(
                    result.errors.components(separatedBy: ": error: ").count == 2,
                    "\(command): \(result.errors)")
                #expect(try folder.allFiles(below: "").keys.sorted() == ["fil.txt"], "\(command)")
            }
        }
    }

    @Test(
        "every fault has the console output that was recorded, and leaves nothing behind",
        arguments: FaultCase.all)
    func faults(_ fault: FaultCase) async throws {
        try await withTemporaryFolder { folder in
            guard try fault.make(in: folder) else { return }
            let recorded = (try? String(contentsOf: fault.expectedFile, encoding: .utf8)) ?? ""
            let command = fault.checkOptions.map { ["check"] + $0 } ?? ["build"]
            let result = try Tool.finish(
                Tool.start(command + ["--root", folder.path(""), "--output", folder.path("ut/public")]))
            let isError = recorded.contains(": error: ")
            #expect(result.status == (isError ? 1 : 0))
            // What is only worth knowing is shown by `check --all` alone.
            let isShown = !recorded.contains(": information: ") || command.contains("--all")
            #expect((!isShown || result.errors.hasPrefix(recorded)) && result.output.isEmpty)
            #expect(folder.exists("ut") == (!isError && command[0] == "build"))
        }
    }
}
