import Guidance
package import Output

/// A document for paper as it stands alone: its HTML, and the files beside it that it needs.
package struct PaperDocument: Sendable {
    package enum Kind: String, Sendable, CaseIterable { case checklist, part, appendix, guidance }

    package let kind: Kind
    /// What its file is called, without suffix.
    package let name: String
    /// The document.
    package let html: OutputFile
    /// Its stylesheet and its pictures.
    package let resources: [OutputFile]
    /// The pages that it holds, below Content.
    package let sources: [String]

    init(_ document: PrintDocument, _ printer: PrintRenderer) {
        let guidance = printer.guidance
        kind = document.kind
        name = document.name
        sources = document.chapters.map { guidance.outline.pages[$0.page].path }
        html = OutputFile(path: document.name + ".html") { printer.bytes(of: document, for: .elsewhere) }
        let shown = Set(
            document.chapters.flatMap { chapter in
                guidance.bodies[chapter.page].images.compactMap { image -> String? in
                    if case .file(let path) = image { path } else { nil }
                }
            })
        resources =
            [Assets.printStylesheet, Assets.icon].compactMap(printer.assets.file)
            + guidance.pictures.filter { shown.contains($0.path) }.map { picture in
                OutputFile(path: picture.path) { picture.bytes }
            }
    }

    /// What a PDF of it depends on, but for the program that makes it.
    package var digest: String { Digest.of([html.bytes()] + resources.map { $0.bytes() }) }
}
