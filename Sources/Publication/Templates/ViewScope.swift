/// A view taken apart: its texts, its lists, and what a template's output depends on besides.
struct ViewScope: Sendable {
    /// In the order of the shape's names; those of views inside the view among them.
    private(set) var texts: [String] = []
    private(set) var lists: [[ViewScope]] = []
    /// Which names are there, flags, and which structures the items of lists have; equal for views that a template prints
    /// alike but for their texts.
    private(set) var structure: [UInt8] = []

    init(_ view: View) { add(view) }

    private mutating func add(_ view: View) {
        for name in view.shape.names {
            switch view.values[name] {
            case nil: structure.append(0)
            case .text(let text), .html(let text):
                structure.append(text.isEmpty ? 0 : 1)
                if !text.isEmpty { texts.append(text) }
            case .flag(let flag): structure.append(flag ? 2 : 3)
            case .view(let inner):
                structure.append(4)
                add(inner)
            case .list(let views):
                let items = views.map { ViewScope($0) }
                lists.append(items)
                structure.append(5)
                for distinct in Self.distinct(items) {
                    structure.append(UInt8(truncatingIfNeeded: distinct.structure.count & 0x7F) | 0x80)
                    structure += distinct.structure
                }
                structure.append(6)
            }
        }
    }

    /// One item of each structure, in an order that does not depend on the list's.
    fileprivate static func distinct(_ items: [ViewScope]) -> [ViewScope] {
        guard items.count > 1 else { return items }
        var found: [ViewScope] = []
        for item in items where !found.contains(where: { $0.structure == item.structure }) {
            found.append(item)
        }
        return found.sorted { $0.structure.lexicographicallyPrecedes($1.structure) }
    }
}

extension View {
    /// This view with a mark in the place of each text, and of each list one item of each structure.
    ///
    /// - Parameters:
    ///   - scope: this view taken apart.
    ///   - depth: how many scopes are open around it.
    func withMarks(_ scope: ViewScope, depth: Int) -> View {
        var counts = (texts: 0, lists: 0)
        return withMarks(scope, depth: depth, &counts)
    }

    private func withMarks(_ scope: ViewScope, depth: Int, _ counts: inout (texts: Int, lists: Int)) -> View {
        var marked: [String: Value?] = [:]
        for name in shape.names {
            switch values[name] {
            case nil: break
            case .text(let text):
                guard !text.isEmpty else { continue }
                marked[name] = .text(Self.mark(Skeleton.Mark.text, depth, counts.texts))
                counts.texts += 1
            case .html(let text):
                guard !text.isEmpty else { continue }
                marked[name] = .html(Self.mark(Skeleton.Mark.markup, depth, counts.texts))
                counts.texts += 1
            case .flag(let flag): marked[name] = .flag(flag)
            case .view(let view): marked[name] = .view(view.withMarks(scope, depth: depth, &counts))
            case .list(let views):
                marked[name] = .list(
                    Self.representatives(
                        views, scope.lists[counts.lists], depth: depth, list: counts.lists))
                counts.lists += 1
            }
        }
        return View(shape, marked, item: item)
    }

    private static func representatives(_ views: [View], _ scopes: [ViewScope], depth: Int, list: Int)
        -> [View]
    {
        var seen: [(scope: ViewScope, view: View)] = []
        for (view, scope) in zip(views, scopes)
        where !seen.contains(where: { $0.scope.structure == scope.structure }) {
            seen.append((scope, view))
        }
        return seen.sorted { $0.scope.structure.lexicographicallyPrecedes($1.scope.structure) }
            .map { scope, view in
                View(
                    view.shape, view.withMarks(scope, depth: max(depth, 1) + 1).values,
                    item: "\(depth).\(list).\(digits(of: scope.structure))")
            }
    }

    /// Two hexadecimal digits for each byte.
    private static func digits(of structure: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: structure.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    private static func mark(_ byte: UInt8, _ depth: Int, _ number: Int) -> String {
        let mark = Skeleton.Mark.string(byte)
        return "\(mark)\(depth).\(number)\(mark)"
    }
}
