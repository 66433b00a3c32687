import Markdown

/// An SVG that may stand in a page: checked, and written anew from what was understood.
package struct Drawing: Sendable, Equatable {
    /// From `<svg` to `</svg>`.
    package var markup: [UInt8]

    /// What stands before every id in a drawing, so that no two drawings share one: `figurer-process--`.
    static func prefix(of path: String) -> String {
        Slug.make(from: String(path.prefix { $0 != "." })) + "--"
    }

    /// The drawing as it stands on a page for the second time, or the third: with other ids.
    package func repeated(_ number: Int, path: String) -> [UInt8] {
        guard number > 1 else { return markup }
        let prefix = Self.prefix(of: path)
        let text = String(decoding: markup, as: UTF8.self)
        return Array(text.replacing(prefix, with: "\(prefix)\(number)--").utf8)
    }
}
