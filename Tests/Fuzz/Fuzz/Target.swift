import Diagnostics
import Guidance
import LegalReferences
import Output
import Preview
import Publication
import Search

/// A part of the program that reads what others wrote.
enum Target: String, CaseIterable {
    /// The text of a page, through every stage to the bytes of the page and of its print.
    case markdown
    /// The head of a page, likewise.
    case head
    /// A register; its first byte says which.
    case registers
    /// A drawing that a page shows.
    case drawing
    /// Running text with references to law.
    case references
    /// A page's template.
    case templates
    /// What a browser asks the preview for.
    case requests

    func prepare() {
        if self != .references && self != .requests { _ = Bench.shared }
    }

    func run(_ bytes: [UInt8]) {
        switch self {
        case .markdown: Bench.shared.lay(Bench.head + bytes, at: "Content/sida.md")
        case .head:
            Bench.shared.lay(
                Array("---\n".utf8) + bytes + Array("\n---\n\nText.\n".utf8), at: "Content/sida.md")
        case .registers:
            let names = [
                "termer", "forfattningar", "kodverk", "referenser", "aktorer", "normer", "omdirigeringar",
                "publicerade-id", "tillganglighet", "uppfoljningsomraden",
            ]
            let name = names[Int(bytes.first ?? 0) % names.count]
            Bench.shared.lay(Array(bytes.dropFirst()), at: "Content/register/\(name).yml")
        case .drawing: Bench.shared.lay(bytes, at: "Content/bild.svg")
        case .templates: Bench.bare.lay(bytes, at: "Templates/page.mustache")
        case .references:
            guard let text = String(validating: bytes, as: UTF8.self) else { return }
            let found = Self.recognizer.references(in: Array(text.utf8))
            for citation in found.citations {
                precondition(citation.range.lowerBound >= 0 && citation.range.upperBound <= bytes.count)
            }
        case .requests:
            guard let head = try? RequestHead(bytes) else { return }
            precondition(head.path.hasPrefix("/"))
            _ = head.decodedPath
        }
    }

    private static let recognizer = Registers.read(
        SourceTree.Folder(name: "Content", files: Bench.registers), jobs: 1
    ).recognizer
}

extension Registers {
    fileprivate static func read(_ folder: SourceTree.Folder, jobs: Int) -> Registers {
        var diagnostics: [Diagnostic] = []
        return read(folder, jobs: jobs, diagnostics: &diagnostics)
    }
}
