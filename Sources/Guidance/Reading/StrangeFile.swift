import Diagnostics

/// A file among the registers that is none and is named like one: all that it holds would be missing from the site without a
/// word.
struct StrangeFile {
    var name: String
    /// The register that it was probably meant to be.
    var meant: String?

    private static let known = RegisterReader.names + [WordListReader.name]

    static func all(in content: SourceTree.Folder) -> [StrangeFile] {
        content.files.compactMap { file in
            guard file.path.hasPrefix("register/"),
                [".yml", ".yaml", ".txt"].contains(where: file.path.hasSuffix)
            else { return nil }
            let name = String(file.path.dropFirst("register/".count))
            if known.contains(name) { return nil }
            return StrangeFile(name: name, meant: NearMiss.suggestion(for: name, among: known))
        }
    }

    func fault(in content: SourceTree.Folder) -> Diagnostic {
        Diagnostic(
            file: content.displayPath("register/\(name)"), code: .unknownRegister,
            message: "Det finns inget register som heter ”\(name)”.",
            hint: meant.map { "Menade du \($0)?" }
                ?? "Registren heter \(Self.known.sorted().joined(separator: ", ")). Lägg andra filer utanför mappen."
        )
    }
}
