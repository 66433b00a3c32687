import Guidance
import Markdown

/// What data answers at the address of a page that has moved: what a redirect would lead to.
///
/// No server says to a program that a file has moved, so at the old address there is a file of the same kind with what is
/// at the new one; the id in it is the new id. `moved.json` tells of all that has moved or is withdrawn, items too.
struct MovedData: Sendable {
    /// The page that has taken the place of another one, and under which id the other one was known.
    struct Successor: Sendable, Equatable {
        var oldID: String
        /// Its place in the outline.
        var page: Int
    }

    /// A section that was on a page, and where what has taken its place stands.
    struct SectionSuccessor: Sendable, Equatable {
        var oldPage: String
        var oldID: String
        /// The new address: of a page, or of a place on it.
        var target: String
    }

    private let guidance: Guidance
    /// By old address.
    private let targets: [String: String]

    init(_ guidance: Guidance, targets: [String: String]) {
        self.guidance = guidance
        self.targets = targets
    }

    /// The old pages whose place one of the guidance's pages has taken, by old id.
    func pages() -> [Successor] {
        targets.compactMap { from, to -> Successor? in
            let (path, id) = PublishedPlaces.parts(from)
            guard id == nil, let old = Self.pageID(of: path), let page = page(at: to) else { return nil }
            return Successor(oldID: old, page: page)
        }
        .sorted { $0.oldID < $1.oldID }
    }

    /// The old sections: those whose own address leads on, and with a page that has moved all that stand on it now.
    func sections() -> [SectionSuccessor] {
        let own = targets.compactMap { from, to -> SectionSuccessor? in
            let (path, id) = PublishedPlaces.parts(from)
            guard let id, Slug.isValid(id), let old = Self.pageID(of: path), mayBeSection(to) else {
                return nil
            }
            return SectionSuccessor(oldPage: old, oldID: id, target: to)
        }
        let known = Set(own.map { "\($0.oldPage)#\($0.oldID)" })
        let withPages = pages().flatMap { moved in
            headings(of: moved.page).filter { !known.contains("\(moved.oldID)#\($0)") }.map { id in
                SectionSuccessor(
                    oldPage: moved.oldID, oldID: id,
                    target: "\(guidance.outline.pages[moved.page].outputPath)#\(id)")
            }
        }
        return (own + withPages).sorted { ($0.oldPage, $0.oldID) < ($1.oldPage, $1.oldID) }
    }

    /// The place in the outline of the page that an address names.
    func page(at address: String) -> Int? {
        guidance.outline.index(ofAddress: PublishedPlaces.parts(address).path)
    }

    /// The ids of a page's headings, in their order.
    func headings(of page: Int) -> [String] { DocumentSections.ids(guidance.bodies[page].document) }

    /// `moved.json`: every old address, with the new one or the day when it was withdrawn.
    func list() -> [UInt8] {
        let withdrawn = guidance.registers.published.entries.flatMap { page in
            ([(page.page.text, page.withdrawn)]
                + page.gone.map { ("\(page.page.text)#\($0.id.text)", $0.withdrawn) })
                .compactMap { address, day in day.map { (address, $0.description) } }
        }
        let days = Dictionary(withdrawn, uniquingKeysWith: { first, _ in first })
        return JSONBuffer.list("moved", guidance) { json in
            for from in Set(targets.keys).union(days.keys).sorted() {
                json.object { json in
                    json.text("from", from)
                    json.text("to", targets[from])
                    json.text("withdrawn", days[from])
                }
            }
        }
    }

    /// Whether what leads to an address may have been a section: an item's or a figure's place has been taken by its like.
    private func mayBeSection(_ address: String) -> Bool {
        let (_, id) = PublishedPlaces.parts(address)
        guard let id, let page = page(at: address),
            let anchor = guidance.outline.pages[page].anchors.first(where: { $0.id == id })
        else { return true }
        if case .heading = anchor.kind { return true }
        return false
    }

    /// The id of the page at an old address; `nil` where data has never been kept under it.
    private static func pageID(of path: String) -> String? {
        guard path.hasSuffix(".html") else { return nil }
        let names = path.dropLast(".html".count).split(separator: "/", omittingEmptySubsequences: false)
        return names.allSatisfy(Slug.isValid) ? names.joined(separator: "/") : nil
    }
}
