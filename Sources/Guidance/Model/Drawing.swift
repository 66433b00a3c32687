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
        var drawing = self
        drawing.markup = Self.replacing(
            [(prefix, more + prefix + (number > 1 ? "\(number)--" : ""))], in: markup)
        return drawing
    }

    /// The markup with some texts replaced where they stand; of two that begin at one place the first counts.
    ///
    /// By bytes: a drawing has thousands of places where a text might begin, and stands in several documents.
    private static func replacing(_ texts: [(old: String, new: String)], in markup: [UInt8]) -> [UInt8] {
        let texts = texts.map { (old: Array($0.old.utf8), new: Array($0.new.utf8)) }
        var begins = [Bool](repeating: false, count: 256)
        for text in texts { begins[Int(text.old[0])] = true }
        var result: [UInt8] = []
        result.reserveCapacity(markup.count + markup.count / 8)
        var copied = 0
        var index = 0
        while index < markup.count {
            guard begins[Int(markup[index])],
                let found = texts.first(where: { markup[index...].starts(with: $0.old) })
            else {
                index += 1
                continue
            }
            result += markup[copied..<index]
            result += found.new
            index += found.old.count
            copied = index
        }
        result += markup[copied...]
        return result
    }

    /// The markup with the address that a function gives for each link, escaped for an attribute.
    package func markup(linking address: (Link) -> String) -> [UInt8] {
        guard !links.isEmpty else { return markup }
        return Self.replacing(
            links.enumerated().map { number, link in
                var href = HTMLBuffer()
                href.append(address: address(link))
                return (
                    Self.placeholder(number), " href=\"\(String(decoding: href.bytes, as: UTF8.self))\""
                )
            }, in: markup)
    }

    /// The markup without links: on paper nothing can be followed.
    package var markupOnPaper: [UInt8] {
        guard !links.isEmpty else { return markup }
        let placeholders = links.indices.map(Self.placeholder)
        return Self.replacing(
            placeholders.map { ("<a" + $0, "<g") } + placeholders.map { ($0, "") }
                + [("<a>", "<g>"), ("<a ", "<g "), ("</a>", "</g>")], in: markup)
    }
}
