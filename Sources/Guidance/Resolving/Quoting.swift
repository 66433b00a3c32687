import Markdown

/// What a page's references are quoted in: mostly the sentence that each stands in.
///
/// For one in a footnote that of the footnote's first mark: the note says on what, the sentence before the mark says what.
struct Quoting {
    /// What stands around the running text being read.
    var setting = Setting()
    /// What is quoted for every reference, where it is none of the text being read.
    var fixed: String?
    /// Where in the text each footnote's first mark stands.
    private var marks: [String: Mark] = [:]
    /// Where the mark stands of the footnote being read: its sentence is told when something is quoted.
    private var mark: Mark?

    /// A place in running text, and what stands around that.
    private struct Mark {
        var inlines: [Inline]
        var index: Int
        var setting: Setting
    }

    /// What a reference is quoted in.
    ///
    /// - Parameter range: where the reference stands among the paragraph's words.
    mutating func sentence(around range: Range<Int>, in paragraph: inout PlainParagraph) -> String {
        if var mark {
            var plain = PlainParagraph(mark.inlines)
            let found = plain.sentence(before: PlainText.length(of: mark.inlines[..<mark.index]))
            fixed = mark.setting.completing(found)
            self.mark = nil
        }
        return fixed ?? setting.completing(paragraph.sentence(around: range))
    }

    /// Remembers where each footnote's mark stands.
    mutating func noteMarks(in inlines: [Inline]) {
        let each = inlines.span
        for index in each.indices {
            guard case .footnote(let mark) = each[index], marks[mark.id] == nil else { continue }
            marks[mark.id] = Mark(inlines: inlines, index: index, setting: setting)
        }
    }

    /// From here on a footnote is read.
    mutating func begin(_ note: Footnote) {
        (setting, fixed, mark) = (Setting(), nil, marks[note.id])
    }
}

/// What stands around running text and makes a whole of its fragments: the row that a cell is part of, the words that
/// introduce a list.
struct Setting {
    /// The cells of the row, the one being read among them; none outside a table.
    private var row: [[Inline]] = []
    /// What introduces the lists around the text, the innermost last.
    private var introductions: [[Inline]] = []
    /// What a fragment is quoted with, told when it is first asked for: references often share it.
    private var told: String?

    var isEmpty: Bool { row.isEmpty && introductions.isEmpty }

    init() {}

    init(row: [[Inline]]) { self.row = row }

    /// Around a list below other blocks.
    ///
    /// - Parameter before: what stands directly before the list.
    func inList(after before: Block) -> Setting {
        guard case .paragraph(let paragraph) = before else { return Setting() }
        return inList(after: paragraph.inlines)
    }

    func inList(after introduction: [Inline]) -> Setting {
        var setting = Setting()
        setting.introductions = introductions + [introduction]
        return setting
    }

    /// A sentence as it is quoted: what is none by itself with what makes one of it.
    mutating func completing(_ found: Sentence.Found) -> String {
        guard !isEmpty, !Sentence.isWhole(found.text) else { return found.text }
        let words = told ?? (row.isEmpty ? introducing : wholeRow)
        told = words
        if words.isEmpty || row.isEmpty && !found.isFirst { return found.text }
        return row.isEmpty ? "\(words) \(found.text)" : words
    }

    /// Empty where it is longer than what is quoted.
    private var wholeRow: String {
        var words: [UInt8] = []
        words.reserveCapacity(2 * Sentence.reach)
        for cell in row {
            let before = words.count
            if before > 0 { words += " – ".utf8 }
            let start = words.count
            PlainText.append(cell, to: &words)
            guard words[start...].contains(where: \.isLetterOrDigit) else {
                words.removeLast(words.count - before)
                continue
            }
            let said = Sentence.withoutSpace(start..<words.count, of: words.span)
            words.removeLast(words.count - said.upperBound)
            words.removeSubrange(start..<said.lowerBound)
            if words.count > 2 * Sentence.reach { return "" }
        }
        return String(words.indices, of: words.span)
    }

    /// From the words that begin a sentence to those directly before the text; a sentence that has ended introduces nothing.
    private var introducing: String {
        var words: [String] = []
        for introduction in introductions.suffix(Self.mostIntroductions).reversed() {
            var plain = PlainParagraph(introduction)
            let last = plain.sentence(before: PlainText.length(of: introduction)).text
            if Sentence.hasEnded(last) { break }
            words.insert(last, at: 0)
            if Sentence.hasBegun(last) { break }
        }
        return words.joined(separator: " ")
    }

    /// Lists inside lists inside lists: more introduce no sentence that anybody would read.
    private static let mostIntroductions = 3
}
