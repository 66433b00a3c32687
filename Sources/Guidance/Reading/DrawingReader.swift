import Diagnostics
internal import Foundation
internal import FoundationXML
internal import Markdown

/// Reads an SVG into markup that can do nothing but draw.
///
/// Only elements and attributes on the lists below pass; the rest is a fault, not something to clean away in silence.
/// What is written is made from the parser's events, so no trick of encoding or nesting survives.
final class DrawingReader: NSObject, XMLParserDelegate {
    private static let elements: Set<String> = [
        "svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan",
        "title", "desc",
        "defs", "marker", "linearGradient", "radialGradient", "stop", "clipPath", "mask", "pattern", "symbol",
        "use", "a",
    ]
    private static let attributes: Set<String> = [
        "class", "id", "viewBox", "preserveAspectRatio", "transform", "x", "y", "x1", "y1", "x2", "y2", "cx",
        "cy", "r",
        "rx", "ry", "width", "height", "d", "points", "dx", "dy", "rotate", "textLength", "lengthAdjust",
        "fill",
        "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin",
        "stroke-dasharray",
        "stroke-dashoffset", "stroke-miterlimit", "stroke-opacity", "opacity", "font-size", "font-weight",
        "font-style",
        "text-anchor", "dominant-baseline", "alignment-baseline", "baseline-shift", "letter-spacing",
        "word-spacing",
        "text-decoration", "color", "visibility", "display", "clip-path", "clip-rule", "mask", "marker-start",
        "marker-mid", "marker-end", "markerWidth", "markerHeight", "markerUnits", "orient", "refX", "refY",
        "offset",
        "stop-color", "stop-opacity", "gradientUnits", "gradientTransform", "fx", "fy", "spreadMethod",
        "patternUnits",
        "patternContentUnits", "patternTransform", "clipPathUnits", "maskUnits", "maskContentUnits", "href",
        "xlink:href",
        "paint-order", "vector-effect", "lang", "xml:lang", "xml:space", "xmlns", "xmlns:xlink", "version",
        "role",
        "aria-hidden", "aria-label", "aria-labelledby", "aria-describedby", "focusable",
    ]

    /// What may be written with brackets in an attribute. Others may fetch: `image-set('https://…' 1x)` does in a mask.
    private static let functions: Set<String> = [
        "url", "rgb", "rgba", "hsl", "hsla", "matrix", "translate", "rotate", "scale", "skewx", "skewy",
    ]

    /// Deeper nesting than this is no drawing; browsers would have to walk it too.
    private static let deepest = 100

    private let source: SourceFile
    /// The file's path below Content, from which its links are written.
    private let path: String
    private let prefix: String
    private var links: [Drawing.Link] = []
    private var isInLink = false
    private var output = HTMLBuffer()
    /// What stands since the last tag.
    private var text = ""
    private var depth = 0
    private var repetition = DrawingRepetition()
    private var roots = 0
    private var diagnostics: [Diagnostic] = []

    private init(source: SourceFile, path: String) {
        self.source = source
        self.path = path
        prefix = Drawing.prefix(of: path)
    }

    /// - Parameter path: below Content. Every id begins with it, so that two drawings on a page do not share one.
    static func read(_ source: SourceFile, path: String) -> (drawing: Drawing?, diagnostics: [Diagnostic]) {
        let reader = DrawingReader(source: source, path: path)
        let text = String(decoding: source.bytes, as: UTF8.self)
        // A document type can define entities; no drawing of ours needs one, and the parser would expand them.
        if let start = text.range(of: "<!DOCTYPE") ?? text.range(of: "<!ENTITY") {
            let offset = text[..<start.lowerBound].utf8.count
            return (
                nil,
                [
                    reader.fault(
                        at: source.range(atByte: offset, length: 9),
                        "En bild får inte ha någon dokumenttyp (<!DOCTYPE).",
                        hint: "Ta bort raden.")
                ]
            )
        }
        if let (place, fault) = instruction(in: text) {
            let offset = text[..<place].utf8.count
            return (
                nil,
                [
                    reader.fault(
                        at: source.range(atByte: offset, length: 2), fault,
                        hint: "Öppna den i ett ritprogram och spara den på nytt som vanlig SVG.")
                ]
            )
        }
        let parser = XMLParser(data: Data(source.bytes))
        parser.shouldResolveExternalEntities = false
        parser.delegate = reader
        // The parser's own answer is not enough: it returns true for a text that ends in the middle.
        let isWellFormed = parser.parse() && reader.failure == nil && reader.depth == 0 && reader.roots == 1
        if !isWellFormed, !reader.diagnostics.hasErrors {
            let at = reader.failure ?? (line: max(1, parser.lineNumber), column: max(1, parser.columnNumber))
            // The parser may say a line after the last.
            let lineCount = 1 + source.bytes.dropLast().count { $0 == UInt8(ascii: "\n") }
            let place = source.range(line: min(at.line, lineCount), utf8Column: at.column)
            reader.diagnostics.append(
                reader.fault(
                    at: place, "Bilden är inte välformad XML.",
                    hint: "Öppna den i ett ritprogram och spara den på nytt som vanlig SVG."))
        }
        if isWellFormed, reader.repetition.isExcessive {
            reader.diagnostics.append(
                reader.fault(
                    at: source.range(of: "<svg", line: 1, near: 1, through: 50),
                    "Bilden hänvisar till sina egna delar så att det blir fler än tio tusen att rita.",
                    hint: "Rita delarna i stället för att hänvisa till dem i flera led."))
        }
        guard !reader.diagnostics.hasErrors else { return (nil, reader.diagnostics) }
        return (Drawing(markup: reader.output.bytes, links: reader.links), reader.diagnostics)
    }

    /// A processing instruction, or a declaration of another encoding than the file's, which the parser would follow.
    ///
    /// The parser of Swift's FoundationXML 6.3 crashes at an instruction of nothing but a name: `<?a?>`. Comments and CDATA
    /// are not told apart: no drawing has a `<?` there.
    private static func instruction(in text: String) -> (place: String.Index, fault: String)? {
        var rest = text[...]
        if text.hasPrefix("<?xml"), text.dropFirst(5).first?.isWhitespace == true,
            let end = text.firstRange(of: "?>")
        {
            let declaration = text[..<end.lowerBound].lowercased().filter {
                !$0.isWhitespace && $0 != "'" && $0 != "\""
            }
            if declaration.contains("encoding="), !declaration.contains("encoding=utf-8") {
                return (text.startIndex, "Bilden säger sig ha en annan teckenkodning än UTF-8.")
            }
            rest = text[end.upperBound...]
        }
        return rest.firstRange(of: "<?").map {
            ($0.lowerBound, "Bilden har en instruktion till ett program (<?).")
        }
    }

    private var failure: (line: Int, column: Int)?

    // MARK: XMLParserDelegate

    func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) {
        failure = failure ?? (max(1, parser.lineNumber), max(1, parser.columnNumber))
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        finishText(at: parser.lineNumber)
        lazy var place = source.range(
            of: "<" + name, line: max(1, parser.lineNumber), near: parser.columnNumber)
        if depth == 0, name != "svg" {
            report(at: place, "Bildens yttersta element är <\(name)>, inte <svg>.", hint: nil)
        }
        if depth == 0 { roots += 1 }
        depth += 1
        guard depth <= Self.deepest else {
            report(
                at: place, "Bilden är nästlad djupare än \(Self.deepest) nivåer.",
                hint: "Rita om den med färre grupper.")
            return parser.abortParsing()
        }
        guard Self.elements.contains(name) else {
            let hint =
                name == "style"
                ? "Ange färger och linjer med attribut (fill, stroke) eller klasserna fig-surface, fig-accent, fig-muted och fig-line."
                : name == "script" ? "En bild kan inte köra kod." : "Rita med former, linjer och text."
            return report(at: place, "Elementet <\(name)> får inte stå i en bild.", hint: hint)
        }
        if name == "a" {
            if isInLink || attributes["href"] == nil {
                report(
                    at: place, isInLink ? "En länk står i en annan länk." : "Länken leder ingenstans.",
                    hint: "Skriv <a href=\"../del-1/sida.md#rubrik\"> runt det som ska leda dit.")
            }
            isInLink = true
        }
        repetition.open(attributes)
        output.append("<" + name)
        for (key, value) in attributes.sorted(by: { $0.key < $1.key }) {
            if depth == 1,
                ["width", "height", "role", "class", "aria-label", "aria-labelledby"].contains(key)
            {
                continue
            }
            if name == "a", key == "href" {
                appendLink(to: value, at: parser.lineNumber)
            } else if let value = checked(key, value, at: parser.lineNumber) {
                output.append(" \(key)=\"")
                output.append(escaping: value)
                output.append("\"")
            }
        }
        output.append(">")
    }

    func parser(
        _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
    ) {
        finishText(at: parser.lineNumber)
        depth -= 1
        if name == "a" { isInLink = false }
        if Self.elements.contains(name) {
            repetition.close()
            output.append("</\(name)>")
        }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        text += string
    }

    func parser(_ parser: XMLParser, foundCDATA block: Data) {
        text += String(decoding: block, as: UTF8.self)
    }

    /// Writes the text that has come since the last tag; the parser gives it in pieces.
    private func finishText(at line: Int) {
        check(text, at: source.range(line: max(1, line), utf8Column: 1))
        output.append(escaping: text)
        text = ""
    }

    /// A text that is not what it looks like.
    private func check(_ text: String, at place: @autoclosure () -> SourceRange) {
        if text.unicodeScalars.contains(where: { MisleadingText.overridesDirection($0.value) }) {
            diagnostics.append(
                Diagnostic(
                    in: source, at: place(), code: .directionOverride,
                    message: MisleadingText.directionMessage,
                    hint: MisleadingText.directionHint))
        }
        if let disguise = MisleadingText.disguise(in: text) {
            let place = place()
            diagnostics.append(
                Diagnostic(
                    in: source, at: source.range(of: disguise.text, line: place.line, near: place.column),
                    severity: .warning, code: .mixedAlphabets, message: disguise.message, hint: disguise.hint)
            )
        }
    }

    // MARK: Checks

    /// A link to a page of the guidance or a place in law; whether that is there is asked when all pages are known.
    private func appendLink(to address: String, at line: Int) {
        let place = source.range(of: "href", line: max(1, line), near: 1)
        let file = address.prefix { $0 != "#" }
        let destination: String? =
            address.hasPrefix("lag:")
            ? address
            : Scheme.of(address) == nil && file.hasSuffix(".md")
                ? RelativePath.resolve(RelativePath.decoded(String(file)), from: path).map {
                    $0 + address.dropFirst(file.count)
                } : nil
        guard let destination else {
            return report(
                at: place, "En länk i en bild kan inte leda till ”\(address)”.",
                hint:
                    "Skriv sökvägen till en sida i vägledningen, ../del-1/sida.md#rubrik, eller en plats i en författning, lag:2010:110#K27P25."
            )
        }
        output.append(Drawing.placeholder(links.count))
        links.append(
            Drawing.Link(destination: destination, place: place, excerpt: source.excerpt(around: place)))
    }

    /// The value to write, `nil` where it must not stand.
    private func checked(_ key: String, _ value: String, at line: Int) -> String? {
        lazy var place = source.range(of: key, line: max(1, line), near: 1)
        check(value, at: place)
        guard Self.attributes.contains(key) else {
            let hint =
                key == "style"
                ? "Skriv egenskaperna som attribut: fill, stroke, font-size."
                : key.hasPrefix("on") ? "En bild kan inte köra kod." : "Ta bort attributet."
            report(at: place, "Attributet \(key) får inte stå i en bild.", hint: hint)
            return nil
        }
        if key == "id" { return prefix + value }
        if key == "aria-labelledby" || key == "aria-describedby" {
            return value.split(separator: " ").map { prefix + $0 }.joined(separator: " ")
        }
        if key == "href" || key == "xlink:href" {
            guard value.hasPrefix("#") else {
                report(
                    at: place, "En bild får inte hämta något utifrån: \(key)=\"\(value)\".",
                    hint: "Hänvisa bara till delar av samma bild: \(key)=\"#id\".")
                return nil
            }
            return "#" + prefix + value.dropFirst()
        }
        if key.hasPrefix("xmlns") { return value }
        return localReferences(in: value, key: key, at: place)
    }

    /// A value with `url(#id)` pointing at the prefixed id; any other address is a fault.
    private func localReferences(in value: String, key: String, at place: @autoclosure () -> SourceRange)
        -> String?
    {
        if key != "aria-label", let name = Self.otherFunction(in: value) {
            report(
                at: place(), "Funktionen \(name)() får inte stå i en bild: \(key)=\"\(value)\".",
                hint: "Skriv färger som rgb(…) eller #rrggbb, och hänvisa till delar av samma bild: url(#id)."
            )
            return nil
        }
        let compact = value.lowercased().filter { !$0.isWhitespace }
        guard compact.contains("url(") || compact.contains("\\") else { return value }
        let trimmed = value.trimmingCharacters(in: .whitespaces)
        guard trimmed.hasPrefix("url(#"), let end = trimmed.firstIndex(of: ")") else {
            report(
                at: place(), "En bild får inte hämta något utifrån: \(key)=\"\(value)\".",
                hint: "Hänvisa bara till delar av samma bild: \(key)=\"url(#id)\".")
            return nil
        }
        let id = trimmed[trimmed.index(trimmed.startIndex, offsetBy: 5)..<end]
        let rest = trimmed[trimmed.index(after: end)...]
        guard !rest.lowercased().contains("url"), !rest.contains("\\"), !id.contains("\\") else {
            report(at: place(), "Värdet \(key)=\"\(value)\" går inte att förstå.", hint: nil)
            return nil
        }
        return "url(#\(prefix)\(id))\(rest)"
    }

    /// The name before the first bracket that is none of `functions`.
    private static func otherFunction(in value: String) -> String? {
        var name = ""
        for scalar in value.lowercased().unicodeScalars {
            if scalar == "(" {
                guard functions.contains(name) else { return name }
                name = ""
            } else if scalar == ")" || scalar == "," {
                name = ""
            } else if !scalar.properties.isWhitespace {
                name.unicodeScalars.append(scalar)
            }
        }
        return nil
    }

    private func report(at range: @autoclosure () -> SourceRange, _ message: String, hint: String?) {
        guard diagnostics.count < Diagnostic.most else { return }
        diagnostics.append(fault(at: range(), message, hint: hint))
    }

    private func fault(at range: SourceRange, _ message: String, hint: String?) -> Diagnostic {
        Diagnostic(in: source, at: range, code: .unsafeSVG, message: message, hint: hint)
    }
}
