internal import Diagnostics

/// What is well written and stands where it cannot be shown.
extension DocumentParser {
    /// A picture stands alone in its paragraph, where it has a caption and a description.
    mutating func checkPictures() {
        for (index, image) in document.images.enumerated() where !figureImages.contains(index) {
            report(
                .misplacedImage, at: image.position, text: image.destination,
                "Bilden står inne i annan text.",
                hint: "Skriv den i ett eget stycke: ![alternativ text](fil.svg \"Figurens text\").")
        }
    }

    /// A footnote's mark is a link, and a link cannot stand in another, in a heading's id or in the label of a box to tick.
    mutating func checkNoFootnote(in inlines: [Inline], _ place: String) {
        for inline in inlines {
            switch inline {
            case .footnote(let mark):
                report(
                    .misplacedFootnote, at: mark.position, text: "[^\(mark.id)]",
                    "En fotnot kan inte stå i \(place).",
                    hint: "Sätt den i texten före eller efter.")
            case .emphasis(let children), .strong(let children): checkNoFootnote(in: children, place)
            default: break
            }
        }
    }

    /// A character that cannot stand in text gets past the check of the file's bytes when it is written as an entity.
    mutating func checkEntities() {
        var index = 0
        while let start = body[index...].firstIndex(of: UInt8(ascii: "&")) {
            index = start + 1
            guard index < body.count, body[index] == UInt8(ascii: "#") else { continue }
            var digits = body[(index + 1)...].prefix(8)
            let isHex = digits.first == UInt8(ascii: "x") || digits.first == UInt8(ascii: "X")
            if isHex { digits = digits.dropFirst() }
            let number = String(decoding: digits.prefix { $0 != UInt8(ascii: ";") }, as: UTF8.self)
            // Without its semicolon it is text; zero becomes the replacement character.
            guard digits.dropFirst(number.utf8.count).first == UInt8(ascii: ";"),
                let value = UInt32(number, radix: isHex ? 16 : 10)
            else { continue }
            let isControl =
                (value < 0x20 || value == 0x7F) && value != 0 && value != 0x09 && value != 0x0A
                && value != 0x0D
            let isOverride = MisleadingText.overridesDirection(value)
            guard isControl || isOverride, diagnostics.count < Diagnostic.most else { continue }
            let offset = source.bytes.count - body.count + start
            diagnostics.append(
                Diagnostic(
                    in: source,
                    at: source.range(atByte: max(0, offset), length: number.utf8.count + (isHex ? 4 : 3)),
                    code: isOverride ? .directionOverride : .controlCharacter,
                    message: isOverride
                        ? "Teckenkoden står för ett osynligt tecken som vänder skrivriktningen."
                        : "Teckenkoden står för ett styrtecken som inte kan stå i text.",
                    hint: "Ta bort den."))
        }
    }

    /// What looks like something else: it is read as one thing, searched for and copied as another.
    mutating func checkAlphabets(in text: String, at position: SourcePosition, lines: Int = 0) {
        guard let disguise = MisleadingText.disguise(in: text), diagnostics.count < Diagnostic.most
        else { return }
        let line = Int(position.line)
        let range = source.range(
            of: disguise.text, line: line, near: Int(position.column), through: line + lines)
        diagnostics.append(
            Diagnostic(
                in: source, at: range, severity: .warning, code: .mixedAlphabets,
                message: disguise.message, hint: disguise.hint))
    }
}
