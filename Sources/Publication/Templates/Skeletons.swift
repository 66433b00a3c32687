import Guidance
import Markdown
internal import Synchronization

/// Templates rendered once for all pages that differ in their texts alone.
///
/// What a template prints depends on which names are there, on flags and on how long lists are; the texts are only put in.
/// So it is rendered with a mark for each text, and the marks are filled for every page. Mustache took more than ten times
/// as long for a page as everything else together (10 000 pages: 7.1 s of 8.5 s; with this 0.5 s).
final class Skeletons: Sendable {
    /// What a rendered template depends on besides the texts.
    struct Key: Hashable {
        var template: TemplateName
        var surroundings: SiteFrame.Surroundings
        var structure: [UInt8]
    }

    /// A rendered template cut at its marks.
    private struct Skeleton: Sendable {
        enum Piece: Sendable {
            case bytes(Range<Int>)
            case text(Int)
            case content, menu
        }

        var bytes: [UInt8] = []
        var pieces: [Piece] = []
    }

    private let templates: TemplateLibrary
    private let known = Mutex<[Key: Skeleton]>([:])

    init(_ templates: TemplateLibrary) { self.templates = templates }

    /// Marks that no page can hold: control characters are refused when files are read.
    enum Mark {
        static let content: UInt8 = 1
        static let menu: UInt8 = 2
        static let text: UInt8 = 3
    }

    /// A page's bytes.
    ///
    /// - Parameters:
    ///   - own: what differs from page to page.
    ///   - shared: what all pages with these surroundings have; asked for only where no page had this structure before.
    func render(
        _ template: TemplateName, own: View, surroundings: SiteFrame.Surroundings,
        shared: () -> [String: View.Value?], content: [UInt8], menu: (inout [UInt8]) -> Void
    ) -> [UInt8] {
        var texts: [String] = []
        var structure: [UInt8] = []
        own.outline(structure: &structure, texts: &texts)
        let key = Key(template: template, surroundings: surroundings, structure: structure)
        let skeleton: Skeleton
        if let found = known.withLock({ $0[key] }) {
            skeleton = found
        } else {
            var count = 0
            let view = own.withMarks(count: &count).filled(with: shared())
            skeleton = Self.cut(Array(templates.render(template, view).utf8))
            known.withLock { $0[key] = skeleton }
        }
        return fill(skeleton, texts: texts, content: content, menu: menu)
    }

    private func fill(
        _ skeleton: Skeleton, texts: [String], content: [UInt8], menu: (inout [UInt8]) -> Void
    ) -> [UInt8] {
        var output = HTMLBuffer(reserving: skeleton.bytes.count + content.count + 24_576)
        for piece in skeleton.pieces {
            switch piece {
            case .bytes(let range): output.append(skeleton.bytes[range])
            case .text(let index): output.append(escapingAll: texts[index])
            case .content: output.append(content)
            case .menu: output.insert(menu)
            }
        }
        return output.bytes
    }

    private static func cut(_ rendered: [UInt8]) -> Skeleton {
        var skeleton = Skeleton()
        var start = 0
        var index = 0
        func close(at end: Int) {
            if end > start { skeleton.pieces.append(.bytes(start..<end)) }
        }
        while index < rendered.count {
            switch rendered[index] {
            case Mark.content, Mark.menu:
                close(at: index)
                skeleton.pieces.append(rendered[index] == Mark.content ? .content : .menu)
                start = index + 1
            case Mark.text:
                close(at: index)
                let end = rendered[(index + 1)...].firstIndex(of: Mark.text) ?? rendered.endIndex
                if let text = Int(String(decoding: rendered[(index + 1)..<end], as: UTF8.self)) {
                    skeleton.pieces.append(.text(text))
                }
                index = end
                start = end + 1
            default: break
            }
            index += 1
        }
        close(at: rendered.count)
        skeleton.bytes = rendered
        return skeleton
    }
}

extension View {
    /// What a template's output depends on besides texts, and the texts, both in the order of the shape's names.
    fileprivate func outline(structure: inout [UInt8], texts: inout [String]) {
        for name in shape.names {
            switch values[name] {
            case nil: structure.append(0)
            case .text(let text), .html(let text):
                if text.isEmpty {
                    structure.append(0)
                } else {
                    structure.append(1)
                    texts.append(text)
                }
            case .flag(let flag): structure.append(flag ? 2 : 3)
            case .view(let view):
                structure.append(4)
                view.outline(structure: &structure, texts: &texts)
            case .list(let views):
                structure.append(5)
                appendCount(views.count, into: &structure)
                for view in views { view.outline(structure: &structure, texts: &texts) }
            }
        }
    }

    private func appendCount(_ count: Int, into structure: inout [UInt8]) {
        var rest = count
        repeat {
            structure.append(UInt8(truncatingIfNeeded: rest & 0x7F) | (rest > 0x7F ? 0x80 : 0))
            rest >>= 7
        } while rest > 0
    }

    /// This view with a mark in the place of each text, numbered as `outline` lists them.
    fileprivate func withMarks(count: inout Int) -> View {
        var marked: [String: Value?] = [:]
        for name in shape.names {
            switch values[name] {
            case nil: break
            case .text(let text), .html(let text):
                guard !text.isEmpty else { continue }
                let mark = Character(Unicode.Scalar(Skeletons.Mark.text))
                marked[name] = .text("\(mark)\(count)\(mark)")
                count += 1
            case .flag(let flag): marked[name] = .flag(flag)
            case .view(let view): marked[name] = .view(view.withMarks(count: &count))
            case .list(let views): marked[name] = .list(views.map { $0.withMarks(count: &count) })
            }
        }
        return View(shape, marked)
    }

    /// This view with values for names that it has none for.
    fileprivate func filled(with more: [String: Value?]) -> View {
        View(shape, more.merging(values) { _, own in own })
    }
}
