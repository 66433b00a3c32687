package import Incremental
package import LegalReferences
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
    /// The number of each work, in the order of first use over the guidance, from 1.
    package var workNumbers: [String: Int]
    let allUses: Once<Uses>
    package var versions: Versions
    /// The folders as diagnostics name them, without their files.
    package var contentFolder: SourceTree.Folder
    package var siteFolder: SourceTree.Folder

    /// What is used where, joined over all pages when it is first asked for.
    package var uses: Uses { allUses.value }

    /// What stands for its parts, to tell what of an earlier guidance has changed.
    package struct Versions: Sendable {
        package var registers: Version
        package var settings: Version
        package var wording: Version
        package var drawings: Version
        package var workNumbers: Version
        package var assets: Version
    }
}

/// A page's text with everything in it resolved.
package struct Body: Sendable {
    package var document: Document
    /// What each link leads to, by `Link.index`.
    package var links: [LinkTarget]
    /// What each picture is, by `Image.index`.
    package var images: [ImageTarget]
    /// The references to law and codes in the text, in its order.
    package var references: [PageReference] = []
    /// Another one whenever the page's text, or what it refers to, has changed.
    package let version = Version()
    /// How many headings begin a section: those that stand in no box and no list.
    package let sectionHeadings: Int

    init(document: Document, links: [LinkTarget], images: [ImageTarget]) {
        self.document = document
        self.links = links
        self.images = images
        sectionHeadings = document.blocks.count {
            if case .heading(let heading) = $0 { heading.id != nil } else { false }
        }
    }
}

extension Body {
    /// The works that the text cites, by key or by what they are called (`SOU 2023:48`), in its order.
    package var works: [(key: String, position: SourcePosition)] {
        let byKey = document.citations.flatMap { citation in
            citation.keys.map { (key: $0, position: citation.position) }
        }
        let byName = references.compactMap { reference in
            reference.work.map { (key: $0, position: reference.position) }
        }
        guard !byName.isEmpty else { return byKey }
        return (byKey + byName).sorted {
            ($0.position.line, $0.position.column) < ($1.position.line, $1.position.column)
        }
    }
}

/// A reference to law or a code as a page makes it.
package struct PageReference: Sendable, Equatable {
    package var kind: LegalReferences.Citation.Kind
    /// `2010:110`, `HSLF-FS 2018:54`, `2019/20:1`, `DV077`.
    package var id: String
    /// The act's index in the register.
    package var act: Int?
    /// The key of the work in the bibliography, where a preparatory work or a judgment stands there.
    package var work: String?
    package var places: [Provision]
    /// The article of an EU act.
    package var article: String?
    package var isHistorical: Bool
    /// As it is printed.
    package var text: String
    /// The sentence that it stands in.
    package var sentence: String
    package var position: SourcePosition
}

/// What a link leads to.
package enum LinkTarget: Sendable, Equatable {
    /// A page of the guidance, by its index, and a place on it.
    case page(Int, fragment: String?)
    case external(String)
    /// A term, by its id.
    case term(String)
    /// An act by its index in the register, and a place in it.
    case act(Int, place: Provision?)
    /// A code, by its system's index in the register and the code.
    case code(system: Int, code: String)
    /// A work in the bibliography, by its key.
    case work(String)
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

    var path: String {
        switch self {
        case .drawing(let path), .file(let path): path
        }
    }
}
