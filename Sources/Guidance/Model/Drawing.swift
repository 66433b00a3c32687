/// An SVG that may stand in a page: checked, and written anew from what was understood.
package struct Drawing: Sendable, Equatable {
    /// From `<svg` to `</svg>`.
    package var markup: [UInt8]
}
