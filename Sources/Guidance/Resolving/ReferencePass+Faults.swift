import Diagnostics
import LegalReferences
import Markdown

/// What is wrong with the references of a page.
extension ReferencePass {
    /// Whether a text tells that an act is no longer in force.
    private static func saysItIsOld(_ text: String) -> Bool {
        let text = text.lowercased()
        return ["dåvarande", "tidigare", "äldre", "upphäv", "upphör", "ersatt", "ersätt", "lydelse"].contains
        {
            text.contains($0)
        }
    }

    mutating func reportUnknown(_ reference: PageReference) {
        let acts = linker.registers.acts
        // Where the register has faults of its own, the act may stand there.
        guard acts.isComplete else { return }
        let near = NearMiss.suggestion(for: reference.id, among: acts.ids)
        report(
            .unknownAct, reference.id, at: reference.position,
            "Författningen \(reference.id) finns inte i \(acts.file).",
            hint: near.map { "Menade du \($0)? Annars: lägg till den där." }
                ?? "Lägg till den där. Är det ingen hänvisning, skriv [\(reference.text)](lag:).")
    }

    /// Reports an act that is cited as if it were in force, and is not.
    mutating func reportRepealed(
        _ index: Int, _ reference: PageReference, _ plain: inout PlainParagraph
    ) {
        // Most acts are in force, and not copied for that.
        guard let repealed = linker.registers.acts.entries[index].repealed,
            !Self.saysItIsOld(reference.sentence),
            !Self.saysItIsOld(plain.text)
        else { return }
        let act = linker.registers.acts.entries[index]
        report(
            .repealedAct, reference.text, severity: .warning, at: reference.position,
            "\(act.title) är upphävd sedan \(repealed).",
            hint: act.replacedBy.map { "Hänvisa till \($0), eller skriv dåvarande före." }
                ?? "Skriv dåvarande före, om det är den äldre lagen som menas.")
    }

    mutating func report(_ doubt: DoubtfulReference, in text: RunningText) {
        func printed(_ range: Range<Int>) -> String { text.printed(range) }
        if case .unknownCode = doubt {
            guard linker.registers.codeSystems.isComplete else { return }
        } else {
            guard linker.registers.acts.isComplete else { return }
        }
        switch doubt {
        case .noAct(let range):
            report(
                .sectionWithoutAct, printed(range), severity: .warning,
                at: text.position(at: range.lowerBound),
                "Det går inte att se vilken författning ”\(printed(range))” hör till.",
                hint:
                    "Skriv författningens namn efter, till exempel \(printed(range)) SFB. Är det ingen hänvisning, skriv [\(printed(range))](lag:)."
            )
        case .unknownAct(let range, let name):
            let names = linker.registers.acts.entries.flatMap(\.names)
            let near = NearMiss.suggestion(for: name, among: names)
            report(
                .unknownAct, printed(range), at: text.position(at: range.lowerBound),
                "Författningen ”\(name)” finns inte i \(linker.registers.acts.file).",
                hint: near.map { "Menade du \($0)? Annars: lägg till den där." }
                    ?? "Lägg till den där, eller skriv dess nummer.")
        case .numberDisagrees(let range, let name, let number, let registered):
            report(
                .actNumberDisagrees, number, at: text.position(at: range.lowerBound),
                "\(name) har numret \(registered), men här står \(number).",
                hint: "Rätta numret, eller namnet.")
        case .impossiblePlace(let range, let id, let place):
            let act = linker.registers.acts[id]
            report(
                .invalidProvision, printed(range), at: text.position(at: range.lowerBound),
                act?.numbering == .chapters
                    ? "\(act?.title ?? id) är indelad i kapitel, men hänvisningen har inget."
                    : "\(act?.title ?? id) har inga kapitel.",
                hint: act?.numbering == .chapters
                    ? "Skriv kapitlet framför: … kap. \(place.label)." : "Skriv bara paragrafen.")
        case .unknownCode(let range, let code):
            let near = NearMiss.suggestion(
                for: code, among: linker.registers.codeSystems.entries.flatMap { $0.codes.map(\.code) })
            report(
                .unknownCode, code, at: text.position(at: range.lowerBound),
                "Koden \(code) finns inte i \(linker.registers.codeSystems.file).",
                hint: near.map { "Menade du \($0)?" } ?? "Lägg till den där.")
        }
    }

    private mutating func report(
        _ code: DiagnosticCode, _ text: String, severity: DiagnosticSeverity = .error,
        at position: SourcePosition,
        _ message: String, hint: String
    ) {
        guard diagnostics.count < Diagnostic.most else { return }
        let range = source.range(
            of: text, line: Int(position.line), near: Int(position.column), through: Int(position.line) + 2)
        diagnostics.append(
            Diagnostic(
                in: source, at: range, severity: severity, code: code, message: message, hint: hint))
    }
}
