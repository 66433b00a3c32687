internal import Mustache

/// What a template is given: every name that its shape lists, and no other.
///
/// A name that has nothing to say answers all the same, with nothing, so that Mustache does not go on to look for it in the
/// views around this one and print what was not meant.
struct View: MustacheParent, Sendable {
    enum Value: Sendable {
        case text(String)
        /// Markup of ours.
        case html(String)
        case flag(Bool)
        case view(View)
        case list([View])
    }

    let shape: Shape
    let values: [String: Value]
    /// Which item of which list it stands for, while a template is rendered with marks.
    let item: String?

    /// The name under which an item says which it is; put into the templates when they are read.
    static let itemName = "lotsItem"

    /// - Parameter values: a name that is left out is absent; one that the shape does not know is a fault of ours.
    init(_ shape: Shape, _ values: [String: Value?], item: String? = nil) {
        self.shape = shape
        self.item = item
        var present: [String: Value] = [:]
        present.reserveCapacity(values.count)
        for case (let name, let value?) in values { present[name] = value }
        self.values = present
        assert(
            self.values.keys.allSatisfy { shape.fields[$0] != nil },
            "not in the shape: \(self.values.keys.filter { shape.fields[$0] == nil })")
    }

    /// This view with one of its texts changed.
    func mapText(_ name: String, _ transform: (String) -> String) -> View {
        guard case .text(let text)? = values[name] else { return self }
        return View(shape, values.merging([name: .text(transform(text))]) { _, new in new })
    }

    func child(named name: String) -> Any? {
        if name == Self.itemName { return item.map { Text($0) } ?? Absent() }
        return switch values[name] {
        case .text(let text), .html(let text): text.isEmpty ? Absent() : Text(text)
        case .flag(let flag): flag
        case .view(let view): view
        case .list(let views): views
        case nil: shape.fields[name] == nil ? nil : Absent()
        }
    }

    /// A text; as a section it is true and holds no names.
    private struct Text: MustacheParent, MustacheCustomRenderable {
        let renderText: String
        let isNull = false

        init(_ text: String) { renderText = text }

        func child(named: String) -> Any? { nil }
    }

    private struct Absent: MustacheParent, MustacheCustomRenderable {
        let renderText = ""
        let isNull = true

        func child(named: String) -> Any? { nil }
    }
}

extension View.Value {
    /// A text, absent where it is `nil`.
    static func text(_ text: String?) -> View.Value? { text.map { .text($0) } }
}
