internal import ArgumentParser
internal import Diagnostics
internal import Foundation

/// Says what a fault is, to whom has met its code.
struct Explainer {
    let console: Console

    func explain(_ name: String) throws {
        guard let code = DiagnosticCode(rawValue: name) else {
            let near = NearMiss.suggestion(for: name, among: DiagnosticCode.allCases.map(\.rawValue))
            throw console.fail(
                "Det finns ingen felkod ”\(name)”.",
                hint: near.map { "Menade du \($0)?" }
                    ?? "Koden står inom hakparentes sist i felets första rad.",
                status: .wrongUsage)
        }
        var text = "\(code.rawValue): \(Self.word(code.severity))\n\n\(code.explanation.text)\n"
        if code.isRule {
            text += """

                Regeln går att ställa in, i Site/site.yml\(code.isRuleOfPages ? " eller i en sidas huvud" : ""): error, warning, information eller off.

                    rules:
                      \(code.rawValue): off

                """
        }
        StandardStream.answer(text.utf8)
    }

    private static func word(_ severity: DiagnosticSeverity) -> String {
        switch severity {
        case .error: "fel"
        case .warning: "varning"
        case .information: "upplysning"
        }
    }
}
