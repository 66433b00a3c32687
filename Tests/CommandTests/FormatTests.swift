import Foundation
import TestSupport
import Testing

@Suite("How the command prints faults")
struct FormatTests {
    private func withFaults(_ body: (TemporaryFolder) throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            try folder.makeGuidance()
            try folder.addWarning()
            try folder.addError()
            try body(folder)
        }
    }

    @Test("json: one object a line on standard output, with the contract's keys")
    func json() async throws {
        try await withFaults { folder in
            let result = try Tool.run("check", "--format", "json", "--root", folder.path("root"))
            #expect(result.status == 1 && result.errors.isEmpty)
            let lines = result.text.split(separator: "\n")
            #expect(lines.count == 2)
            for line in lines {
                let object = try #require(
                    try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
                #expect(
                    object.keys.sorted() == [
                        "code", "column", "endColumn", "file", "hint", "line", "message", "severity",
                    ])
            }
            let first = try #require(
                try JSONSerialization.jsonObject(with: Data(lines[0].utf8)) as? [String: Any])
            #expect(first["file"] as? String == "Content/fel.md" && first["line"] as? Int == 6)
            #expect(first["column"] as? Int == 12 && first["endColumn"] as? Int == 23)
            #expect(first["severity"] as? String == "error" && first["code"] as? String == "broken-link")
        }
    }

    @Test("github: annotations on standard output")
    func github() async throws {
        try await withFaults { folder in
            let result = try Tool.run("check", "--format", "github", "--root", folder.path("root"))
            let lines = result.text.split(separator: "\n")
            #expect(lines.count == 2)
            #expect(
                lines.first?.hasPrefix(
                    "::error file=Content/fel.md,line=6,col=12,endColumn=23,title=broken-link::Filen ")
                    == true)
            #expect(lines.last?.hasPrefix("::warning file=Content/varning.md,line=8,") == true)
        }
    }

    @Test(
        "render prints faults on standard error in every format, and no HTML with an error",
        arguments: ["text", "json", "github", "sarif"])
    func render(_ format: String) async throws {
        try await withFaults { folder in
            let bad = try Tool.run(
                "render", "--format", format, "--root", folder.path("root"),
                folder.path("root/Content/fel.md"))
            #expect(bad.status == 1 && bad.output.isEmpty && bad.errors.contains("broken-link"))
            #expect(!bad.errors.contains("unused-footnote"))
            let warned = try Tool.run(
                "render", "--format", format, "--root", folder.path("root"),
                folder.path("root/Content/varning.md"))
            #expect(
                warned.status == 0 && warned.text == "<p>Text.</p>\n"
                    && warned.errors.contains("unused-footnote"))
        }
    }

    @Test("colour: never into a file, always when asked for, never in what programs read")
    func color() async throws {
        try await withFaults { folder in
            let root = folder.path("root")
            func check(_ arguments: String...) throws -> String {
                let result = try Tool.finish(Tool.start(["check", "--root", root] + arguments))
                return result.errors + result.text
            }
            let plain = try check()
            #expect(!plain.contains("\u{1B}"))
            let asked = try check("--color", "always")
            #expect(asked.contains("\u{1B}[31;1m"))
            let json = try check("--color", "always", "--format", "json")
            #expect(!json.contains("\u{1B}"))
        }
    }

    @Test(
        "colour at a terminal, and none with NO_COLOR", arguments: [("", true), ("1", false), ("0", false)])
    func terminal(_ noColor: String, _ isColoured: Bool) async throws {
        guard FileManager.default.isExecutableFile(atPath: "/usr/bin/script") else { return }
        try await withFaults { folder in
            let process = Process()
            process.executableURL = URL(filePath: "/usr/bin/script")
            process.arguments = [
                "-qec", "'\(Tool.url.path)' check --root '\(folder.path("root"))'", folder.path("log"),
            ]
            process.environment = ProcessInfo.processInfo.environment.merging([
                "NO_COLOR": noColor, "TERM": "xterm",
            ]) { $1 }
            process.standardInput = FileHandle.nullDevice
            process.standardOutput = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
            #expect(process.terminationStatus == 1)
            #expect(try folder.text("log").contains("\u{1B}[31;1m") == isColoured)
        }
    }
}
