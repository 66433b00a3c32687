package import Foundation
package import Output

/// A folder with documents for paper: their HTML with what it needs, and the PDFs made from it.
package struct ExportFolder {
    package let url: URL
    private var record: ExportRecord

    package init(_ url: URL) {
        self.url = url
        record = ExportRecord(in: url)
    }

    /// Writes a file whose bytes are not there already.
    package func write(_ file: OutputFile) throws {
        let target = url.appending(path: file.path)
        let data = Data(file.bytes())
        if let old = try? Data(contentsOf: target), old == data { return }
        try FileManager.default.createDirectory(
            at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: target, options: .atomic)
    }

    /// Whether the PDF of a document is there, whole and made from this source.
    ///
    /// - Parameter tool: by these versions; `nil` for any.
    package func isFresh(_ name: String, source: String, tool: String?) -> Bool {
        guard let entry = record[name], entry.source == source, entry.program == Typesetter.program,
            tool == nil || entry.tool == tool
        else { return false }
        return pdf(name) != nil
    }

    /// Takes away a PDF that does not show what its HTML shows.
    package mutating func removePDF(_ name: String) throws {
        record.remove(name)
        let target = url.appending(path: name + ".pdf")
        if FileManager.default.fileExists(atPath: target.path) {
            try FileManager.default.removeItem(at: target)
            try record.write(to: url)
        }
    }

    /// Makes the PDF of a document and puts it in its place when it is whole.
    package mutating func makePDF(_ name: String, source: String, with typesetter: inout Typesetter) throws {
        let part = url.appending(path: ".\(name).pdf.part")
        defer { try? FileManager.default.removeItem(at: part) }
        let made = try typesetter.typeset(html: url.appending(path: name + ".html"), pdf: part)
        let bytes = try Data(contentsOf: part)
        try bytes.write(to: url.appending(path: name + ".pdf"), options: .atomic)
        record.set(
            ExportRecord.Entry(
                name: name, source: source, program: Typesetter.program, tool: typesetter.tool,
                digest: Digest.of(Array(bytes)), pages: made.pages))
        try record.write(to: url)
    }

    /// Copies the PDFs of this folder into another one, which afterwards holds these documents' and no others.
    ///
    /// - Parameter names: every document that there is.
    /// - Returns: how many PDFs the other folder holds.
    package func copyPDFs(to other: URL, of names: [String]) throws -> Int {
        try FileManager.default.createDirectory(at: other, withIntermediateDirectories: true)
        var theirs = ExportRecord(in: other)
        for entry in theirs.items where !names.contains(entry.name) {
            try? FileManager.default.removeItem(at: other.appending(path: entry.name + ".pdf"))
            theirs.remove(entry.name)
        }
        for name in names {
            guard let entry = record[name], theirs[name] != entry, let bytes = pdf(name) else { continue }
            try bytes.write(to: other.appending(path: name + ".pdf"), options: .atomic)
            theirs.set(entry)
        }
        try theirs.write(to: other)
        return theirs.items.count
    }

    /// Every PDF that is whole and was made by this program, with what the record says of it.
    package func pdfs() -> [(entry: ExportRecord.Entry, bytes: [UInt8])] {
        record.items.filter { $0.program == Typesetter.program }.compactMap { entry in
            pdf(entry.name).map { (entry, Array($0)) }
        }
    }

    private func pdf(_ name: String) -> Data? {
        guard let entry = record[name],
            let data = try? Data(contentsOf: url.appending(path: name + ".pdf")),
            Digest.of(Array(data)) == entry.digest
        else { return nil }
        return data
    }
}
