import Diagnostics
import Markdown

/// An SVG that may stand in a page: checked, and written anew from what was understood.
package struct Drawing: Sendable, Equatable {
    /// A link in a drawing, which leads to a page of the guidance or to a place in law.
    package struct Link: Sendable, Equatable {
        /// As it is written, its path from Content: `del-1/sida.md#rubrik`, `lag:2010:110#K27P25`.
        var destination: String
        /// What it leads to, once all pages are known.
        package var target: LinkTarget?
        /// Where it stands in the drawing's file.
        var place: SourceRange
        var excerpt: Excerpt?
    }

    /// From `<svg` to `</svg>`. The address of each link is its number, as `placeholder` writes it.
    package var markup: [UInt8]
    package var links: [Link] = []

    /// Stands for the address of a link until it is known from where the link leads.
    static func placeholder(_ number: Int) -> String { " href=\"lots-link--\(number)\"" }

    /// What stands before every id in a drawing, so that no two drawings share one: `figurer-process--`.
    static func prefix(of path: String) -> String {
        Slug.make(from: String(path.prefix { $0 != "." })) + "--"
    }

    /// The drawing as it stands on a page for the second time, or the third, or in a document of several pages: with other
    /// ids.
    ///
    /// - Parameter more: what stands before every id of the page.
    package func repeated(_ number: Int, path: String, prefix more: String = "") -> Drawing {
        guard number > 1 || !more.isEmpty else { return self }
        let prefix = Self.prefix(of: path)
        let text = String(decoding: markup, as: UTF8.self)
        var drawing = self
        drawing.markup = Array(
            text.replacing(prefix, with: more + prefix + (number > 1 ? "\(number)--" : "")).utf8)
        return drawing
    }

    /// The markup with the address that a function gives for each link, escaped for an attribute.
    package func markup(linking address: (Link) -> String) -> [UInt8] {
        guard !links.isEmpty else { return markup }
        var text = String(decoding: markup, as: UTF8.self)
        for (number, link) in links.enumerated() {
            var href = HTMLBuffer()
            href.append(address: address(link))
            text.replace(
                Self.placeholder(number), with: " href=\"\(String(decoding: href.bytes, as: UTF8.self))\"")
        }
        return Array(text.utf8)
    }

    /// The markup without links: on paper nothing can be followed.
    package var markupOnPaper: [UInt8] {
        guard !links.isEmpty else { return markup }
        var text = String(decoding: markup, as: UTF8.self)
        for number in links.indices { text.replace(Self.placeholder(number), with: "") }
        text.replace("<a>", with: "<g>")
        text.replace("<a ", with: "<g ")
        text.replace("</a>", with: "</g>")
        return Array(text.utf8)
    }
}
