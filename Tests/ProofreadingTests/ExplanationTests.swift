import Diagnostics
import Dictionaries
import Foundation
import TestSupport
import Testing

@Suite("Explanations of faults")
struct ExplanationTests {
    @Test("there is one for every code, and it says why")
    func all() {
        for code in DiagnosticCode.allCases {
            let explanation = Explanation.all[code]
            #expect(explanation?.summary.hasSuffix(".") == true, "\(code)")
            #expect(explanation?.text.contains("\nVarför: ") == true, "\(code)")
            // What to do is said, or shown.
            #expect(
                explanation?.text.contains("Gör så här: ") == true
                    || explanation?.examples.contains(where: \.isRight) == true,
                "\(code)")
        }
    }

    private static let examples = DiagnosticCode.allCases.flatMap { code in
        (Explanation.all[code]?.examples ?? []).map { (code, $0) }
    }

    @Test("what an explanation calls wrong has the fault, and what it calls right has none worse")
    func examples() async throws {
        #expect(Self.examples.count > 80)
        for (code, example) in Self.examples where code != .invalidFileName {
            let page = try #require(Self.page(example), "\(code): \(example.place ?? "")")
            let diagnostics = try await Proofread(["Content/del-1/exempel.md": page]).diagnostics
                .filter { $0.file == "Content/del-1/exempel.md" }
            if example.isRight {
                #expect(
                    !diagnostics.contains { $0.code == code || $0.severity == .error },
                    "\(code): \(diagnostics)")
            } else {
                #expect(diagnostics.contains { $0.code == code }, "\(code): \(page)\(diagnostics)")
            }
        }
    }

    /// A page that the example is part of.
    private static func page(_ example: Explanation.Example) -> String? {
        guard let place = example.place else {
            return "---\ntitle: Sida\nkind: section\n---\n\n\(example.text)"
        }
        guard place == "sidans huvud" else { return nil }
        if example.text.hasPrefix("---") { return example.text + "\nText.\n" }
        let lines = ["title: Sida", "kind: section"].filter {
            !example.text.contains($0.prefix { $0 != ":" } + ":")
        }
        return "---\n\(lines.map { $0 + "\n" }.joined())\(example.text)---\n\nText.\n"
    }
}
