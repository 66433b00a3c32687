import Guidance
import LegalReferences
import Markdown
import Search

/// A page of the guidance cut at its headings.
struct PageSections {
    private let guidance: Guidance
    private let page: Int
    private let document: Document

    init(_ guidance: Guidance, page: Int) {
        self.guidance = guidance
        self.page = page
        document = guidance.bodies[page].document
    }

    /// The headings that begin a section, as `Body.sectionHeadings` counts them.
    static func headings(of document: Document) -> [(index: Int, heading: Heading)] {
        document.blocks.enumerated().compactMap { index, block in
            if case .heading(let heading) = block, heading.id != nil { (index, heading) } else { nil }
        }
    }

    /// The page itself with what stands above its first heading, then each heading with what stands below it.
    func sections() -> [SearchSection] {
        let headings = Self.headings(of: document)
        let head = guidance.outline.pages[page]
        var sections: [SearchSection] = []
        for number in 0...headings.count {
            let start = number == 0 ? 0 : headings[number - 1].index + 1
            let end = number < headings.count ? headings[number].index : document.blocks.count
            let text = PlainText.withAndWithoutCode(Array(document.blocks[start..<end]))
            let summary = number == 0 ? head.frontMatter.summary.map { $0 + "\n" } ?? "" : ""
            let heading = number == 0 ? nil : headings[number - 1].heading
            sections.append(
                SearchSection(
                    heading: heading.map { PlainText.of($0.inlines) } ?? "", fragment: heading?.id,
                    text: summary + text.all, searched: text.rest.map { summary + $0 }))
        }
        addFootnotes(to: &sections, headings)
        addReferences(to: &sections)
        return sections
    }

    /// A footnote belongs where the first mark that leads to it stands.
    private func addFootnotes(
        to sections: inout [SearchSection], _ headings: [(index: Int, heading: Heading)]
    ) {
        for note in document.footnotes {
            let section = headings.prefix { $0.heading.position.line <= note.firstUse.line }.count
            let text = "\n" + PlainText.of(note.inlines)
            sections[section].text += text
            sections[section].searched? += text
        }
    }

    private func addReferences(to sections: inout [SearchSection]) {
        let numbers = Dictionary(
            sections.enumerated().compactMap { number, section in section.fragment.map { ($0, number) } },
            uniquingKeysWith: { first, _ in first })
        for reference in guidance.bodies[page].references {
            guard reference.kind == .sfs || reference.kind == .foreskrift else { continue }
            let place = Uses.Place(
                of: reference.position, on: page, in: guidance.outline, document: document)
            let section = place.heading.flatMap { numbers[$0] } ?? 0
            sections[section].references += SearchReference.words(act: reference.id, places: reference.places)
        }
    }
}

/// How a reference to law stands in the index.
enum SearchReference {
    /// The act, and of each place the chapter and the section: what a reader asks for.
    static func words(act: String, places: [Provision]) -> [String] {
        var words = [act]
        for place in places {
            if let chapter = place.chapter {
                words.append("\(act)#\(Provision(chapter: chapter).code)")
            }
            if place.section != nil {
                words.append("\(act)#\(Provision(chapter: place.chapter, section: place.section).code)")
            }
        }
        return words
    }
}
