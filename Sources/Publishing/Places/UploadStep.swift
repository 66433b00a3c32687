/// The order in which files come to a place where each is seen as soon as it is there.
///
/// What a page loads is there before the page, and what leads to pages after them. Deletions come last of all.
enum UploadStep: Int, CaseIterable, Sendable {
    /// Files whose names hold a digest: in nobody's way.
    case hashedAssets
    /// What else pages load or link to: scripts, pictures, documents.
    case parts
    case pages
    /// What the search finds pages by.
    case searchIndex
    /// Lists of pages, and what tells others of the new ones.
    case indexes

    private static let feeds: Set<String> = [
        "feed.xml", "sitemap.xml", "opensearch.xml", "robots.txt", "andringar.html", "sok.html", "404.html",
        "_headers", "version.json", Manifest.sumsName,
    ]
    private static let engine: Set<String> = ["sok/motor.js", "sok/falt.js", "sok/sida.js"]

    static func of(_ file: String) -> UploadStep {
        let path = Compression.original(of: file)
        if Manifest.isHashedAsset(path) { return .hashedAssets }
        if path.hasPrefix("sok/"), !engine.contains(path) { return .searchIndex }
        let name = path.split(separator: "/").last ?? ""
        if feeds.contains(path) || name == "index.html" || name == "index.json" { return .indexes }
        let isPage = name.hasSuffix(".html") || name.hasSuffix(".json")
        return isPage ? .pages : .parts
    }
}
