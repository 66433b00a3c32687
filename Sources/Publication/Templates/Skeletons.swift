import Guidance
import Markdown
internal import Synchronization

/// Templates rendered once for all pages that differ in their texts and in the length of their lists alone.
///
/// What a template prints depends on which names are there, on flags and on what lists hold; texts are only put in, and items
/// only repeated. So it is rendered with marks, and the marks are filled for every page: Mustache took more than ten times as
/// long for a page as everything else together (10 000 pages: 7.1 s of 8.5 s).
final class Skeletons: Sendable {
    private struct Key: Hashable {
        var template: TemplateName
        var own: [UInt8]
        var shared: [UInt8]
    }

    /// What pages share, taken apart once.
    struct Shared: Sendable {
        var view: View
        var scope: ViewScope

        init(_ view: View) {
            self.view = view
            scope = ViewScope(view)
        }
    }

    private let templates: TemplateLibrary
    private let known = Mutex<[Key: Skeleton]>([:])
    private let surroundings = Mutex<[SiteFrame.Surroundings: Shared]>([:])

    /// Text and menu, which are bytes and never pass through a template.
    private static let holes: [String: View.Value] = [
        "content": .html(Skeleton.Mark.string(Skeleton.Mark.content)),
        "menu": .html(Skeleton.Mark.string(Skeleton.Mark.menu)),
    ]

    init(_ templates: TemplateLibrary) { self.templates = templates }

    /// What pages with the same surroundings share, made once.
    func shared(_ key: SiteFrame.Surroundings, _ make: () -> View) -> Shared {
        if let found = surroundings.withLock({ $0[key] }) { return found }
        let made = Shared(make())
        surroundings.withLock { $0[key] = made }
        return made
    }

    /// A page's bytes.
    ///
    /// - Parameters:
    ///   - own: what differs from page to page.
    ///   - capacity: how many bytes the content and the menu will add, about.
    ///   - content: writes the text where the template has it: straight into the page, however long it is.
    func render(
        _ template: TemplateName, own: View, shared: Shared, reserving capacity: Int = 0,
        content: (inout HTMLBuffer) -> Void = { _ in }, menu: (inout [UInt8]) -> Void = { _ in }
    ) -> [UInt8] {
        let scope = ViewScope(own)
        let key = Key(template: template, own: scope.structure, shared: shared.scope.structure)
        let skeleton: Skeleton
        if let found = known.withLock({ $0[key] }) {
            skeleton = found
        } else {
            let view = own.withMarks(scope, depth: 0)
                .filled(with: shared.view.withMarks(shared.scope, depth: 1).values)
                .filled(with: Self.holes)
            skeleton = Skeleton(cutting: Array(templates.render(template, view).utf8))
            known.withLock { $0[key] = skeleton }
        }
        return skeleton.fill([scope, shared.scope], content: content, menu: menu, reserving: capacity)
    }
}

extension View {
    /// This view with values for those of its shape's names that it has none for.
    fileprivate func filled(with more: [String: View.Value]) -> View {
        let known = more.filter { shape.fields[$0.key] != nil }
        return View(shape, known.merging(values) { _, own in own }.mapValues { Optional($0) })
    }
}
