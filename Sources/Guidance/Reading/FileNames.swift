import Diagnostics
import Markdown

/// File and folder names become addresses: a–z, 0–9 and hyphens, so that every server and every reader can spell them.
enum FileNames {
    /// Disks take 255 bytes; what is made of a page is named after it, with something before or after its name.
    static let longest = 200

    /// What is wrong with the names below a folder; a folder's name is reported once.
    static func faults(in folder: SourceTree.Folder) -> [(path: String, diagnostic: Diagnostic)] {
        var reported: Set<String> = []
        return folder.files.compactMap { file in
            guard let fault = fault(in: file.path, of: folder), reported.insert(fault.path).inserted else {
                return nil
            }
            return fault
        }
    }

    /// The path that one with a wrong name was probably meant to be: what links to it is not wrong too.
    static func intended(_ path: String) -> String {
        var parts = path.split(separator: "/").map(String.init)
        guard let name = parts.popLast() else { return path }
        let dot = name.lastIndex(of: ".") ?? name.endIndex
        parts.append(Slug.make(from: String(name[..<dot])) + name[dot...].lowercased())
        return parts.joined(separator: "/")
    }

    static func fault(in path: String, of folder: SourceTree.Folder) -> (
        path: String, diagnostic: Diagnostic
    )? {
        let parts = path.split(separator: "/").map(String.init)
        for (index, part) in parts.enumerated() {
            let isFile = index == parts.count - 1
            let dot = isFile ? part.lastIndex(of: ".") ?? part.endIndex : part.endIndex
            let (stem, suffix) = (String(part[..<dot]), String(part[dot...]))
            let whole = parts[...index].joined(separator: "/")
            if part.utf8.count > longest {
                return (
                    whole,
                    Diagnostic(
                        file: folder.displayPath(whole), code: .invalidFileName,
                        message: "\(isFile ? "Filnamnet" : "Mappnamnet") är längre än \(longest) tecken.",
                        hint: "Ge den ett kortare namn.")
                )
            }
            guard !Slug.isValid(stem) || suffix != suffix.lowercased() else { continue }
            let slug = Slug.make(from: stem)
            return (
                whole,
                Diagnostic(
                    file: folder.displayPath(whole), code: .invalidFileName,
                    message:
                        "\(isFile ? "Filnamnet" : "Mappnamnet") ”\(part)” får bara ha a–z, 0–9 och bindestreck.",
                    hint: slug.isEmpty ? nil : "Döp om till \(slug)\(suffix.lowercased()).")
            )
        }
        return nil
    }
}
