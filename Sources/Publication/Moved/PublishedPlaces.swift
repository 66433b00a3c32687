import Diagnostics
import Guidance
import Markdown

/// Every address of the site that others may note: pages and registers with the ids on them.
struct PublishedPlaces: Sendable {
    private let guidance: Guidance
    /// The registers' pages by path.
    private let registers: [String: Set<String>]

    init(_ guidance: Guidance) {
        self.guidance = guidance
        let found = guidance.registers
        var registers: [String: Set<String>] = [
            Addresses.search: [], Addresses.changes: [],
        ]
        if !found.terms.isEmpty { registers[Addresses.glossary] = Set(found.terms.ids) }
        if !found.works.isEmpty { registers[Addresses.references] = Set(found.works.ids) }
        if !found.actors.isEmpty { registers[Addresses.actors] = Set(found.actors.ids) }
        if !found.norms.isEmpty { registers[Addresses.norms] = [] }
        if !found.acts.isEmpty {
            registers[Addresses.acts] = []
            for act in found.acts.entries { registers[Addresses.act(act)] = [] }
        }
        if !found.codeSystems.isEmpty {
            registers[Addresses.codeSystems] = []
            for system in found.codeSystems.entries {
                registers[Addresses.codeSystem(system)] = Set(system.codes.map(\.code))
            }
        }
        self.registers = registers
    }

    /// The addresses of all pages, the guidance's own first.
    var paths: [String] { guidance.outline.pages.map(\.outputPath) + registers.keys.sorted() }

    /// The ids on a page in their order; `nil` where there is no such page.
    func ids(at path: String) -> [String]? {
        if let index = guidance.outline.index(ofAddress: path) {
            return guidance.outline.pages[index].anchors.map(\.id)
        }
        return registers[path].map { $0.sorted() }
    }

    /// The page and the id that an address names.
    static func parts(_ address: String) -> (path: String, id: String?) {
        let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let id = parts.count > 1 ? String(parts[1]) : ""
        return (String(parts[0]), id.isEmpty ? nil : id)
    }

    /// What is wrong with an address, and what was probably meant; `nil` where it leads somewhere.
    func fault(in address: String) -> (message: String, near: String?)? {
        let (path, id) = Self.parts(address)
        guard let ids = ids(at: path) else {
            return ("Sidan ”\(path)” finns inte.", NearMiss.suggestion(for: path, among: paths))
        }
        guard let id, !ids.contains(id) else { return nil }
        return (
            "”\(id)” finns inte på \(path).",
            NearMiss.suggestion(for: id, among: ids).map { "\(path)#\($0)" }
        )
    }
}
