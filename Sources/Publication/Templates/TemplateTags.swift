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
        while let start = find(UInt8(ascii: "{"), times: 2, in: template, from: index) {
            let isTriple = start + 2 < template.count && template[start + 2] == UInt8(ascii: "{")
            let closing = isTriple ? 3 : 2
            guard let end = find(UInt8(ascii: "}"), times: closing, in: template, from: start + 2) else {
                break
            }
            let inner = template[(start + (isTriple ? 3 : 2))..<end]
            let range = start..<(end + closing)
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
            tags.append(TemplateTag(kind: kind, name: trimmed(name), range: range))
            index = range.upperBound
        }
        return tags
    }

    private static func trimmed(_ name: ArraySlice<UInt8>) -> String {
        let text = String(decoding: name, as: UTF8.self)
        // Most names have no space around them.
        if let first = name.first, let last = name.last, (0x21...0x7E).contains(first),
            (0x21...0x7E).contains(last)
        {
            return text
        }
        return String(text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }

    /// Where a byte first stands so many times in a row.
    private static func find(_ byte: UInt8, times: Int, in bytes: [UInt8], from start: Int) -> Int? {
        var run = 0
        for index in start..<max(start, bytes.count) {
            run = bytes[index] == byte ? run + 1 : 0
            if run == times { return index + 1 - times }
        }
        return nil
    }
}
