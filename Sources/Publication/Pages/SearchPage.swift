/// The page of search: empty until the reader's browser has answered, and whole without that, as a way to everything else.
extension RegisterPages {
    /// - Parameter registers: those pages that are there, of which the registers themselves are linked.
    func search(besides registers: [Page]) -> Page {
        let path = Addresses.search
        let titles = Self.titles(guidance)
        let links = registers.filter { titles[$0.path] != nil }.map { ($0.title, $0.path) }
        return page(.search, path, word("searchTitle"), scripts: Addresses.searchScripts) {
            ["registers": .list(links.map { frame.link($0.0, $0.1, from: path) })]
        }
    }
}
