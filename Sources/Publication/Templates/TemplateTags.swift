/// The tags of a Mustache template with their places, for checks that the Mustache library does not make.
struct TemplateTag: Equatable {
    enum Kind: Equatable { case value, raw, section, inverted, end, partial, comment, other }

    var kind: Kind
    /// What the tag names, without spaces.
    var name: String
    /// Of its first brace, in bytes of the template.
    var range: Range<Int>
}

enum TemplateTags {
    /// Every tag from front to back; one that is not closed ends the list.
    static func all(in template: [UInt8]) -> [TemplateTag] {
        var tags: [TemplateTag] = []
        var index = 0
        while let start = find([UInt8(ascii: "{"), UInt8(ascii: "{")], in: template, from: index) {
            let isTriple = start + 2 < template.count && template[start + 2] == UInt8(ascii: "{")
            let closing = [UInt8](repeating: UInt8(ascii: "}"), count: isTriple ? 3 : 2)
            guard let end = find(closing, in: template, from: start + 2) else { break }
            let inner = template[(start + (isTriple ? 3 : 2))..<end]
            let range = start..<(end + closing.count)
            let kind: TemplateTag.Kind
            let name: ArraySlice<UInt8>
            switch isTriple ? UInt8(ascii: "&") : inner.first {
            case UInt8(ascii: "#"): (kind, name) = (.section, inner.dropFirst())
            case UInt8(ascii: "^"): (kind, name) = (.inverted, inner.dropFirst())
            case UInt8(ascii: "/"): (kind, name) = (.end, inner.dropFirst())
            case UInt8(ascii: ">"): (kind, name) = (.partial, inner.dropFirst())
            case UInt8(ascii: "!"): (kind, name) = (.comment, inner.dropFirst())
            case UInt8(ascii: "&"): (kind, name) = (.raw, isTriple ? inner : inner.dropFirst())
            case UInt8(ascii: "="), UInt8(ascii: "<"), UInt8(ascii: "$"), UInt8(ascii: "*"),
                UInt8(ascii: "%"):
                (kind, name) = (.other, inner)
            default: (kind, name) = (.value, inner)
            }
            let text = String(decoding: name, as: UTF8.self)
            tags.append(
                TemplateTag(
                    kind: kind,
                    name: String(
                        text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed()),
                    range: range))
            index = range.upperBound
        }
        return tags
    }

    private static func find(_ needle: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        var index = start
        while index + needle.count <= bytes.count {
            if bytes[index] == needle[0], needle.indices.allSatisfy({ bytes[index + $0] == needle[$0] }) {
                return index
            }
            index += 1
        }
        return nil
    }
}
