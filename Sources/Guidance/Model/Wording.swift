package import Markdown

/// The words of `Templates/strings.yml`: everything a reader sees that is neither content nor template.
package struct Wording: Sendable, Equatable {
    package var conventions: Conventions
    package var rendering: RenderingWords
    /// The word for each status.
    package var status: [Status: String]
    /// What templates use as `{{strings.key}}`.
    package var interface: [String: String]
}
