internal import Diagnostics

extension DocumentParser {
    /// The figure that a paragraph is, if it holds an image and nothing else.
    mutating func figure(from inlines: [Inline]) -> Figure? {
        guard inlines.count == 1, case .image(let image) = inlines[0] else { return nil }
        let caption = image.title ?? ""
        figureImages.insert(image.index)
        let label = caption.prefix { $0 != "." && $0 != ":" }
        let file = image.destination.split(separator: "/").last.map { $0.prefix { $0 != "." } } ?? ""
        let isNumbered = label.count < caption.count && label.last?.isNumber ?? false
        let id = registerID(
            fixed: nil, title: String(isNumbered ? label : file), kind: .figure, at: image.position)
        if let last = document.anchors.indices.last, document.anchors[last].id == id, !caption.isEmpty {
            document.anchors[last].title = caption
        }
        return Figure(
            image: image, caption: caption.isEmpty ? [] : [.text(caption, image.position)], id: id,
            description: [])
    }

    /// Gives a list that begins with `Figuren visar:` to the figure above it.
    ///
    /// The words may also stand as a paragraph of their own between figure and list.
    func attachDescription(_ list: List, to blocks: inout [Block]) -> Bool {
        guard let marker = conventions?.figureMarker else { return false }
        if case .figure(var figure)? = blocks.last, figure.description.isEmpty,
            case .paragraph(var lead)? = list.items.first?.first,
            let rest = lead.inlines.droppingPrefix(marker)
        {
            var list = list
            lead.inlines = rest
            if rest.isEmpty {
                list.items[0].removeFirst()
                if list.items[0].isEmpty { list.items.removeFirst() }
            } else {
                list.items[0][0] = .paragraph(lead)
            }
            figure.description = [.list(list)]
            blocks[blocks.count - 1] = .figure(figure)
            return true
        }
        if blocks.count >= 2, case .paragraph(var lead) = blocks[blocks.count - 1],
            case .figure(var figure) = blocks[blocks.count - 2], figure.description.isEmpty,
            let rest = lead.inlines.droppingPrefix(marker)
        {
            lead.inlines = rest
            figure.description = (rest.isEmpty ? [] : [.paragraph(lead)]) + [.list(list)]
            blocks.removeLast(2)
            blocks.append(.figure(figure))
            return true
        }
        return false
    }
}
