import Diagnostics
import Markdown

/// File and folder names become addresses: a–z, 0–9 and hyphens, so that every server and every reader can spell them.
enum FileNames {
    static func fault(in path: String, of folder: SourceTree.Folder) -> Diagnostic? {
        let parts = path.split(separator: "/").map(String.init)
        for (index, part) in parts.enumerated() {
            let isFile = index == parts.count - 1
            let stem = isFile ? String(part.prefix(upTo: part.lastIndex(of: ".") ?? part.endIndex)) : part
            guard !Slug.isValid(stem) else { continue }
            let slug = Slug.make(from: stem)
            return Diagnostic(
                file: folder.displayPath(path), code: .invalidFileName,
                message: "\(isFile ? "Filnamnet" : "Mappnamnet") ”\(part)” får bara ha a–z, 0–9 och bindestreck.",
                hint: slug.isEmpty ? nil : "Döp om till \(slug)\(isFile ? String(part.suffix(from: part.lastIndex(of: ".") ?? part.endIndex)) : "").")
        }
        return nil
    }
}
