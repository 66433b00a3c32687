import Guidance
import Incremental
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

    /// What the document is made from.
    private let dependencies: [Version]
    private let pictures: [SourceTree.File]
    private let madeFrom: Once<String>

    /// - Parameters:
    ///   - around: what every document is made from.
    ///   - previous: the document as it was before; it is not read again to tell what it was made from.
    init(_ document: PrintDocument, _ printer: PrintRenderer, around: Version, after previous: PaperDocument?)
    {
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
        let pictures = guidance.pictures.filter { shown.contains($0.path) }
        let resources =
            [Assets.printStylesheet, Assets.icon].compactMap(printer.assets.file)
            + pictures.map { picture in
                OutputFile(path: picture.path) { picture.bytes }
            }
        self.resources = resources
        let dependencies = [around] + document.chapters.map { guidance.bodies[$0.page].version }
        (self.dependencies, self.pictures) = (dependencies, pictures)
        let html = html
        let known =
            previous?.dependencies == dependencies && previous?.pictures == pictures
            ? previous?.madeFrom : nil
        madeFrom =
            known ?? Once { Digest.of([html.bytes()] + resources.map { $0.bytes() }) }
    }

    /// What a PDF of it depends on, but for the program that makes it.
    package var digest: String { madeFrom.value }
}
