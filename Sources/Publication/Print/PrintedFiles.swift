import Guidance
import Output

/// What a page's reader can print: its document, and the PDF of it where there is one that still fits.
struct PrintedFiles: Sendable {
    /// A PDF as readers are told of it.
    private struct PDF: Sendable {
        var path: String
        var pages: Int
        var size: Int
    }

    private let plan: PrintPlan
    /// By the document's name.
    private let pdfs: [String: PDF]
    /// The PDFs that go into the site.
    let files: [OutputFile]

    /// - Parameter pdfs: what was exported earlier; one that was made from another text is left out.
    init(_ plan: PrintPlan, documents: [PaperDocument], pdfs: [SourceTree.PDF]) {
        self.plan = plan
        let fitting = pdfs.filter { pdf in
            documents.contains { $0.name == pdf.name && $0.digest == pdf.source }
        }
        self.pdfs = Dictionary(
            fitting.map {
                ($0.name, PDF(path: Addresses.pdf($0.name), pages: $0.pages, size: $0.bytes.count))
            },
            uniquingKeysWith: { first, _ in first })
        files = fitting.map { pdf in OutputFile(path: Addresses.pdf(pdf.name)) { pdf.bytes } }
    }

    /// What a page's template is told.
    func values(of page: Int, from path: String, _ wording: Wording) -> [String: View.Value?] {
        guard let document = plan.document(of: page) else { return [:] }
        var values: [String: View.Value?] = [
            "printHref": .text(Addresses.relative(from: path, to: document.path))
        ]
        guard let pdf = pdfs[document.name] else { return values }
        let word = wording.interface[pdf.pages == 1 ? "pdfPage" : "pdfPages"] ?? "{count}"
        values["pdfHref"] = .text(Addresses.relative(from: path, to: pdf.path))
        values["pdfSize"] = .text(Self.size(pdf.size))
        values["pdfPages"] = .text(word.replacing("{count}", with: String(pdf.pages)))
        return values
    }

    /// `34 kB`, `1,2 MB`.
    private static func size(_ bytes: Int) -> String {
        let kilobytes = (bytes + 500) / 1000
        guard kilobytes >= 1000 else { return "\(max(1, kilobytes)) kB" }
        let tenths = (kilobytes + 50) / 100
        return "\(tenths / 10),\(tenths % 10) MB"
    }
}
