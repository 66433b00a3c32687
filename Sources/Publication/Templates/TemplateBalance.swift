import Diagnostics

/// Every part of a template that begins ends too, and every brace that opens closes.
///
/// The Mustache library notices as well, but where the template ends; this says where it began.
enum TemplateBalance {
    /// The first fault; the others may be its consequences.
    static func fault(in source: SourceFile, tags: [TemplateTag]) -> Diagnostic? {
        var open: [TemplateTag] = []
        for tag in tags {
            if tag.kind == .comment || tag.kind == .other { continue }
            // A tag that goes on into another one has lost its closing braces.
            guard !holdsBraces(source.bytes[tag.range]) else { return report(tag, in: source) }
            switch tag.kind {
            case .section, .inverted: open.append(tag)
            case .end:
                guard let last = open.popLast() else { return report(tag, in: source) }
                if last.name == tag.name { continue }
                // What closes an outer part shows that the inner one was never closed; what closes none is itself wrong.
                return report(open.contains { $0.name == tag.name } ? last : tag, in: source)
            default: break
            }
        }
        return open.last.map { report($0, in: source) }
    }

    private static func holdsBraces(_ tag: ArraySlice<UInt8>) -> Bool {
        let inner = tag.drop { $0 == UInt8(ascii: "{") }
        return inner.contains(UInt8(ascii: "{")) || inner.contains(UInt8(ascii: "\n"))
    }

    private static func report(_ tag: TemplateTag, in source: SourceFile) -> Diagnostic {
        let text = String(
            decoding: source.bytes[tag.range].prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
        return Diagnostic(
            in: source, at: source.range(atByte: tag.range.lowerBound, length: text.utf8.count),
            code: .templateSyntax, message: "Märket \(text) öppnas eller stängs inte som det ska.",
            hint: "Varje {{#del}} och {{^del}} ska stängas med {{/del}}, i rätt ordning.")
    }
}
