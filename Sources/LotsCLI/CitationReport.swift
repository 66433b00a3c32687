internal import Guidance
internal import LegalReferences

/// A text with the references in it marked, and what each of them is: `lots cite` for a person.
struct CitationReport {
    let text: String

    init(text source: String, registers: Registers, color: Bool) {
        let bytes = Array(source.utf8)
        let recognizer = registers.recognizer
        let works = WorkNames(registers.works, recognizer)
        let found = recognizer.references(in: bytes)
        let (open, close) = color ? ("\u{1B}[1;36m", "\u{1B}[0m") : ("[", "]")
        var marked = ""
        var done = 0
        var rows: [String] = []
        func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
        for citation in found.citations {
            marked += string(done..<citation.range.lowerBound) + open + string(citation.range) + close
            done = citation.range.upperBound
            let work = works.key(of: citation.kind, citation.id).flatMap { registers.works[$0] }
            rows.append(contentsOf: Self.rows(for: citation, string(citation.range), registers, work))
        }
        marked += string(done..<bytes.count)
        for doubt in found.doubts { rows.append("  ?  " + Self.sentence(for: doubt, in: bytes)) }
        if rows.isEmpty { rows = ["  Inga hänvisningar."] }
        text = marked + (marked.hasSuffix("\n") ? "" : "\n") + "\n" + rows.joined(separator: "\n") + "\n"
    }

    private static func rows(
        for citation: Citation, _ printed: String, _ registers: Registers, _ work: Work?
    ) -> [String] {
        let isAct = citation.kind == .sfs || citation.kind == .foreskrift
        let act = isAct ? registers.acts[citation.id] : nil
        let system = registers.codeSystems.entries.first { system in
            citation.kind == .kva && system.codes.contains { $0.code == citation.id }
        }
        let code = system?.codes.first { $0.code == citation.id }
        let title = (act?.title ?? code?.title ?? work?.title).map { " \($0)" } ?? ""
        var lines = ["  \(printed)", "     \(citation.kind.rawValue)  \(citation.id)\(title)"]
        for target in citation.targets {
            let address = act?.address(of: target).map { "  \($0)" } ?? ""
            lines.append("     \(target.code)  \(target.label)\(citation.isHistorical ? "" : address)")
        }
        if citation.targets.isEmpty, !citation.isHistorical,
            let address = act?.url ?? system?.url ?? work?.url
        {
            lines.append("     \(address)")
        }
        if let article = citation.article { lines.append("     artikel \(article)") }
        if citation.isHistorical { lines.append("     äldre lydelse: ingen länk till dagens text") }
        return lines
    }

    private static func sentence(for doubt: DoubtfulReference, in bytes: [UInt8]) -> String {
        func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
        return switch doubt {
        case .noAct(let range): "\(string(range)): ingen författning går att knyta till platsen."
        case .unknownAct(let range, let name): "\(string(range)): ”\(name)” finns inte i registret."
        case .numberDisagrees(let range, let name, let number, let registered):
            "\(string(range)): \(name) har numret \(registered), men här står \(number)."
        case .impossiblePlace(let range, let act, let place):
            "\(string(range)): \(act) kan inte ha platsen \(place.label)."
        case .unknownCode(let range, _): "\(string(range)): koden finns inte i registret."
        }
    }
}
