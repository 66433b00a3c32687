import Foundation
import TestSupport
import Testing

@Suite("The guidance of this repository")
struct RealContentTests {
    @Test("builds without a diagnostic")
    func noDiagnostic() async throws {
        try await withTemporaryFolder { folder in
            let check = try Tool.run("check", "--strict", "--root", Repository.root.path)
            #expect(check.status == 0 && check.errors.isEmpty, "\(check.errors)")
            let build = try Tool.run(
                "build", "--strict", "--root", Repository.root.path, "--output", folder.path("public"))
            #expect(build.status == 0 && build.errors.contains(" sidor, 0 varningar, "), "\(build.errors)")
        }
    }
}
