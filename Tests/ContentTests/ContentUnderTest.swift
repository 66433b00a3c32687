import Foundation
import Guidance
import LegalReferences
import Markdown
import Testing
import Yams

/// The guidance as it stands in the repository, read once with the project's own reader.
struct ContentUnderTest {
    /// By path below Content.
    let pages: [String: PageText]
    let registers: Registers
    let norms: [Norm]
    let recognizer: Recognizer
    private let tree: SourceTree

    static let shared = Result { try ContentUnderTest() }

    static func read() throws -> ContentUnderTest { try shared.get() }

    private static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private init() throws {
        func folder(_ name: String) -> SourceTree.Folder {
            FolderReader(root: Self.root.appending(path: name).path, name: name, skipping: ["public"]).read(
                jobs: 1
            ).folder
        }
        tree = SourceTree(
            content: folder("Content"), templates: folder("Templates"),
            site: SourceTree.Folder(name: "Site", files: []))
        let draft = GuidanceDraft.read(tree, jobs: 1)
        registers = draft.registers
        let recognizer = registers.recognizer
        self.recognizer = recognizer
        pages = Dictionary(
            draft.pages.map { ($0.path, PageText($0, recognizer: recognizer)) },
            uniquingKeysWith: { first, _ in first })
        norms = try Self.decode(
            [Norm].self,
            from: String(decoding: tree.content["register/normer.yml"]?.bytes ?? [], as: UTF8.self))
    }

    /// One of the lists beside the tests.
    static func list<Value: Decodable>(_ name: String, as type: Value.Type) throws -> Value {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: name)
        return try decode(type, from: String(contentsOf: file, encoding: .utf8))
    }

    private static func decode<Value: Decodable>(_ type: Value.Type, from yaml: String) throws -> Value {
        try YAMLDecoder().decode(type, from: yaml)
    }

    /// The lines of a file below Content.
    func lines(of path: String) -> [String] {
        String(decoding: tree.content[path]?.bytes ?? [], as: UTF8.self).components(separatedBy: "\n")
    }

    /// A page read anew with other text, as if the editor had saved it.
    func page(_ path: String, reading text: String) -> PageText? {
        let changed = SourceTree(
            content: SourceTree.Folder(name: "Content", files: [SourceTree.File(path: path, text: text)]),
            templates: tree.templates, site: tree.site)
        return GuidanceDraft.read(changed, jobs: 1).pages.first.map {
            PageText($0, recognizer: recognizer)
        }
    }

    /// The section that `file` or `file#heading` names.
    func section(at place: Place) -> Section? { pages[place.file]?.section(place.heading) }
}

extension ContentUnderTest {
    /// What is missing where a row says that its statement stands.
    func faults(of norm: Norm) -> [String] { norm.faults(in: section(at: norm.at), acts: registers.acts) }
}

/// A file below Content and a heading in it; without one, the text before the first heading.
struct Place: Decodable, CustomStringConvertible {
    let file: String
    let heading: String

    init(_ text: some StringProtocol) {
        let parts = text.split(separator: "#", maxSplits: 1)
        file = parts.first.map { String($0) } ?? ""
        heading = parts.count > 1 ? String(parts[1]) : ""
    }

    init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(String.self))
    }

    var description: String { heading.isEmpty ? file : "\(file)#\(heading)" }
}

/// Everything that is wrong, in one failure: an editor mends it all before running the tests again.
func recordAll(_ faults: [String], _ what: String, sourceLocation: SourceLocation = #_sourceLocation) {
    guard !faults.isEmpty else { return }
    Issue.record(
        "\(faults.count) \(what):\n\(faults.joined(separator: "\n"))", sourceLocation: sourceLocation)
}
