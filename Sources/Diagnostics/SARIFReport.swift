/// Diagnostics as SARIF 2.1.0, which code hosts and editors' programs read: one document for all of them.
///
/// https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
struct SARIFReport {
    private static let schema =
        "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

    let diagnostics: [Diagnostic]
    /// The version of the program: `0.1.0`; `nil` where nobody knows.
    let version: String?

    /// The document, with a line feed at its end.
    var text: String {
        let used = Set(diagnostics.map(\.code))
        let codes = DiagnosticCode.allCases.filter(used.contains)
        let indices = Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1, $0) })
        let rules = codes.map { "\n        " + rule($0) }.joined(separator: ",")
        let results = diagnostics.map { "\n      " + result($0, rule: indices[$0.code] ?? 0) }.joined(
            separator: ",")
        let version = version.map { "\n      \"semanticVersion\": \($0.jsonLiteral)," } ?? ""
        return """
            {
              "$schema": \(Self.schema.jsonLiteral),
              "version": "2.1.0",
              "runs": [{
                "tool": {"driver": {
                  "name": "lots",\(version)
                  "language": "sv",
                  "rules": [\(rules)
                  ]
                }},
                "columnKind": "utf16CodeUnits",
                "results": [\(results)
                ]
              }]
            }

            """
    }

    private func rule(_ code: DiagnosticCode) -> String {
        let explanation = code.explanation
        return
            "{\"id\": \(code.rawValue.jsonLiteral), \"shortDescription\": \(message(explanation.summary)), "
            + "\"help\": \(message(explanation.text)), "
            + "\"defaultConfiguration\": {\"level\": \(Self.level(code.severity).jsonLiteral)}}"
    }

    private func result(_ diagnostic: Diagnostic, rule: Int) -> String {
        let text = [diagnostic.message, diagnostic.hint].compactMap(\.self).joined(separator: "\n")
        var location = "\"artifactLocation\": {\"uri\": \(Self.address(of: diagnostic.file).jsonLiteral)}"
        if let range = diagnostic.range {
            location += ", \"region\": \(Self.region(range, excerpt: diagnostic.excerpt))"
            if let excerpt = diagnostic.excerpt {
                location +=
                    ", \"contextRegion\": {\"startLine\": \(range.line), \"snippet\": {\"text\": \(excerpt.text.jsonLiteral)}}"
            }
        }
        return "{\"ruleId\": \(diagnostic.code.rawValue.jsonLiteral), \"ruleIndex\": \(rule), "
            + "\"level\": \(Self.level(diagnostic.severity).jsonLiteral), \"message\": \(message(text)), "
            + "\"locations\": [{\"physicalLocation\": {\(location)}}]}"
    }

    private func message(_ text: String) -> String { "{\"text\": \(text.jsonLiteral)}" }

    private static func level(_ severity: DiagnosticSeverity) -> String {
        switch severity {
        case .error: "error"
        case .warning: "warning"
        case .information: "note"
        }
    }

    /// SARIF counts UTF-16 code units where an editor sees one character: the line says how many.
    private static func region(_ range: SourceRange, excerpt: Excerpt?) -> String {
        func column(_ column: Int) -> Int {
            guard let excerpt else { return column }
            let within = max(0, column - excerpt.column)
            let before = excerpt.text.prefix(within)
            return excerpt.utf16Before + before.utf16.count + max(0, within - before.count) + 1
        }
        return "{\"startLine\": \(range.line), \"startColumn\": \(column(range.column)), "
            + "\"endColumn\": \(column(range.endColumn))}"
    }

    /// A file's path as a relative reference: everything but what may stand in one is percent-encoded.
    private static func address(of path: String) -> String {
        var address = ""
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."),
                UInt8(ascii: "-"),
                UInt8(ascii: "_"), UInt8(ascii: "~"):
                address.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                address += "%" + (digits.count == 1 ? "0" : "") + digits
            }
        }
        return address
    }
}
