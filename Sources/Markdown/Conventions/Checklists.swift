internal import Diagnostics

extension DocumentParser {
    /// The checklist that a list is, if any of its items begins with `[ ]`.
    mutating func checklist(from list: List, at places: [SourcePosition]) -> Checklist? {
        guard list.items.contains(where: { taskText($0) != nil }) else { return nil }
        var items: [ChecklistItem] = []
        var firstTask: SourcePosition?
        for (blocks, place) in zip(list.items, places) {
            guard let task = taskText(blocks) else {
                report(
                    .mixedChecklist, at: place, "Punkten har ingen ruta, men andra punkter i listan har det.",
                    hint: "Börja punkten med - [ ] eller flytta den till en egen lista.")
                // What it says is not missing on the page.
                items.append(
                    ChecklistItem(id: "", text: [], more: [], condition: nil, blocks: blocks, position: place)
                )
                continue
            }
            firstTask = firstTask ?? place
            if task.isTicked {
                report(
                    .tickedItem, at: place, text: task.mark, "En punkt i en checklista skrivs obockad.",
                    hint: "Skriv - [ ] i stället för - [x].")
            }
            items.append(item(task.inlines, blocks: Array(blocks.dropFirst()), at: place))
        }
        if let firstTask, firstTask.line < document.firstTask?.line ?? .max { document.firstTask = firstTask }
        return Checklist(items: items, position: list.position)
    }

    private func taskText(_ blocks: [Block]) -> (inlines: [Inline], isTicked: Bool, mark: String)? {
        guard case .paragraph(let first)? = blocks.first,
            case .text(let start, let place)? = first.inlines.first,
            start.utf8.first == UInt8(ascii: "[")
        else { return nil }
        for (mark, isTicked) in [("[ ]", false), ("[x]", true), ("[X]", true)] {
            if start == mark || start.hasPrefix(mark + " "), let rest = first.inlines.droppingPrefix(mark),
                isWritten(mark, on: Int(place.line))
            {
                return (rest, isTicked, mark)
            }
        }
        return nil
    }

    private mutating func item(_ inlines: [Inline], blocks: [Block], at position: SourcePosition)
        -> ChecklistItem
    {
        var text = inlines
        let braces = takeBraces(from: &text)
        let conditionName = conventions?.conditionName ?? ""
        for brace in braces where brace.name != "#" && brace.name != conditionName {
            report(
                .invalidID, at: position, text: brace.text,
                "I en checklista kan {#id} och {\(conditionName): …} stå inom klamrar sist i punkten.",
                hint: NearMiss.suggestion(for: brace.name, among: [conditionName]).map {
                    "Menade du {\($0): …}?"
                })
        }
        for brace in braces where brace.name == conditionName && brace.value.isEmpty {
            report(
                .invalidID, at: position, text: brace.text, "Villkoret säger inte när punkten gäller.",
                hint: "Skriv till exempel {\(conditionName): vid behov}, eller ta bort klamrarna.")
        }
        checkOnce("#", "ett id", in: braces, at: position)
        checkOnce(conditionName, "ett villkor", in: braces, at: position)
        let more = takeTrailingLinks(from: &text)
        checkNoFootnote(in: text, "en punkt att bocka av")
        if PlainText.of(text).allSatisfy(\.isWhitespace) {
            report(
                .emptyID, at: position, "Punkten har ingen text.",
                hint: "Skriv vad som ska göras, eller ta bort raden.")
            return ChecklistItem(
                id: "", text: [], more: more, condition: nil, blocks: blocks, position: position)
        }
        let id = registerID(
            fixed: braces.last { $0.name == "#" }?.value, title: PlainText.of(text), kind: .checklistItem,
            at: position)
        return ChecklistItem(
            id: id, text: text, more: more, condition: braces.last { $0.name == conditionName }?.value,
            blocks: blocks, position: position)
    }

    /// Takes the links that stand after the item's last sentence: inside the label a tap on them would tick the box.
    private func takeTrailingLinks(from text: inout [Inline]) -> [Inline] {
        var end = text.count
        var links: [Inline] = []
        while end > 0, case .link = text[end - 1] {
            links.insert(text[end - 1], at: 0)
            end -= 1
            while end > 0, text[end - 1] == .softBreak || text[end - 1].isBlankText { end -= 1 }
        }
        guard !links.isEmpty, end > 0 else { return [] }
        if case .text(let before, let position) = text[end - 1] {
            let trimmed = before.trimmingTrailingSpaces()
            guard trimmed.last.map({ ".?!:)”".contains($0) }) ?? false else { return [] }
            text = text[..<(end - 1)] + [.text(trimmed, position)]
        } else if case .footnote = text[end - 1] {
            text = Array(text[..<end])
        } else {
            return []
        }
        return Array(links.map { [$0] }.joined(separator: [.text(" ", .unknown)]))
    }
}

extension Inline {
    fileprivate var isBlankText: Bool {
        if case .text(let text, _) = self { text.allSatisfy(\.isWhitespace) } else { false }
    }
}
