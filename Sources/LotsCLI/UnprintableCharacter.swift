internal import Foundation
internal import Publication

/// Finds where in the guidance a character stands that no font has.
enum UnprintableCharacter {
    /// `Content/del-1/sida.md:12:5: …`, for the first place of the first one; the document where it stands in no page of it.
    static func message(for names: [String], in document: PaperDocument, _ workspace: Workspace) -> String {
        let text =
            "Tecknet \(names.map(described).joined(separator: ", ")) går inte att skriva ut: inget av utskriftens typsnitt har det."
        for name in names {
            guard let scalar = scalar(name) else { continue }
            for path in document.sources {
                let file = URL(fileURLWithPath: workspace.contentFolder).appending(path: path)
                guard let source = try? String(contentsOf: file, encoding: .utf8) else { continue }
                for (number, line) in source.split(separator: "\n", omittingEmptySubsequences: false)
                    .enumerated()
                {
                    if let index = line.unicodeScalars.firstIndex(of: scalar) {
                        let column = line[..<index].count + 1
                        return "\(workspace.contentName)/\(path):\(number + 1):\(column): \(text)"
                    }
                }
            }
        }
        return "\(document.name): \(text)"
    }

    private static func scalar(_ name: String) -> Unicode.Scalar? {
        UInt32(name.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
    }

    private static func described(_ name: String) -> String { scalar(name).map { "\($0) (\(name))" } ?? name }
}
