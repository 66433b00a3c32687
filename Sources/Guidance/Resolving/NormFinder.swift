import Markdown
import Parallel

/// Finds the text of each normative statement in the page that makes it.
package struct NormFinder: Sendable {
    /// By page and heading: the paragraphs of each section; items of lists with the words that lead to them.
    private var units: [Key: [Unit]] = [:]

    /// A text, and its bytes in lower case: several hundred statements look for words in it.
    private struct Unit: Sendable {
        var text: String
        var lower: [UInt8]

        init(_ text: String) {
            self.text = text
            lower = Array(text.utf8).inLowerCase
        }

        func count(of words: [[UInt8]]) -> Int {
            let text = lower.span
            return words.count { Self.holds(text, $0.span) }
        }

        private static func holds(_ text: Span<UInt8>, _ word: Span<UInt8>) -> Bool {
            guard !word.isEmpty, text.count >= word.count else { return false }
            search: for start in 0...(text.count - word.count) where text[start] == word[0] {
                for index in word.indices where text[start + index] != word[index] { continue search }
                return true
            }
            return false
        }
    }

    private struct Key: Hashable {
        var page: Int
        var heading: String?
    }

    package init(_ outline: Outline, bodies: [Body], pages: Set<Int>, jobs: Int = 1) {
        let pages = pages.sorted()
        let found = parallelMap(pages, jobs: jobs) { page in
            var walk = Walk()
            walk.add(bodies[page].document.blocks, lead: "")
            walk.add(bodies[page].document.footnotes)
            return walk.units.mapValues { texts in texts.map { Unit($0) } }
        }
        for (page, sections) in zip(pages, found) {
            for (heading, texts) in sections { units[Key(page: page, heading: heading)] = texts }
        }
    }

    /// The sentence of a section that holds the most of some words, `nil` where none holds any.
    package func sentence(on page: Int, under heading: String?, with keys: [String]) -> String? {
        let wanted = keys.map { Array($0.utf8).inLowerCase }
        guard let unit = best(units[Key(page: page, heading: heading)] ?? [], wanted) else { return nil }
        return best(Sentence.all(in: unit.text).map { Unit($0) }, wanted)?.text
    }

    private func best(_ units: [Unit], _ wanted: [[UInt8]]) -> Unit? {
        var found: (count: Int, index: Int)?
        for index in units.indices {
            let count = units[index].count(of: wanted)
            if count > (found?.count ?? 0) { found = (count, index) }
        }
        return found.map { units[$0.index] }
    }

    private struct Walk {
        var heading: String?
        var units: [String?: [String]] = [:]

        /// The heading above the first mark of each footnote: the note belongs to that section.
        private var marks: [String: String?] = [:]

        mutating func add(_ footnotes: [Footnote]) {
            for note in footnotes {
                guard let section = marks[note.id] else { continue }
                units[section, default: []].append(PlainText.of(note.inlines))
            }
        }

        private mutating func noteMarks(in inlines: [Inline]) {
            for inline in inlines {
                switch inline {
                case .footnote(let mark): if marks[mark.id] == nil { marks[mark.id] = .some(heading) }
                case .emphasis(let children), .strong(let children): noteMarks(in: children)
                default: break
                }
            }
        }

        mutating func add(_ blocks: [Block], lead: String) {
            var lead = lead
            for (index, block) in blocks.enumerated() {
                switch block {
                case .heading(let found): heading = found.id
                case .paragraph(let paragraph):
                    let text = PlainText.of(paragraph.inlines)
                    noteMarks(in: paragraph.inlines)
                    // A paragraph that does not end leads to the list below it.
                    let isOpen = !text.isEmpty && !Sentence.hasEnded(text)
                    let goesOn =
                        if isOpen, case .list? = blocks.dropFirst(index + 1).first { true } else { false }
                    note(goesOn ? text + " …" : text, lead: lead)
                    if isOpen { lead = text }
                case .list(let list):
                    for item in list.items { addItem(item, lead: lead) }
                    lead = ""
                case .quote(let children): add(children, lead: "")
                case .box(let box):
                    if !box.title.isEmpty { note(PlainText.of(box.title), lead: "") }
                    add(box.blocks, lead: "")
                case .table(let table):
                    for row in table.rows {
                        note(row.map { PlainText.of($0) }.joined(separator: ": "), lead: "")
                    }
                case .checklist(let checklist):
                    for item in checklist.items {
                        note(PlainText.of(item.text), lead: "")
                        add(item.blocks, lead: PlainText.of(item.text))
                    }
                case .figure(let figure): add(figure.description, lead: "")
                case .code, .html, .thematicBreak: break
                }
            }
        }

        private mutating func addItem(_ blocks: [Block], lead: String) {
            guard case .paragraph(let first)? = blocks.first else { return add(blocks, lead: lead) }
            let text = PlainText.of(first.inlines)
            noteMarks(in: first.inlines)
            note(text, lead: lead)
            add(Array(blocks.dropFirst()), lead: lead.isEmpty ? text : "\(lead) \(text)")
        }

        private mutating func note(_ text: String, lead: String) {
            units[heading, default: []].append(lead.isEmpty ? text : "\(lead) \(text)")
        }
    }
}
