import Diagnostics
import LegalReferences
import Markdown

/// Finds what one page's links and pictures lead to: a pure function of the page, the outline and the registers.
struct LinkResolver: Sendable {
    let outline: Outline
    let registers: Registers
    let images: Set<String>
    /// Every file below Content, and those of them that could not be read.
    let files: Set<String>
    let unreadable: UnreadablePaths

    /// A page's links and what is wrong with them.
    struct Result: Sendable {
        var links: [LinkTarget] = []
        var images: [ImageTarget] = []
        var diagnostics: [Diagnostic] = []
    }

    func resolve(_ page: PageDraft, index: Int) -> Result {
        var result = Result()
        for use in page.document.links {
            result.links.append(link(use, from: page, index: index, faults: &result.diagnostics) ?? .none)
        }
        for use in page.document.images {
            result.images.append(
                image(use, from: page, index: index, faults: &result.diagnostics) ?? .file(""))
        }
        for citation in page.document.citations {
            for key in citation.keys where registers.works[key] == nil && registers.works.isComplete {
                let near = NearMiss.suggestion(for: key, among: registers.works.ids)
                report(
                    .unknownReference, at: citation.position, text: "@" + key, page,
                    "Referensen ”\(key)” finns inte i \(registers.works.file).",
                    hint: near.map { "Menade du @\($0)?" } ?? "Lägg till verket där, med key: \(key).",
                    to: &result.diagnostics)
            }
        }
        return result
    }

    // MARK: Links

    private func link(
        _ use: LinkUse, from page: PageDraft, index: Int, faults: inout [Diagnostic]
    ) -> LinkTarget? {
        let destination = use.destination
        if destination.isEmpty {
            report(
                .emptyLink, at: use.position, text: "]()", page, "Länken har ingen adress.",
                hint: "Skriv [text](fil.md) med den fil som länken ska leda till.", to: &faults)
            return nil
        }
        switch Scheme.of(destination) {
        case "http", "https", "mailto", "tel":
            if use.isEmpty { reportEmptyText(use, page, to: &faults) }
            if let fault = OutsideAddress.fault(in: destination) {
                report(
                    .brokenLink, at: use.position, text: destination, page, fault.message, hint: fault.hint,
                    to: &faults)
                return nil
            }
            return .external(destination)
        case "term": return term(use, page, to: &faults)
        case "lag": return act(use, page, to: &faults)
        case "lang": return language(use, page, to: &faults)
        case .some(let scheme):
            let near = NearMiss.suggestion(for: scheme, among: Scheme.allowed)
            report(
                .forbiddenScheme, at: use.position, text: destination, page,
                scheme == "//"
                    ? "En länk får inte börja med //." : "En länk får inte börja med ”\(scheme):”.",
                hint: near.map { "Menade du \($0):?" }
                    ?? "Tillåtna är https:, http:, mailto:, tel:, term:, lag: och lang:, och filer i vägledningen.",
                to: &faults)
            return nil
        case nil: return pageLink(use, from: page, index: index, faults: &faults)
        }
    }

    private func reportEmptyText(_ use: LinkUse, _ page: PageDraft, to faults: inout [Diagnostic]) {
        report(
            .emptyLink, at: use.position, text: use.destination, page, "Länken har ingen text.",
            hint:
                "Skriv mellan hakparenteserna vart den leder. Bara länkar till vägledningens egna sidor kan lämnas tomma.",
            to: &faults)
    }

    private func pageLink(
        _ use: LinkUse, from page: PageDraft, index: Int, faults: inout [Diagnostic]
    ) -> LinkTarget? {
        let (path, fragment) = RelativePath.parts(of: use.destination)
        var target = index
        if !path.isEmpty {
            guard let resolved = RelativePath.resolve(path, from: page.path),
                let found = outline.index(ofPath: resolved)
            else {
                if let resolved = RelativePath.resolve(path, from: page.path), unreadable.contains(resolved) {
                    return nil
                }
                reportMissing(path, use, page, to: &faults)
                return nil
            }
            target = found
        }
        guard let fragment, !fragment.isEmpty else { return .page(target, fragment: nil) }
        let head = outline.page(target)
        guard head.anchor(fragment) != nil else {
            if unreadable.contains(head.path) { return nil }
            let near = NearMiss.suggestion(for: fragment, among: head.anchors.map(\.id))
            report(
                .brokenFragment, at: use.position, text: use.destination, page,
                path.isEmpty
                    ? "Sidan har ingen rubrik med id:t ”\(fragment)”."
                    : "\(head.file) har ingen rubrik med id:t ”\(fragment)”.",
                hint: near.map { "Menade du #\($0)?" }
                    ?? (head.anchors.isEmpty
                        ? "Sidan har inga rubriker att länka till."
                        : "Rubrikerna där är \(head.anchors.prefix(8).map { "#" + $0.id }.joined(separator: ", "))."),
                to: &faults)
            return nil
        }
        return .page(target, fragment: fragment)
    }

    private func reportMissing(
        _ path: String, _ use: LinkUse, _ page: PageDraft, to faults: inout [Diagnostic]
    ) {
        let hint: String
        if path.hasPrefix("/") {
            hint = "Skriv sökvägen från den här filens mapp, till exempel ../del-1/index.md."
        } else if let resolved = RelativePath.resolve(path, from: page.path) {
            let folder = resolved.hasSuffix("/") ? String(resolved.dropLast()) : resolved
            if outline.index(ofPath: folder + "/index.md") != nil {
                hint = "Menade du \(path.hasSuffix("/") ? path : path + "/")index.md?"
            } else if outline.index(ofPath: resolved + ".md") != nil {
                hint = "Menade du \(path).md?"
            } else if files.contains(resolved) {
                report(
                    .brokenLink, at: use.position, text: use.destination, page, "”\(path)” är ingen sida.",
                    hint: "Länka till en sida (.md). En bild visas med ![alternativ text](\(path)).",
                    to: &faults)
                return
            } else if let near = nearest(to: resolved) {
                hint = "Menade du \(RelativePath.from(page.path, to: near))?"
            } else {
                hint = "Kontrollera sökvägen; den räknas från den här filens mapp."
            }
        } else {
            hint = "Sökvägen leder ut ur Content."
        }
        report(
            .brokenLink, at: use.position, text: use.destination, page, "Filen ”\(path)” finns inte.",
            hint: hint,
            to: &faults)
    }

    /// A page with the same file name elsewhere, or one whose path differs little.
    private func nearest(to path: String) -> String? {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let paths = outline.pages.map(\.path)
        let sameName = paths.filter { name != "index.md" && $0.hasSuffix("/" + name) }
        return sameName.count == 1 ? sameName[0] : NearMiss.suggestion(for: path, among: paths)
    }

    // MARK: Our schemes

    private func term(_ use: LinkUse, _ page: PageDraft, to faults: inout [Diagnostic]) -> LinkTarget? {
        let id = String(use.destination.dropFirst("term:".count))
        guard registers.terms[id] != nil else {
            guard registers.terms.isComplete else { return nil }
            let near = NearMiss.suggestion(for: id, among: registers.terms.ids)
            report(
                .unknownTerm, at: use.position, text: use.destination, page,
                "Termen ”\(id)” finns inte i \(registers.terms.file).",
                hint: near.map { "Menade du term:\($0)?" } ?? "Lägg till den där, med id: \(id).", to: &faults
            )
            return nil
        }
        return .term(id)
    }

    private func act(_ use: LinkUse, _ page: PageDraft, to faults: inout [Diagnostic]) -> LinkTarget? {
        let text = RelativePath.decoded(String(use.destination.dropFirst("lag:".count)))
        if text.isEmpty {
            if use.isEmpty { reportEmptyText(use, page, to: &faults) }
            return LinkTarget.none
        }
        let parts = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(
            String.init)
        guard let index = registers.acts.index(of: parts[0]) else {
            guard registers.acts.isComplete else { return nil }
            let near = NearMiss.suggestion(for: parts[0], among: registers.acts.ids)
            report(
                .unknownAct, at: use.position, text: use.destination, page,
                "Författningen ”\(parts[0])” finns inte i \(registers.acts.file).",
                hint: near.map { "Menade du lag:\($0)?" } ?? "Lägg till den där, med id: \"\(parts[0])\".",
                to: &faults)
            return nil
        }
        guard parts.count > 1 else { return .act(index, place: nil) }
        let act = registers.acts.entries[index]
        guard let provision = Provision(parts[1]) else {
            report(
                .invalidProvision, at: use.position, text: use.destination, page,
                "”\(parts[1])” är ingen plats i en författning.",
                hint:
                    "Skriv till exempel K27P25 för 27 kap. 25 §, P8 för 8 § eller K1P1S2 för 1 kap. 1 § andra stycket.",
                to: &faults)
            return nil
        }
        guard act.canHave(provision) else {
            report(
                .invalidProvision, at: use.position, text: use.destination, page,
                act.numbering == .chapters
                    ? "\(act.title) är indelad i kapitel, men hänvisningen har inget."
                    : "\(act.title) har inga kapitel.",
                hint: act.numbering == .chapters
                    ? "Skriv kapitlet också, till exempel K1\(provision.code)."
                    : "Skriv bara paragrafen, till exempel P8.",
                to: &faults)
            return nil
        }
        return .act(index, place: provision)
    }

    private func language(_ use: LinkUse, _ page: PageDraft, to faults: inout [Diagnostic]) -> LinkTarget? {
        let code = String(use.destination.dropFirst("lang:".count))
        guard LanguageTag.isValid(code) else {
            report(
                .invalidLanguage, at: use.position, text: use.destination, page,
                "”\(code)” är ingen språkkod.",
                hint: "Skriv till exempel lang:en för engelska eller lang:la för latin.", to: &faults)
            return nil
        }
        if use.isEmpty { reportEmptyText(use, page, to: &faults) }
        return .language(code)
    }

    // MARK: Pictures

    private func image(
        _ use: LinkUse, from page: PageDraft, index: Int, faults: inout [Diagnostic]
    ) -> ImageTarget? {
        if use.isEmpty {
            report(
                .missingAlternativeText, at: use.position, text: use.destination, page,
                "Bilden saknar alternativtext.",
                hint: "Skriv mellan hakparenteserna vad bilden visar, för den som inte ser den.", to: &faults)
        }
        let path = RelativePath.decoded(use.destination)
        guard let resolved = RelativePath.resolve(path, from: page.path), images.contains(resolved) else {
            if let resolved = RelativePath.resolve(path, from: page.path), unreadable.contains(resolved) {
                return nil
            }
            if Scheme.of(path) != nil {
                report(
                    .missingImage, at: use.position, text: use.destination, page,
                    "En bild kan inte hämtas från en annan webbplats.",
                    hint: "Lägg bilden i Content och skriv dess sökväg.", to: &faults)
                return nil
            }
            let isPicture = GuidanceDraft.imageSuffixes.contains { path.lowercased().hasSuffix($0) }
            let near = RelativePath.resolve(path, from: page.path).flatMap {
                NearMiss.suggestion(for: $0, among: images)
            }
            report(
                isPicture ? .missingImage : .unsupportedImage, at: use.position, text: use.destination, page,
                isPicture ? "Bilden ”\(path)” finns inte." : "”\(path)” är ingen bild som kan visas.",
                hint: isPicture
                    ? near.map { "Menade du \(RelativePath.from(page.path, to: $0))?" }
                        ?? "Kontrollera sökvägen; den räknas från den här filens mapp."
                    : "Bilder ligger i Content och slutar på .svg, .png, .jpg eller .webp.",
                to: &faults)
            return nil
        }
        return resolved.hasSuffix(".svg") ? .drawing(resolved) : .file(resolved)
    }

    private func report(
        _ code: DiagnosticCode, at position: SourcePosition, text: String, _ page: PageDraft,
        _ message: String,
        hint: String?, to faults: inout [Diagnostic]
    ) {
        guard faults.count < Diagnostic.most else { return }
        let line = Int(position.line)
        // The address stands after the link's text, which may be the same.
        let range =
            page.source.range(
                ofWhatFollows: "](", text, line: line, near: Int(position.column), through: line + 8)
            ?? page.source.range(
                ofWhatFollows: "](<", text, line: line, near: Int(position.column), through: line + 8)
            ?? page.source.range(of: text, line: line, near: Int(position.column), through: line + 8)
        faults.append(
            Diagnostic(in: page.source, at: range, code: code, message: message, hint: hint))
    }
}

/// What stands before the colon of an address.
enum Scheme {
    static let allowed = ["http", "https", "mailto", "tel", "term", "lag", "lang"]

    /// The scheme of an address in lower case; `nil` for a relative one.
    static func of(_ address: String) -> String? {
        // By bytes, as a browser reads it: a sign that joins the colon hides no scheme.
        let bytes = address.utf8.span
        for index in bytes.indices {
            switch bytes[index] {
            case UInt8(ascii: ":"): return String(0..<index, of: bytes).lowercased()
            case UInt8(ascii: "/"):
                return index == 0 && bytes.count > 1 && bytes[1] == UInt8(ascii: "/") ? "//" : nil
            case UInt8(ascii: "#"), UInt8(ascii: "?"): return nil
            default: continue
            }
        }
        return nil
    }
}
