import Diagnostics
import Markdown

/// A page, or a folder with all its pages, at another place: which files that changes, and how.
///
/// A pure function of the tree: nothing is written, and what it would become can be built and looked at before it is.
package struct Move: Sendable {
    /// Why something cannot be moved there, in Swedish.
    package struct Refusal: Error, Equatable {
        package var message: String
        package var hint: String?
    }

    /// What is moved: by old path below Content, the new one.
    package let paths: [String: String]
    /// The tree afterwards.
    package private(set) var tree: SourceTree

    static let redirects = "register/omdirigeringar.yml"

    /// - Parameters:
    ///   - old: below Content: a page, with or without `.md`, or a folder.
    ///   - new: what it is to be called, in the same form.
    package static func make(_ old: String, to new: String, in tree: SourceTree, jobs: Int) -> Result<
        Move, Refusal
    > {
        do throws(Refusal) {
            let paths = try paths(old, new, in: tree)
            return .success(Move(paths, in: tree, jobs: jobs))
        } catch {
            return .failure(error)
        }
    }

    // MARK: What is moved

    private static func paths(_ old: String, _ new: String, in tree: SourceTree) throws(Refusal) -> [String:
        String]
    {
        let (from, to) = (name(old), name(new))
        let files = tree.content.files.map(\.path)
        if from == "register" || from.hasPrefix("register/") {
            throw Refusal(message: "Registren har sin givna plats.", hint: nil)
        }
        let isPage = tree.content[from + ".md"] != nil && !old.hasSuffix("/")
        let inside = files.filter { $0.hasPrefix(from + "/") }
        guard isPage || !inside.isEmpty, !from.isEmpty else {
            let names = files.filter { $0.hasSuffix(".md") }.map { String($0.dropLast(3)) }
            let near = NearMiss.suggestion(for: from, among: names)
            throw Refusal(
                message: "\(tree.content.displayPath(from)) finns inte.",
                hint: near.map { "Menade du \($0)?" } ?? "Skriv till exempel del-1/sida eller del-1.")
        }
        if from == "index" { throw Refusal(message: "Startsidan har sin givna plats.", hint: nil) }
        if isPage, from.hasSuffix("/index") {
            let folder = String(from.dropLast("/index".count))
            throw Refusal(
                message: "\(from).md är mappens sida och flyttar med mappen.",
                hint: "Skriv lots mv \(folder) ny-mapp.")
        }
        guard !to.isEmpty, !to.hasPrefix("/"), RelativePath.resolve(to, from: "index.md") == to,
            to != "register", !to.hasPrefix("register/")
        else {
            throw Refusal(
                message: "”\(new)” är ingen plats i \(tree.content.name).",
                hint: "Skriv till exempel del-1/ny-sida.")
        }
        if let fault = FileNames.fault(in: isPage ? to + ".md" : to + "/index.md", of: tree.content) {
            throw Refusal(message: fault.diagnostic.message, hint: fault.diagnostic.hint)
        }
        if isPage, to == "index" || to.hasSuffix("/index") {
            throw Refusal(message: "En sida kan inte bli en mapps sida.", hint: "Ge den ett eget namn.")
        }
        if tree.content[to + ".md"] != nil || !isPage && files.contains(where: { $0.hasPrefix(to + "/") }) {
            throw Refusal(
                message: "\(tree.content.displayPath(to)) finns redan.", hint: "Välj ett annat namn.")
        }
        if isPage { return [from + ".md": to + ".md"] }
        if to.hasPrefix(from + "/") {
            throw Refusal(message: "En mapp kan inte flyttas in i sig själv.", hint: "Välj ett annat namn.")
        }
        return Dictionary(uniqueKeysWithValues: inside.map { ($0, to + $0.dropFirst(from.count)) })
    }

    private static func name(_ given: String) -> String {
        given.hasSuffix(".md")
            ? String(given.dropLast(3)) : given.hasSuffix("/") ? String(given.dropLast()) : given
    }

    // MARK: What that changes

    private init(_ paths: [String: String], in tree: SourceTree, jobs: Int) {
        self.paths = paths
        self.tree = tree
        let draft = GuidanceDraft.read(tree, jobs: jobs)
        let files = Set(tree.content.files.map(\.path))
        let names = NamesInYAML(paths)
        let pages = Dictionary(draft.pages.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        let moved = tree.content.files.map { file -> SourceTree.File in
            var bytes = file.bytes
            if let page = pages[file.path] {
                let rewriter = LinkRewriter(page: file.path, paths: paths, files: files)
                bytes = rewriter.rewritten(bytes, uses: page.document.links + page.document.images)
                bytes = names.rewritten(bytes, as: .page)
            } else if file.path.hasSuffix(".svg") {
                bytes = LinkRewriter(page: file.path, paths: paths, files: files).rewrittenDrawing(bytes)
            } else if file.path == Self.redirects {
                bytes = withoutRedirects(bytes, from: draft.registers.redirects.entries)
                bytes = names.rewritten(bytes, as: .redirects)
            } else if file.path.hasPrefix("register/"), file.path.hasSuffix(".yml") {
                bytes = names.rewritten(bytes, as: .register)
            }
            return SourceTree.File(path: paths[file.path] ?? file.path, bytes: bytes)
        }
        self.tree.content = SourceTree.Folder(name: tree.content.name, files: moved)
        self.tree.site = SourceTree.Folder(
            name: tree.site.name,
            files: tree.site.files.map { file in
                file.path == SettingsReader.file
                    ? SourceTree.File(path: file.path, bytes: names.rewritten(file.bytes, as: .settings))
                    : file
            })
        let pagesMoved = paths.filter { $0.key.hasSuffix(".md") }.sorted { $0.key < $1.key }
        addRedirects(pagesMoved.map { (Self.address($0), Self.address($1)) })
    }

    private static func address(_ page: String) -> String { page.dropLast(3) + ".html" }

    /// The redirects without those that would lead away from what is there from now on.
    private func withoutRedirects(_ bytes: [UInt8], from entries: [Redirect]) -> [UInt8] {
        let taken = Set(paths.values.filter { $0.hasSuffix(".md") }.map(Self.address))
        var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for entry in entries.reversed() where taken.contains(entry.from.text) {
            guard let from = entry.from.range?.line, let to = entry.to.range?.line else { continue }
            lines.removeSubrange((min(from, to) - 1)...(max(from, to) - 1))
        }
        return Array(lines.joined(separator: [UInt8(ascii: "\n")]))
    }

    /// Lets old addresses lead to new ones.
    package mutating func addRedirects(_ redirects: [(from: String, to: String)]) {
        guard !redirects.isEmpty else { return }
        var bytes = tree.content[Self.redirects]?.bytes ?? []
        if let last = bytes.last, last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
        for redirect in redirects { bytes += Array("- from: \(redirect.from)\n  to: \(redirect.to)\n".utf8) }
        let others = tree.content.files.filter { $0.path != Self.redirects }
        tree.content = SourceTree.Folder(
            name: tree.content.name, files: others + [SourceTree.File(path: Self.redirects, bytes: bytes)])
    }

    /// The first page, by its old path, where a link or a picture leads somewhere else than before; `nil` where none does.
    package func firstDifference(from before: Guidance, to after: Guidance) -> String? {
        for (index, page) in before.outline.pages.enumerated() {
            guard let other = after.outline.index(ofPath: paths[page.path] ?? page.path) else {
                return page.path
            }
            let (old, new) = (before.bodies[index], after.bodies[other])
            let isSame =
                old.links.map { described($0, in: before, moves: true) }
                == new.links.map { described($0, in: after, moves: false) }
                && old.images.map { paths[$0.path] ?? $0.path } == new.images.map(\.path)
            if !isSame { return page.path }
        }
        return nil
    }

    private func described(_ target: LinkTarget, in guidance: Guidance, moves: Bool) -> String {
        guard case .page(let index, let fragment) = target else { return "\(target)" }
        let path = guidance.outline.page(index).path
        return "\(moves ? paths[path] ?? path : path)#\(fragment ?? "")"
    }
}
