import Foundation
import TestSupport
import Testing

@Suite("The guidance of this repository")
struct RealContentTests {
    /// Whom readers turn to is the publisher's to say, and no publisher is known: those warnings alone are expected.
    @Test("builds without a diagnostic, but for what the publisher has to fill in")
    func noDiagnostic() async throws {
        try await withTemporaryFolder { folder in
            // On the day of its edition: later some page may be due for review.
            let settings = try String(
                contentsOf: Repository.root.appending(path: "Site/site.yml"), encoding: .utf8)
            let day = try #require(settings.firstMatch(of: /date: ([0-9-]+)/)).1
            let check = try Tool.run("check", "--root", Repository.root.path, "--today", String(day))
            #expect(!check.errors.contains("Ordboken saknas"))
            let diagnostics = check.errors.split(separator: "\n").filter {
                $0.contains("]") && $0.contains(": ")
            }
            #expect(check.status == 0, "\(check.errors)")
            #expect(
                diagnostics.allSatisfy { $0.hasSuffix("[missing-accessibility-contact]") }, "\(check.errors)")
            let build = try Tool.run(
                "build", "--root", Repository.root.path, "--output", folder.path("public"))
            #expect(build.status == 0, "\(build.errors)")
        }
    }
}
