import Guidance
import Incremental
import Output

/// The guidance for programs: every file below `api/v1/`, each made when its bytes are asked for.
///
/// The vocabulary is the interface's own, apart from the guidance's types: those may change, this may not.
struct DataFolder: Sendable {
    static let path = "api/v1/"
    static let version = "1"

    /// What the files depend on.
    struct Versions: Sendable {
        /// What stands around all pages: outline, registers, settings, words.
        var frame: Version
        /// The text of all pages.
        var bodies: Version
    }

    let guidance: Guidance
    let versions: Versions
    private let moved: MovedData
    private let digests = FileDigests()

    init(_ guidance: Guidance, moved: MovedData, versions: Versions) {
        self.guidance = guidance
        self.moved = moved
        self.versions = versions
    }

    /// How many folders below `api/v1/` the file for a page is in.
    static func depth(ofFileFor id: String) -> Int { 1 + id.utf8.count { $0 == UInt8(ascii: "/") } }

    /// The page, or the place on one (`page.html#id`), that a file tells of; `nil` for one of the whole guidance.
    static func place(ofFileAt path: String) -> String? {
        guard path.hasPrefix(Self.path) else { return nil }
        let file = path.dropFirst(Self.path.count)
        for kind in ["pages/", "checklists/"] where file.hasPrefix(kind) && file.hasSuffix(".json") {
            return file.dropFirst(kind.count).dropLast(".json".count) + ".html"
        }
        guard file.hasPrefix("fragments/"), file.hasSuffix(".html"), let slash = file.lastIndex(of: "/")
        else { return nil }
        let page = file[..<slash].dropFirst("fragments/".count)
        return "\(page).html#\(file[slash...].dropFirst().dropLast(".html".count))"
    }

    /// A file of the interface before it is known what it depends on.
    private struct Planned {
        /// Below `path`.
        var name: String
        /// The name of the schema that it follows.
        var schema: String
        var dependencies: [Version]
        var bytes: @Sendable () -> [UInt8]
    }

    /// Pages first, what joins them after, and last the index, which tells the digest of each.
    func files() -> [OutputFile] {
        let planned = pages() + checklists() + joined()
        let index = DataIndex(
            guidance: guidance, digests: digests,
            files: planned.map { file in
                DataIndex.Entry(name: file.name, schema: file.schema, bytes: file.bytes)
            })
        return planned.map { file in
            OutputFile(path: Self.path + file.name, dependencies: file.dependencies) {
                let bytes = file.bytes()
                digests.note(bytes, of: file.name)
                return bytes
            }
        } + atOldAddresses() + DataSchema.files + [
            OutputFile(path: Self.path + DataIndex.name, dependencies: all) { index.bytes() }
        ]
    }

    /// What is found where pages were before; the index does not list it, as each of these pages is listed where it is now.
    private func atOldAddresses() -> [OutputFile] {
        let (pages, checklists) = (PageData(guidance), ChecklistData(guidance))
        return moved.pages().flatMap { successor -> [OutputFile] in
            let (old, page) = (successor.oldID, successor.page)
            let asPage = OutputFile(
                path: Self.path + PageData.name(of: old), dependencies: own(page)
            ) { pages.bytes(of: page, under: old) }
            guard guidance.outline.pages[page].frontMatter.kind == .checklist else { return [asPage] }
            return [
                asPage,
                OutputFile(path: Self.path + ChecklistData.name(of: old), dependencies: own(page)) {
                    checklists.bytes(of: page, under: old)
                },
            ]
        }
    }

    private var all: [Version] { [versions.frame, versions.bodies] }

    private func own(_ page: Int) -> [Version] { [versions.frame, guidance.bodies[page].version] }

    private func pages() -> [Planned] {
        let data = PageData(guidance)
        return guidance.outline.pages.indices.map { page in
            Planned(
                name: PageData.name(of: guidance.outline.pages[page].id), schema: "page",
                dependencies: own(page)
            ) { data.bytes(of: page) }
        }
    }

    private func checklists() -> [Planned] {
        let data = ChecklistData(guidance)
        return guidance.outline.allInOrder.filter {
            guidance.outline.pages[$0].frontMatter.kind == .checklist
        }
        .map { page in
            Planned(
                name: ChecklistData.name(of: guidance.outline.pages[page]), schema: "checklist",
                dependencies: own(page)
            ) { data.bytes(of: page) }
        }
    }

    private func joined() -> [Planned] {
        let (pages, checklists) = (PageData(guidance), ChecklistData(guidance))
        let (registers, references) = (RegisterData(guidance: guidance), ReferenceData(guidance: guidance))
        func file(_ schema: String, _ bytes: @escaping @Sendable () -> [UInt8]) -> Planned {
            Planned(name: "\(schema).json", schema: schema, dependencies: all, bytes: bytes)
        }
        return [
            file("citations") { references.citations() }, file("codes") { references.codes() },
            file("pages") { pages.list() }, file("checklists") { checklists.list() },
            file("terms") { registers.terms() }, file("actors") { registers.actors() },
            file("bibliography") { registers.works() },
            file("follow-up-areas") { registers.followUpAreas() }, file("moved") { [moved] in moved.list() },
        ]
    }
}

extension JSONBuffer {
    /// What every file of the interface ends with: its version.
    mutating func version() { text("version", DataFolder.version) }

    /// The address of a file's schema as the file writes it.
    ///
    /// - Parameter depth: how many folders below `api/v1/` the file is in.
    mutating func schema(_ name: String, depth: Int = 0) {
        text("schema", String(repeating: "../", count: depth) + "schema/\(name).schema.json")
    }

    mutating func edition(_ guidance: Guidance) { text("edition", guidance.settings.edition?.id ?? "") }

    /// A file of many items, each written by a function.
    static func list(_ schema: String, _ guidance: Guidance, _ items: (inout JSONBuffer) -> Void) -> [UInt8] {
        var json = JSONBuffer()
        json.object { json in
            json.edition(guidance)
            json.array("items", items)
            json.schema(schema)
            if !guidance.isDecided { json.text("standing", guidance.settings.standing) }
            json.version()
        }
        return json.file
    }

    /// The bytes with a line feed at the end.
    var file: [UInt8] { bytes + [UInt8(ascii: "\n")] }
}
