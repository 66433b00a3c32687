internal import Diagnostics

extension DocumentParser {
    mutating func heading(_ inlines: [Inline], level: Int, at position: SourcePosition) -> Heading {
        guard conventions != nil else {
            return Heading(level: level, inlines: inlines, id: nil, position: position)
        }
        var inlines = inlines
        let braces = takeBraces(from: &inlines)
        let title = PlainText.of(inlines)
        checkLevel(level, title: title, at: position)
        checkNoFootnote(in: inlines, "en rubrik")
        if title.allSatisfy(\.isWhitespace) {
            report(
                .emptyID, at: position, "Rubriken har ingen text.",
                hint: "Skriv rubrikens text, eller ta bort raden.")
            return Heading(level: level, inlines: inlines, id: nil, position: position)
        }
        for brace in braces where brace.name != "#" {
            report(
                .invalidID, at: position, text: brace.text, "I en rubrik kan bara {#id} stå inom klamrar.",
                hint: "Skriv till exempel {#\(Slug.make(from: title))}.")
        }
        checkOnce("#", "ett id", in: braces, at: position)
        let id = registerID(
            fixed: braces.last { $0.name == "#" }?.value, title: title, kind: .heading(level: level),
            at: position)
        return Heading(level: level, inlines: inlines, id: id, position: position)
    }

    private mutating func checkLevel(_ level: Int, title: String, at position: SourcePosition) {
        if level == 1 {
            report(
                .h1InBody, at: position, text: title, "Sidans titel är dess enda rubrik på nivå 1.",
                hint: "Skriv rubriken med ## eller djupare; titeln står i sidans huvud som title.")
        } else if level > lastHeadingLevel + 1 {
            let expected = String(repeating: "#", count: lastHeadingLevel + 1)
            report(
                .skippedHeadingLevel, at: position, text: title,
                "Rubriken hoppar från nivå \(lastHeadingLevel) till nivå \(level).",
                hint: "Skriv den med \(expected), så att ingen nivå saknas.")
        }
        // The heading below one that should have been on level 2 is not wrong too.
        lastHeadingLevel = level == 1 ? max(lastHeadingLevel, 2) : level
    }

    /// The id of a heading, item or figure, noted as a place that can be linked to.
    mutating func registerID(
        fixed: String?, title: String, kind: Anchor.Kind, at position: SourcePosition
    ) -> String {
        let made = Self.shortened(Slug.make(from: title))
        var id = fixed ?? made
        if let fixed, !Slug.isValid(fixed) {
            report(
                .invalidID, at: position, text: "{#\(fixed)}",
                "Ett id får bara ha a–z, 0–9 och enkla bindestreck.",
                hint: "Byt till {#\(Slug.make(from: fixed).isEmpty ? made : Slug.make(from: fixed))}.")
            // The one that was probably meant: what links to it is not wrong too.
            id = Slug.make(from: fixed).isEmpty ? made : Slug.make(from: fixed)
        } else if id.utf8.count > Self.longestID {
            report(
                .invalidID, at: position, text: "{#\(id)}", "Ett id får ha högst \(Self.longestID) tecken.",
                hint: "Välj ett kortare.")
            id = Self.shortened(id)
        } else if id.isEmpty {
            report(
                .emptyID, at: position, "Av texten kan inget id göras: den har inga bokstäver eller siffror.",
                hint: "Lägg till ett eget id sist på raden: {#mitt-id}.")
        }
        if !id.isEmpty {
            if let first = ids[id] {
                report(
                    .duplicateID, at: position, text: fixed.map { "{#\($0)}" } ?? title,
                    "Id:t ”\(id)” finns redan på rad \(first.line).",
                    hint: "Ge den ena ett eget id sist på raden: {#\(id)-2}.")
            } else {
                ids[id] = position
                document.anchors.append(Anchor(id: id, title: title, kind: kind, position: position))
            }
        }
        return id
    }

    /// Files are named after ids, and disks take 255 bytes with what stands before and after.
    private static let longestID = 150

    /// What long headings give ends after a word.
    private static func shortened(_ id: String) -> String {
        guard id.utf8.count > longestID else { return id }
        let start = id.prefix(longestID + 1)
        return String(start.lastIndex(of: "-").map { start[..<$0] } ?? start.dropLast())
    }

    /// `{#id}` or `{name: value}`; `{villkor}` too, which lacks its value.
    struct Brace {
        var name: String
        var value: String
        var text: String
    }

    /// Reports the second of two that say the same thing: one of them would be lost.
    mutating func checkOnce(_ name: String, _ what: String, in braces: [Brace], at position: SourcePosition) {
        let named = braces.filter { $0.name == name }
        guard named.count > 1, let last = named.last else { return }
        report(
            .invalidID, at: position, text: last.text, "Här står mer än \(what), och bara ett kan gälla.",
            hint: named.allSatisfy { $0.text == last.text }
                ? "Ta bort det ena." : "Behåll det ena: \(named.map(\.text).joined(separator: " eller ")).")
    }

    private static func mayEndBraces(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "}") || byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
    }

    /// Takes the braces at the end of a line's text, in the order in which they stand.
    func takeBraces(from inlines: inout [Inline]) -> [Brace] {
        var braces: [Brace] = []
        while case .text(let text, let position)? = inlines.last,
            text.utf8.last.map(Self.mayEndBraces) ?? false
        {
            let trimmed = text.trimmingSpaces()
            guard trimmed.hasSuffix("}"), let open = trimmed.lastIndex(of: "{"),
                let brace = Brace(trimmed[open...], conditionName: conventions?.conditionName ?? ""),
                !areBracesEscaped(on: Int(position.line), before: braces.count)
            else { break }
            braces.insert(brace, at: 0)
            let rest = String(trimmed[..<open]).trimmingTrailingSpaces()
            inlines.removeLast()
            if !rest.isEmpty {
                inlines.append(.text(rest, position))
            } else if inlines.last == .softBreak {
                inlines.removeLast()
            }
        }
        if !braces.isEmpty, case .text(let text, let position)? = inlines.last {
            inlines[inlines.count - 1] = .text(text.trimmingTrailingSpaces(), position)
        }
        return braces
    }
}

extension DocumentParser.Brace {
    fileprivate init?(_ text: Substring, conditionName: String) {
        let inner = text.dropFirst().dropLast()
        if inner.first == "#" {
            self.init(name: "#", value: String(inner.dropFirst()).trimmingSpaces(), text: String(text))
        } else if let colon = inner.firstIndex(of: ":") {
            self.init(
                name: String(inner[..<colon]).trimmingSpaces(),
                value: String(inner[inner.index(after: colon)...]).trimmingSpaces(), text: String(text))
        } else if !inner.isEmpty, String(inner).trimmingSpaces() == conditionName {
            self.init(name: conditionName, value: "", text: String(text))
        } else {
            return nil
        }
    }
}

extension String {
    package func trimmingSpaces() -> String {
        String(drop(while: \.isWhitespace)).trimmingTrailingSpaces()
    }

    func trimmingTrailingSpaces() -> String {
        var result = self[...]
        while result.last?.isWhitespace ?? false { result.removeLast() }
        return String(result)
    }
}
