import Diagnostics
import Markdown

/// Splits a page into front matter and text, and reads both.
enum PageReader {
    static func read(_ file: SourceTree.File, named name: String, conventions: Conventions) -> PageDraft {
        var page = PageDraft(file, named: name)
        switch SourceText.read(file, named: name) {
        case .failure(let fault):
            page.diagnostics = [fault.diagnostic]
        case .success(let source):
            page.source = source
            let split = split(source)
            // The first mark is none of the text; more of them hide the head.
            let marks = split.frontMatter == nil ? Self.leadingMarks(source.bytes) : 0
            if let yaml = split.frontMatter {
                page.frontMatter = frontMatter(
                    yaml, firstLine: 2, of: source, diagnostics: &page.diagnostics)
            } else {
                page.diagnostics.append(
                    Diagnostic(
                        in: source, at: SourceRange(line: 1, column: 1, endColumn: 1),
                        code: .missingFrontMatter,
                        message: split.isUnclosed
                            ? "Sidans huvud börjar med --- men stängs aldrig."
                            : marks > 0
                                ? "Sidan börjar med ett osynligt tecken (U+FEFF)." : "Sidan saknar huvud.",
                        hint: split.isUnclosed
                            ? "Skriv --- på en egen rad efter huvudets sista rad."
                            : marks > 0
                                ? "Spara filen på nytt som UTF-8 utan byteordningsmärke (BOM)."
                                : "Börja filen med en rad ---, sedan title: och kind:, sedan en rad ---. lots new gör en sida åt dig."
                    ))
            }
            let (document, faults) = Document.parse(
                source, bodyOffset: split.bodyOffset + marks,
                firstLine: split.bodyLine, conventions: conventions)
            page.document = document
            // A file that was emptied: its text is missing as much as its head.
            if split.frontMatter == nil, document.blocks.isEmpty { page.document.isWhole = false }
            page.diagnostics += faults.filter {
                !isOfChecklist($0.code) || page.frontMatter?.kind == .checklist
            }
            for validity in document.validities {
                page.diagnostics += self.faults(in: validity, of: source)
            }
        }
        return page
    }

    /// Whether a fault is one of how a checklist is written: elsewhere it is enough to say that none may stand there.
    private static func isOfChecklist(_ code: DiagnosticCode) -> Bool {
        code == .mixedChecklist || code == .tickedItem
    }

    /// How many bytes a text's byte order marks take.
    private static func leadingMarks(_ bytes: [UInt8]) -> Int {
        let mark = Array("\u{FEFF}".utf8)
        var count = 0
        while bytes[count...].starts(with: mark) { count += mark.count }
        return count
    }

    /// Days that are none, or that come in the wrong order.
    private static func faults(in validity: Validity, of source: SourceFile) -> [Diagnostic] {
        func fault(_ text: String, _ message: String, hint: String) -> Diagnostic {
            let range = source.range(
                of: text, line: Int(validity.position.line), near: Int(validity.position.column))
            return Diagnostic(in: source, at: range, code: .invalidDate, message: message, hint: hint)
        }
        let texts = [validity.from, validity.until].compactMap { $0 }
        let wrong = texts.filter { CalendarDate($0) == nil }
        if let until = validity.until, let last = CalendarDate(until),
            let first = CalendarDate(validity.from),
            last < first
        {
            return [
                fault(
                    until, "Uppgifterna skulle sluta gälla den \(until), innan de börjar.",
                    hint: "Skriv den tidigare dagen först.")
            ]
        }
        return wrong.map {
            fault(
                $0, "”\($0)” är inget datum.",
                hint:
                    "Skriv år-månad-dag, till exempel 2026-11-21, med en dag som finns; två dagar med ”till” emellan."
            )
        }
    }

    private struct Split {
        var frontMatter: ArraySlice<UInt8>?
        var bodyOffset = 0
        var bodyLine = 1
        var isUnclosed = false
    }

    /// Front matter stands between a first line `---` and the next line that is the same.
    private static func split(_ source: SourceFile) -> Split {
        let bytes = source.bytes
        guard isFence(bytes, at: 0), var start = nextLine(bytes, after: 0) else { return Split() }
        let first = start
        var line = 2
        while true {
            if isFence(bytes, at: start) {
                let end = nextLine(bytes, after: start) ?? bytes.count
                return Split(frontMatter: bytes[first..<start], bodyOffset: end, bodyLine: line + 1)
            }
            guard let next = nextLine(bytes, after: start) else { return Split(isUnclosed: true) }
            start = next
            line += 1
        }
    }

    private static func isFence(_ bytes: [UInt8], at start: Int) -> Bool {
        guard start + 3 <= bytes.count, bytes[start..<(start + 3)].allSatisfy({ $0 == UInt8(ascii: "-") })
        else {
            return false
        }
        let rest = bytes[(start + 3)...].prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        return rest.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    }

    private static func nextLine(_ bytes: [UInt8], after start: Int) -> Int? {
        guard
            let end = bytes[start...].firstIndex(where: {
                $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r")
            })
        else { return nil }
        let isPair =
            bytes[end] == UInt8(ascii: "\r") && end + 1 < bytes.count && bytes[end + 1] == UInt8(ascii: "\n")
        return end + (isPair ? 2 : 1)
    }

    private static func frontMatter(
        _ yaml: ArraySlice<UInt8>, firstLine: Int, of source: SourceFile, diagnostics: inout [Diagnostic]
    ) -> FrontMatter? {
        guard
            let node = SimpleYAML.parse(yaml, firstLine: firstLine, of: source)
                ?? YAMLText.parse(yaml, firstLine: firstLine, of: source, diagnostics: &diagnostics),
            var reader = RecordReader(node, of: source, what: "Sidans huvud", diagnostics: &diagnostics)
        else { return nil }
        let title = reader.requiredText("title")
        let kind = reader.choice("kind", of: PageKind.self)
        if kind == nil, !reader.has("kind") { reader.missing("kind") }
        var frontMatter = FrontMatter(title: title ?? "", kind: kind ?? .page)
        frontMatter.part = reader.text("part")
        frontMatter.order = reader.integer("order")
        frontMatter.summary = reader.text("summary")
        frontMatter.status = reader.choice("status", of: Status.self) ?? .draft
        frontMatter.reviewed = reader.date("reviewed")
        frontMatter.reviewBy = reader.date("review_by")
        frontMatter.audience = reader.texts("audience")
        frontMatter.severities = reader.severities("rules", except: [.mixedAlphabets])
        frontMatter.changes = reader.records("changes", what: "En ändring") { reader in
            let date = reader.date("date")
            if date == nil, !reader.has("date") { reader.missing("date") }
            let note = reader.requiredText("note")
            let edition = reader.text("edition")
            guard let date, let note else { return nil }
            return Change(date: date, note: note, edition: edition)
        }
        diagnostics += reader.finish()
        return title == nil || kind == nil ? nil : frontMatter
    }
}
