import Diagnostics
import Guidance

extension Manuscript.Text {
    /// The registers' own texts; titles of acts, codes and works are others' and stand as they are.
    static func allOfRegisters(in draft: GuidanceDraft) -> [Manuscript.Text] {
        let registers = draft.registers
        return [
            text(of: registers.terms, in: draft) { [$0.definition, $0.source ?? ""] },
            text(of: registers.actors, in: draft) { [$0.role ?? ""] + $0.responsibilities.map(\.text) },
            text(of: registers.codeSystems, in: draft) { system in
                system.codes.flatMap { [$0.use, $0.when, $0.who].compactMap(\.self) }
            },
            text(of: registers.followUpAreas, in: draft) { [$0.title, $0.description ?? ""] },
            text(of: registers.works, in: draft) { [$0.note ?? ""] },
        ].compactMap(\.self)
    }

    private static func text<Entry>(
        of register: Register<Entry>, in draft: GuidanceDraft, _ values: (Entry) -> [String]
    ) -> Manuscript.Text? {
        guard
            let file = draft.content.files.first(where: {
                draft.content.displayPath($0.path) == register.file
            })
        else { return nil }
        let source = SourceFile(path: register.file, bytes: file.bytes)
        let lineCount = file.bytes.count { $0 == UInt8(ascii: "\n") } + 1
        let starts = register.places.map { $0?.line ?? 1 }
        var passages: [Passage] = []
        for (index, entry) in register.entries.enumerated() {
            // An entry ends where the next one begins.
            let next = index + 1 < starts.count ? starts[index + 1] : lineCount + 1
            let lines = starts[index]...max(starts[index], next - 1)
            passages += values(entry).filter { !$0.isEmpty }.map { Passage(value: $0, lines: lines) }
        }
        return Manuscript.Text(source: source, passages: passages)
    }
}
