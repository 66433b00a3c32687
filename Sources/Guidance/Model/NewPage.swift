import Diagnostics

/// The file of a page that has just been begun.
package struct NewPage: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable {
        case section, checklist
    }

    /// Why no page can be begun there, in Swedish.
    package struct Refusal: Error, Equatable {
        package var message: String
        package var hint: String?
    }

    /// Below Content.
    package var path: String
    package var text: String

    /// - Parameters:
    ///   - given: where in Content, with or without `.md`.
    ///   - title: made from the file's name where it is `nil`.
    package static func make(
        _ kind: Kind, at given: String, title: String?, in tree: SourceTree
    ) -> Result<NewPage, Refusal> {
        let path = given.hasSuffix(".md") ? given : given + ".md"
        guard !path.hasPrefix("/"), !path.hasSuffix("/.md"), path != ".md",
            RelativePath.resolve(path, from: "index.md") == path
        else {
            return .failure(
                Refusal(
                    message: "”\(given)” är ingen sökväg i \(tree.content.name).",
                    hint: "Skriv till exempel del-1/ny-sida."))
        }
        if let fault = FileNames.fault(in: path, of: tree.content) {
            return .failure(Refusal(message: fault.diagnostic.message, hint: fault.diagnostic.hint))
        }
        if tree.content[path] != nil {
            return .failure(
                Refusal(
                    message: "\(tree.content.displayPath(path)) finns redan.", hint: "Välj ett annat namn."))
        }
        let name = path.split(separator: "/").last.map { String($0.dropLast(3)) } ?? ""
        let words = name.replacing("-", with: " ")
        let title = title ?? words.prefix(1).uppercased() + words.dropFirst()
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
        // The index page is not counted: it stands above the others.
        let order = tree.content.files.count { file in
            file.path.hasPrefix(folder) && file.path.hasSuffix(".md") && file.path != folder + "index.md"
                && !file.path.dropFirst(folder.count).contains("/")
        }
        let quoted = title.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        let body =
            kind == .checklist
            ? "Skriv här vem checklistan är till för och när den används.\n\n- [ ] Skriv den första punkten."
            : "Skriv texten här."
        let text = """
            ---
            title: "\(quoted)"
            kind: \(kind.rawValue)
            order: \(order + 1)
            summary: "Skriv i en mening vad sidan handlar om."
            status: utkast
            ---

            \(body)

            """
        return .success(NewPage(path: path, text: text))
    }
}
