import Diagnostics

/// Marks that were meant for the reader of Markdown, and that the site's readers see: they stand where they mean nothing.
struct UnreadMarks: Rule {
    let code = DiagnosticCode.unreadMark

    /// A mark, and how it is written where it means something.
    private struct Mark {
        var text: String
        var use: String
        /// Whether it is one only where a paragraph begins.
        var isLead = false

        init(_ text: String, _ use: String, isLead: Bool = false) {
            self.text = text
            self.use = use
            self.isLead = isLead
        }
    }

    private static let link = Mark("](", "En länk skrivs [text](sida.md), med båda parenteserna.")
    private static let strong = Mark(
        "**", "Fet text har två stjärnor tätt före första ordet och två tätt efter det sista.")

    private static let marks = [
        link, strong,
        Mark("][", "En länk skrivs [text](sida.md)."),
        Mark("[!", "En ruta börjar med > [!RUTA] och rubriken på en egen rad."),
        Mark("{#", "Ett id står sist i en rubrik eller i en punkt att bocka av: {#mitt-id}."),
        Mark("[^", "En fotnot skrivs [^namn], utan mellanslag."),
        Mark("[@", "En hänvisning till en källa skrivs [@nyckel] eller [@ena; @andra]."),
        Mark("[ ]", "En punkt att bocka av är en egen rad som börjar med - [ ] och ett mellanslag."),
        Mark("[]", "En punkt att bocka av är en egen rad som börjar med - [ ] och ett mellanslag."),
        Mark("`", "Det som ska stå som kod har samma tecken före och efter sig."),
        Mark("##", "En rubrik har ett mellanslag efter sista #.", isLead: true),
        Mark("|", "En tabell har en rad med --- under sitt huvud, med lika många celler.", isLead: true),
    ]

    func findings(in manuscript: Manuscript, _ context: ProofreadingContext) -> [Diagnostic] {
        manuscript.findingsInTexts(jobs: context.jobs) { text in
            text.passages.flatMap { passage in
                // Values of YAML are shown as they stand.
                let marks = passage.kind == .value ? [Self.link, Self.strong] : Self.marks
                return marks.compactMap { finding($0, in: passage, of: text.source) }
            }
        }
    }

    private func finding(_ mark: Mark, in passage: Passage, of source: SourceFile) -> Diagnostic? {
        let found = passage.stretches(of: mark.text, atItsBeginning: mark.isLead)
        guard let range = found.lazy.compactMap({ passage.rangeAsWritten(of: $0, in: source) }).first else {
            return nil
        }
        let isValue = passage.kind == .value
        return Diagnostic(
            in: source, at: range, severity: code.severity, code: code,
            message: "Tecknen ”\(mark.text)” syns för läsaren: de står där de inte betyder något.",
            hint: isValue
                ? "Ta bort dem: här läses texten som den står."
                : "\(mark.use) Ska tecknen synas skriver du \\ före dem.")
    }
}

extension Passage {
    /// The places of a mark in the text.
    ///
    /// - Parameter isLead: whether it counts only where a paragraph begins.
    fileprivate func stretches(of mark: String, atItsBeginning isLead: Bool) -> [Range<Int>] {
        let mark = Array(mark.utf8)
        if isLead { return kind == .sentences && bytes.starts(with: mark) ? [0..<mark.count] : [] }
        var found: [Range<Int>] = []
        var index = 0
        while let start = bytes[index...].firstIndex(of: mark[0]) {
            if bytes[start...].starts(with: mark) { found.append(start..<start + mark.count) }
            index = start + 1
        }
        return found
    }
}
