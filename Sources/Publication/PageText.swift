package import Guidance

/// A page's text alone, as `lots render` prints it.
package enum PageText {
    /// The HTML of the text and its footnotes, without the page around it.
    package static func html(of page: Int, in guidance: Guidance) -> [UInt8] {
        BodyRenderer(guidance).html(of: page)
    }
}
