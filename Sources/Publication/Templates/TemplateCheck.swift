import Diagnostics

/// Follows a template and its partials with the names that its view has, and reports every name that it has not.
///
/// Mustache itself prints nothing for an unknown name or a missing partial; a page would be published with a hole in it.
struct TemplateCheck {
    let sources: [String: SourceFile]
    let words: Set<String>
    /// Whether a template is there and has faults of its own that keep it from being followed.
    let isUnreadable: (String) -> Bool
    private let tags: [String: [TemplateTag]]
    private(set) var diagnostics: [Diagnostic] = []
    /// Where in each template the sections begin and end that go through a list.
    private(set) var lists: [String: Set<Range<Int>>] = [:]
    /// Partials that are being followed, so that one that includes itself ends.
    private var following: Set<String> = []
    /// What has been said already: a partial is followed once from each template.
    private var said: Set<String> = []

    init(
        sources: [String: SourceFile], tags: [String: [TemplateTag]], words: Set<String>,
        isUnreadable: @escaping (String) -> Bool
    ) {
        self.sources = sources
        self.tags = tags
        self.isUnreadable = isUnreadable
        self.words = words
    }

    mutating func check(_ name: String, shape: Shape) {
        following = [name]
        follow(name, stack: [shape])
    }

    private mutating func follow(_ name: String, stack: [Shape]) {
        guard let source = sources[name] else { return }
        var stack = stack
        var open: [(name: String, pushed: Bool, isList: Bool)] = []
        for tag in tags[name] ?? [] {
            switch tag.kind {
            case .comment: break
            case .other:
                report(
                    .templateSyntax, tag, source,
                    "Märket \(text(of: tag, in: source)) används inte i Lots mallar.",
                    hint: "Använd {{namn}}, {{{html}}}, {{#del}}, {{^del}}, {{/del}} och {{>delmall}}.")
            case .partial: followPartial(tag, in: source, stack: stack)
            case .end:
                if let last = open.popLast() {
                    if last.pushed { stack.removeLast() }
                    if last.isList { lists[name, default: []].insert(tag.range) }
                }
            case .value, .raw:
                guard let field = lookUp(tag, in: source, stack: stack) else { continue }
                checkValue(field, tag, source)
            case .section, .inverted:
                let field = lookUp(tag, in: source, stack: stack)
                var inner: Shape?
                var isList = false
                if tag.kind == .section {
                    switch field {
                    case .view(let shape): inner = shape
                    case .list(let shape): (inner, isList) = (shape, true)
                    case .sameList: (inner, isList) = (stack.last { $0.fields[tag.name] != nil }, true)
                    case .words:
                        report(
                            .unknownTemplateName, tag, source, "\(tag.name) är ingen lista.",
                            hint: "Skriv {{\(tag.name).nyckel}}.")
                    default: break
                    }
                }
                if let inner { stack.append(inner) }
                if isList { lists[name, default: []].insert(tag.range) }
                open.append((tag.name, inner != nil, isList))
            }
        }
    }

    private mutating func followPartial(_ tag: TemplateTag, in source: SourceFile, stack: [Shape]) {
        guard sources[tag.name] != nil else {
            if isUnreadable(tag.name) { return }
            let near = NearMiss.suggestion(for: tag.name, among: sources.keys)
            return report(
                .missingPartial, tag, source, "Delmallen ”\(tag.name)” finns inte.",
                hint: near.map { "Menade du {{>\($0)}}?" }
                    ?? "Skriv en fil \(tag.name).mustache i mappen med mallar.")
        }
        // A partial that includes itself, as a menu's entry does, has been checked with this shape already.
        guard following.insert(tag.name).inserted else { return }
        follow(tag.name, stack: stack)
        following.remove(tag.name)
    }

    private mutating func lookUp(_ tag: TemplateTag, in source: SourceFile, stack: [Shape]) -> Shape.Field? {
        let parts = tag.name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard let first = parts.first, let shape = stack.last(where: { $0.fields[first] != nil }),
            var field = shape.fields[first]
        else {
            let known = Set(stack.flatMap(\.fields.keys))
            let near = NearMiss.suggestion(for: tag.name, among: known)
            report(
                .unknownTemplateName, tag, source, "Mallen nämner ”\(tag.name)”, som inte finns här.",
                hint: near.map { "Menade du \($0)?" }
                    ?? "Namnen här är: \(known.sorted().joined(separator: ", ")).")
            return nil
        }
        for part in parts.dropFirst() {
            switch field {
            case .words:
                guard words.contains(part) else {
                    let near = NearMiss.suggestion(for: part, among: words)
                    report(
                        .unknownTemplateName, tag, source,
                        "Ordet ”\(part)” finns inte under interface i strings.yml.",
                        hint: near.map { "Menade du \(first).\($0)?" } ?? "Lägg till det där.")
                    return nil
                }
                return .text
            case .view(let inner) where inner.fields[part] != nil:
                field = inner.fields[part] ?? .text
            default:
                report(
                    .unknownTemplateName, tag, source, "”\(first)” har inget som heter ”\(part)”.", hint: nil)
                return nil
            }
        }
        return field
    }

    private mutating func checkValue(_ field: Shape.Field, _ tag: TemplateTag, _ source: SourceFile) {
        switch (field, tag.kind) {
        case (.html, .value):
            report(
                .unknownTemplateName, tag, source, "\(tag.name) är HTML och skulle skrivas ut som text.",
                hint: "Skriv {{{\(tag.name)}}}.")
        case (.text, .raw):
            report(
                .unknownTemplateName, tag, source, "\(tag.name) är text, och text skrivs aldrig ut som HTML.",
                hint: "Skriv {{\(tag.name)}}.")
        case (.list, _), (.view, _), (.sameList, _), (.words, _), (.flag, _):
            report(
                .unknownTemplateName, tag, source, "\(tag.name) är ingen text.",
                hint: "Skriv {{#\(tag.name)}} … {{/\(tag.name)}}.")
        default: break
        }
    }

    private func text(of tag: TemplateTag, in source: SourceFile) -> String {
        String(decoding: source.bytes[tag.range], as: UTF8.self)
    }

    private mutating func report(
        _ code: DiagnosticCode, _ tag: TemplateTag, _ source: SourceFile, _ message: String, hint: String?
    ) {
        guard said.insert("\(source.path):\(tag.range.lowerBound)").inserted else { return }
        diagnostics.append(
            Diagnostic(
                in: source, at: source.range(atByte: tag.range.lowerBound, length: tag.range.count),
                code: code,
                message: message, hint: hint))
    }
}
