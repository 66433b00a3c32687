import Guidance
import Output

/// What the terms on pages mean, for the script that explains them; loaded when a reader first stops at one.
///
/// A script and not data, since a page opened from a folder may fetch nothing.
enum TermScript {
    /// Beside the glossary: a term's link leads to `ordlista.html`, its explanation stands in `ordlista.js`.
    static let path = "ordlista.js"

    static func file(_ guidance: Guidance) -> OutputFile? {
        guard !guidance.registers.terms.isEmpty else { return nil }
        return OutputFile(path: path) { bytes(guidance) }
    }

    private static func bytes(_ guidance: Guidance) -> [UInt8] {
        var json = JSONBuffer()
        json.object { json in
            json.text("again", guidance.wording.interface["termAgain"])
            json.object("terms") { json in
                for term in guidance.registers.terms.entries.sorted(by: { $0.id < $1.id }) {
                    json.array(term.id) { json in
                        json.text(nil, term.term)
                        json.text(nil, term.definition)
                    }
                }
            }
        }
        return Array("window.lotsTerms = ".utf8) + json.bytes + Array(";\n".utf8)
    }
}
