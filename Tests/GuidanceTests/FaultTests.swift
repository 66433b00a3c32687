import Diagnostics
import Foundation
import Guidance
import TestSupport
import Testing

@Suite("Every fault")
struct FaultTests {
    @Test("says what was recorded, and nothing else", arguments: FaultCase.all)
    func console(_ fault: FaultCase) async throws {
        let code = try #require(Self.code(of: fault.name), "\(fault.name) begins with no code.")
        try await withTemporaryFolder { folder in
            guard try fault.make(in: folder) else { return }
            let guidance = MiniGuidance(at: folder.url, with: fault)
            try expectRecorded(guidance.console, in: fault.expectedFile)
            // A fault that is only the consequence of another would have another code.
            #expect(guidance.diagnostics.allSatisfy { $0.code == code } && !guidance.diagnostics.isEmpty)
            #expect((guidance.publication == nil) == guidance.diagnostics.hasErrors)
        }
    }

    @Test("has a case")
    func coverage() {
        let covered = Set(FaultCase.all.compactMap { Self.code(of: $0.name) })
        let missing = DiagnosticCode.allCases.filter { !covered.contains($0) }.map(\.rawValue)
        #expect(missing.isEmpty)
    }

    @Test("has a case that was recorded, and every folder is a case")
    func folders() {
        for fault in FaultCase.all {
            #expect(Self.code(of: fault.name) != nil, "\(fault.name)")
            #expect(FileManager.default.fileExists(atPath: fault.expectedFile.path), "\(fault.name)")
        }
    }

    @Test("every message and hint is one or more Swedish sentences")
    func wording() async throws {
        for fault in FaultCase.all {
            try await withTemporaryFolder { folder in
                guard try fault.make(in: folder) else { return }
                for diagnostic in MiniGuidance(at: folder.url, with: fault).diagnostics {
                    for text in [diagnostic.message, diagnostic.hint ?? "."] {
                        let end = try #require(text.last, "\(fault.name)")
                        #expect(".?…".contains(end), "\(fault.name): \(text)")
                        #expect(!text.contains("\n") && !text.contains("nil"), "\(fault.name): \(text)")
                    }
                    if let range = diagnostic.range { try Self.expectInFile(range, diagnostic, folder) }
                }
            }
        }
    }

    /// A place is one that the editor can go to.
    private static func expectInFile(
        _ range: SourceRange, _ diagnostic: Diagnostic, _ folder: TemporaryFolder
    ) throws {
        guard let text = String(validating: try folder.bytes(diagnostic.file), as: UTF8.self) else { return }
        let source = SourceFile(path: diagnostic.file, text: text)
        let line = try #require(source.line(range.line), "\(diagnostic)")
        #expect(range.column >= 1 && range.endColumn <= line.count + 2, "\(diagnostic)")
    }

    /// The longest code that a folder's name begins with.
    private static func code(of name: String) -> DiagnosticCode? {
        DiagnosticCode.allCases.filter { name == $0.rawValue || name.hasPrefix($0.rawValue + "-") }
            .max { $0.rawValue.count < $1.rawValue.count }
    }
}
