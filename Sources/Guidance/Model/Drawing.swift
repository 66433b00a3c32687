import Markdown

/// An SVG that may stand in a page: checked, and written anew from what was understood.
package struct Drawing: Sendable, Equatable {
    /// From `<svg` to `</svg>`.
    package var markup: [UInt8]

    /// What stands before every id in a drawing, so that no two drawings share one: `figurer-process--`.
    static func prefix(of path: String) -> String {
        Slug.make(from: String(path.prefix { $0 != "." })) + "--"
    }

    /// The drawing as it stands on a page for the second time, or the third, or in a document of several pages: with other
    /// ids.
    ///
    /// - Parameter more: what stands before every id of the page.
    package func repeated(_ number: Int, path: String, prefix more: String = "") -> [UInt8] {
        guard number > 1 || !more.isEmpty else { return markup }
        let prefix = Self.prefix(of: path)
        let text = String(decoding: markup, as: UTF8.self)
        return Array(text.replacing(prefix, with: more + prefix + (number > 1 ? "\(number)--" : "")).utf8)
    }
}
