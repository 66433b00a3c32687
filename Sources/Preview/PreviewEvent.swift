internal import Diagnostics
internal import Foundation

/// What open pages are told.
enum PreviewEvent: Sendable {
    /// The new bytes are served.
    case built(build: Int, changed: [String])
    /// The site stands as it was, for there are faults.
    case faults(build: Int, [Diagnostic], EditorLinks)

    /// As it goes over the wire: https://html.spec.whatwg.org/multipage/server-sent-events.html
    var bytes: [UInt8] {
        switch self {
        case .built(let build, let changed):
            Self.bytes("built", Built(build: build, changed: changed))
        case .faults(let build, let diagnostics, let links):
            Self.bytes("faults", Faults(build: build, diagnostics: diagnostics.map { Fault($0, links) }))
        }
    }

    private static func bytes(_ name: String, _ data: some Encodable) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Numbers, strings and lists of them can always be encoded; a line feed within a string is written as \n.
        let json = (try? encoder.encode(data)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
        return Array("event: \(name)\ndata: \(json)\n\n".utf8)
    }

    private struct Built: Encodable {
        var build: Int
        var changed: [String]
    }

    private struct Faults: Encodable {
        var build: Int
        var diagnostics: [Fault]
    }

    /// A fault as `--format json` prints it, and what a page shows besides.
    private struct Fault: Encodable {
        var file: String
        var line: Int
        var column: Int
        var endColumn: Int
        var severity: String
        var code: String
        var message: String
        var hint: String?
        /// As the terminal shows it: place, line, caret and what to do.
        var text: String
        /// The line, or the part of it around the fault.
        var excerpt: String?
        /// The column of its first character.
        var excerptColumn: Int
        var excerptIsCut: Bool
        /// Opens the file in the editor's program.
        var href: String?

        init(_ diagnostic: Diagnostic, _ links: EditorLinks) {
            (file, message, hint) = (diagnostic.file, diagnostic.message, diagnostic.hint)
            (line, column) = (diagnostic.range?.line ?? 0, diagnostic.range?.column ?? 0)
            endColumn = diagnostic.range?.endColumn ?? 0
            (severity, code) = (diagnostic.severity.rawValue, diagnostic.code.rawValue)
            text = diagnostic.formatted(as: .text)
            excerpt = diagnostic.excerpt?.text
            excerptColumn = diagnostic.excerpt?.column ?? 1
            excerptIsCut = diagnostic.excerpt?.isCut ?? false
            href = links.href(file: diagnostic.file, line: line, column: column)
        }
    }
}
