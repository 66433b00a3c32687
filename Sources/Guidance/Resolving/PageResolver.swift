import Diagnostics

/// Finds what a page refers to: a pure function of the page, the outline and the registers.
package struct PageResolver: Sendable {
    /// What every page may refer to besides other pages.
    struct Files: Sendable, Equatable {
        var images: Set<String>
        var all: Set<String>
        var unreadable: UnreadablePaths

        init(_ draft: GuidanceDraft) {
            images = Set(draft.images.keys)
            all = Set(draft.content.files.map(\.path))
            unreadable = draft.unreadable
        }
    }

    /// What finds references and terms in running text.
    struct Linkers: Sendable {
        let references: ReferenceLinker
        let terms: TermLinker

        init(_ registers: Registers) {
            references = ReferenceLinker(registers)
            terms = TermLinker(registers.terms)
        }
    }

    package let outline: Outline
    private let links: LinkResolver
    private let linkers: Linkers

    init(outline: Outline, registers: Registers, files: Files, linkers: Linkers) {
        self.outline = outline
        links = LinkResolver(
            outline: outline, registers: registers, images: files.images, files: files.all,
            unreadable: files.unreadable)
        self.linkers = linkers
    }

    /// For a draft whose pages are looked at one by one.
    package init(_ draft: GuidanceDraft) {
        var builder = OutlineBuilder(draft)
        self.init(
            outline: builder.build(), registers: draft.registers, files: Files(draft),
            linkers: Linkers(draft.registers))
    }

    func resolve(_ page: PageDraft, index: Int) -> (body: Body, faults: [Diagnostic]) {
        let written = links.resolve(page, index: index)
        var faults = written.diagnostics
        let linked = linkers.references.link(body(of: page, written), in: page.source, &faults)
        return (linkers.terms.link(consume linked), faults + TaskOutsideChecklist.check(page))
    }

    /// A page with everything in it resolved.
    package func body(of page: PageDraft, index: Int) -> Body { resolve(page, index: index).body }

    /// The same without the references and codes in its running text: what is to be told from them, as in measuring.
    package func bodyWithoutReferences(of page: PageDraft, index: Int) -> Body {
        linkers.terms.link(body(of: page, links.resolve(page, index: index)))
    }

    private func body(of page: PageDraft, _ written: LinkResolver.Result) -> Body {
        Body(document: page.document, links: written.links, images: written.images)
    }
}
