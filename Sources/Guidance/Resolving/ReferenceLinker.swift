import Diagnostics
import LegalReferences
import Markdown

/// Links the references to law and the codes in a page's running text: a pure function of page and registers.
///
/// In lists, boxes, tables, footnotes and captions too; never in headings, code or existing links. A link that the author has
/// written with `lag:` is listed with the others.
///
/// A class, since every page's pass holds it, and there is much in it that would be counted with each copy.
final class ReferenceLinker: Sendable {
    let registers: Registers
    let recognizer: Recognizer
    let works: WorkNames
    /// The system that each code belongs to, by its index in the register.
    private let systems: [String: Int]

    init(_ registers: Registers) {
        self.registers = registers
        recognizer = registers.recognizer
        works = WorkNames(registers.works, recognizer)
        systems = Dictionary(
            registers.codeSystems.entries.enumerated().flatMap { index, system in
                system.codes.map { ($0.code, index) }
            },
            uniquingKeysWith: { first, _ in first })
    }

    func link(_ body: consuming Body, in source: SourceFile, _ diagnostics: inout [Diagnostic]) -> Body {
        var pass = ReferencePass(linker: self, source: source, body: body)
        pass.run()
        diagnostics += pass.diagnostics
        return pass.body
    }

    /// What a reference becomes a link to; nothing where it means an act as it was, or what no register has.
    func target(of reference: PageReference) -> LinkTarget? {
        guard !reference.isHistorical else { return nil }
        if let act = reference.act { return .act(act, place: reference.places.first) }
        if let work = reference.work { return .work(work) }
        return reference.kind == .kva
            ? systems[reference.id].map { .code(system: $0, code: reference.id) } : nil
    }
}
