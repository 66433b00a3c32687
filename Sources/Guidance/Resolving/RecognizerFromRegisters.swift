package import LegalReferences

extension Registers {
    /// What finds references to these acts and codes.
    package var recognizer: Recognizer {
        Recognizer(
            acts: acts.entries,
            codes: CodeList(codes: codeSystems.entries.flatMap { $0.codes.map(\.code) }, words: codeWords))
    }

    /// What the code systems are called for short: what stands in brackets in their titles, and their ids.
    private var codeWords: [String] {
        codeSystems.entries.flatMap { system -> [String] in
            guard let open = system.title.lastIndex(of: "("), system.title.hasSuffix(")") else {
                return [system.id]
            }
            return [system.id, String(system.title[system.title.index(after: open)...].dropLast())]
        }
    }
}
