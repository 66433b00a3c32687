import Guidance

/// What search engines are told: every page with the day of its last change, and where that list is.
///
/// The days are those that the pages note: a build changes no date.
struct Sitemap: Sendable {
    let guidance: Guidance
    /// The paths of the registers' pages.
    let registers: [String]

    func bytes() -> [UInt8] {
        var xml = XMLText()
        xml.markup("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
        for page in guidance.outline.allInOrder {
            let head = guidance.outline.pages[page]
            append(head.outputPath, changed: head.frontMatter.updated, to: &xml)
        }
        for path in registers where path != Addresses.notFound && path != Addresses.search {
            append(path, changed: nil, to: &xml)
        }
        xml.markup("</urlset>\n")
        return xml.bytes
    }

    private func append(_ path: String, changed: String?, to xml: inout XMLText) {
        xml.markup("<url>")
        xml.element("loc", guidance.settings.baseURL + path)
        if let changed { xml.element("lastmod", changed) }
        xml.markup("</url>\n")
    }

    func robots() -> [UInt8] {
        Array("User-agent: *\nDisallow:\n\nSitemap: \(guidance.settings.baseURL)\(Addresses.sitemap)\n".utf8)
    }
}
