import Diagnostics
import Dictionaries
import Foundation
import Guidance
import Output
import Publication
import TestSupport
import Testing

/// What is kept from one build to the next changes nothing that is published.
@Suite("Building again after an edit")
struct IncrementalTests {
    /// More in `make test-long`.
    static let steps = ProcessInfo.processInfo.environment["LOTS_TEST_LONG"] == "1" ? 500 : 40

    @Test("gives the bytes and the faults of a build from nothing, after any sequence of edits")
    func anySequence() throws {
        var random = SeededGenerator(seed: 20261121)
        var edits = Edits(of: MiniGuidance.read(Repository.root).tree)
        var site = LaidOutSite(edits.tree, words: .none, jobs: 2)
        #expect(site.publication != nil, "the guidance itself is without fault")
        var last = try Self.rendered(#require(site.publication))
        var published = 0
        for step in 1...Self.steps {
            let edit = edits.apply(isBroken: site.publication == nil, using: &random)
            site = LaidOutSite(edits.tree, words: .none, jobs: 2, after: site)
            let fresh = LaidOutSite(edits.tree, words: .none, jobs: 2)
            #expect(
                site.diagnostics.map { $0.formatted(as: .text) }
                    == fresh.diagnostics.map { $0.formatted(as: .text) }, "\(step): \(edit)")
            #expect((site.publication == nil) == (fresh.publication == nil), "\(step): \(edit)")
            guard let publication = site.publication, let wanted = fresh.publication else { continue }
            #expect(publication.files.map(\.path) == wanted.files.map(\.path), "\(step): \(edit)")
            published += 1
            var now: [String: (file: OutputFile, bytes: [UInt8])] = [:]
            for (file, other) in zip(publication.files, wanted.files) {
                let bytes = file.bytes()
                #expect(bytes == other.bytes(), "\(step): \(edit): \(file.path)")
                if let before = last[file.path], before.bytes != bytes {
                    // Who has the page open is told of it.
                    let isTold = file.dependencies == nil || file.dependencies != before.file.dependencies
                    #expect(isTold, "\(step): \(edit): \(file.path) has changed, and nobody says so")
                }
                now[file.path] = (file, bytes)
            }
            last = now
        }
        #expect(published > Self.steps / 4, "most edits are such that a site comes of them")
    }

    @Test("leaves every other page alone when the text of one has changed")
    func oneText() throws {
        var tree = MiniGuidance.read(Repository.root).tree
        let before = LaidOutSite(tree, words: .none, jobs: 2)
        let path = try #require(tree.content.files.first { $0.path.hasPrefix("del-1/") }).path
        let index = try #require(tree.content.files.firstIndex { $0.path == path })
        tree.content.files[index].bytes += Array("\nEn mening till.\n".utf8)
        let after = LaidOutSite(tree, words: .none, jobs: 2, after: before)
        let old = try #require(before.publication)
        let changed = try #require(after.publication).files.filter { file in
            file.path.hasSuffix(".html")
                && file.dependencies != old.files.first { $0.path == file.path }?.dependencies
        }
        let pages = Set(after.guidance?.outline.pages.map(\.outputPath) ?? [])
        #expect(changed.map(\.path).filter { pages.contains($0) } == [path.dropLast(3) + ".html"])
    }

    private static func rendered(_ publication: Publication) -> [String: (file: OutputFile, bytes: [UInt8])] {
        Dictionary(uniqueKeysWithValues: publication.files.map { ($0.path, ($0, $0.bytes())) })
    }
}

/// Edits as people make them: most are right, some break something, and much is put right again.
private struct Edits {
    private(set) var tree: SourceTree
    private let original: SourceTree

    init(of tree: SourceTree) {
        self.tree = tree
        original = tree
    }

    /// Makes one edit and says which.
    mutating func apply(isBroken: Bool, using random: inout SeededGenerator) -> String {
        // Most people put right what is wrong before they go on.
        if isBroken, Int.random(in: 0..<4, using: &random) > 0 { return mend(all: true, using: &random) }
        switch Int.random(in: 0..<14, using: &random) {
        case 0, 1, 2: return mend(all: false, using: &random)
        case 3, 4:
            return editPage("appends", using: &random) {
                $0 + "\nSe 27 kap. 25 § SFB, DV077 och [@kunskapsstodet]. Koordinatorn deltar.\n"
            }
        case 5:
            return editPage("renames a heading of", using: &random) {
                $0.replacing("\n## ", with: "\n## Ny ", maxReplacements: 1)
            }
        case 6:
            return editPage("retitles", using: &random) {
                $0.replacing("\ntitle: ", with: "\ntitle: X", maxReplacements: 1)
            }
        case 7:
            return editPage("resummarises", using: &random) {
                $0.replacing("\nsummary: \"", with: "\nsummary: \"Ny ", maxReplacements: 1)
            }
        case 8:
            return editPage("moves the lines of", using: &random) {
                $0.replacing("\n---\n", with: "\n---\n\n\n", maxReplacements: 1)
            }
        case 9:
            return editPage("breaks a link of", using: &random) { $0.replacing(".md)", with: ".mdd)") }
        case 10:
            guard
                let file = tree.content.files.filter({ $0.path.hasSuffix(".md") }).randomElement(
                    using: &random)
            else { return "nothing" }
            tree.content = .init(
                name: tree.content.name, files: tree.content.files.filter { $0.path != file.path })
            return "deletes \(file.path)"
        case 11:
            let path = "del-2/ny-\(Int.random(in: 1...3, using: &random)).md"
            guard tree.content[path] == nil else { return "nothing" }
            let text = "---\ntitle: Ny sida\nkind: section\norder: 3\n---\n\nText [om](index.md).\n"
            tree.content = .init(
                name: tree.content.name, files: tree.content.files + [.init(path: path, text: text)])
            return "adds \(path)"
        case 12:
            let register = tree.content.files.filter { $0.path.hasPrefix("register/") }
                .randomElement(using: &random)
            guard let register else { return "nothing" }
            return edit(\.content, register.path, "rewords") {
                $0.replacing("kräv", with: "behöv").replacing(
                    "title: \"", with: "title: \"Y", maxReplacements: 1)
            }
        default:
            let folder = [\SourceTree.templates, \SourceTree.site].randomElement(using: &random) ?? \.site
            guard let file = tree[keyPath: folder].files.randomElement(using: &random) else {
                return "nothing"
            }
            return edit(folder, file.path, "edits") {
                file.path.hasSuffix(".mustache")
                    ? $0.replacing("<main", with: "<main data-x", maxReplacements: 1)
                    : $0.replacing(": ", with: ":  ", maxReplacements: 3) + "\n"
            }
        }
    }

    private mutating func editPage(
        _ what: String, using random: inout SeededGenerator, _ edit: (String) -> String
    ) -> String {
        let pages = tree.content.files.filter { $0.path.hasSuffix(".md") }
        guard let page = pages.randomElement(using: &random) else { return "nothing" }
        return self.edit(\.content, page.path, what, edit)
    }

    private mutating func edit(
        _ folder: WritableKeyPath<SourceTree, SourceTree.Folder>, _ path: String, _ what: String,
        _ edit: (String) -> String
    ) -> String {
        guard let index = tree[keyPath: folder].files.firstIndex(where: { $0.path == path }) else {
            return "nothing"
        }
        let text = String(decoding: tree[keyPath: folder].files[index].bytes, as: UTF8.self)
        tree[keyPath: folder].files[index].bytes = Array(edit(text).utf8)
        return "\(what) \(path)"
    }

    /// Puts one file, or everything, back as it was.
    private mutating func mend(all: Bool, using random: inout SeededGenerator) -> String {
        let changed = original.content.files.filter { tree.content[$0.path] != $0 }
        guard !all, let file = changed.randomElement(using: &random) else {
            tree = original
            return "mends everything"
        }
        tree.content = .init(
            name: tree.content.name, files: tree.content.files.filter { $0.path != file.path } + [file])
        return "mends \(file.path)"
    }
}
