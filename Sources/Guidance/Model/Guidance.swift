package import Markdown

/// The guidance, whole and without fault: every reference leads somewhere.
package struct Guidance: Sendable {
    package var outline: Outline
    /// By the same index as the outline's pages.
    package var bodies: [Body]
    package var registers: Registers
    package var settings: Settings
    package var wording: Wording
    /// The drawings that pages show, checked, by path below Content.
    package var drawings: [String: Drawing]
    /// The pictures in other formats that pages show.
    package var pictures: [SourceTree.File]
    /// The files of `Site/assets`.
    package var assets: [SourceTree.File]
    package var uses: Uses
    /// The folders as diagnostics name them, without their files.
    package var contentFolder: SourceTree.Folder
    package var siteFolder: SourceTree.Folder
}

/// A page's text with everything in it resolved.
package struct Body: Sendable {
    package var document: Document
    /// What each link leads to, by `Link.index`.
    package var links: [LinkTarget]
    /// What each picture is, by `Image.index`.
    package var images: [ImageTarget]
}

/// What a link leads to.
package enum LinkTarget: Sendable, Equatable {
    /// A page of the guidance, by its index, and a place on it.
    case page(Int, fragment: String?)
    case external(String)
    /// A term, by its id.
    case term(String)
    /// An act by its index in the register, and a place in it.
    case act(Int, place: String?)
    /// Words in another language.
    case language(String)
    /// `lag:` alone: looks like a reference and is none.
    case none
}

package enum ImageTarget: Sendable, Hashable {
    /// A drawing, by its path below Content.
    case drawing(String)
    /// A file that is published at its path below Content.
    case file(String)
}
