import Diagnostics
import Markdown

/// What is left of our conventions in a document that uses none: headings have ids, lone pictures are figures.
enum Unconventional {
    static let conventions = Conventions(
        boxTypes: ["RUTA", "DEFINITION", "TÄNKPÅ", "LÄSMER", "KVÅ", "VARNING"], tableMarker: "Tabell:",
        sourceMarker: "Källa:",
        figureMarker: "Figuren visar:", validityMarker: "Uppgifterna gäller:", conditionName: "villkor")

    /// What is wrong with such a document as a page of ours, without any convention being used.
    static let allowedFaults: Set<DiagnosticCode> = [
        .rawHTML, .h1InBody, .skippedHeadingLevel, .emptyID, .duplicateID, .misplacedImage, .mixedAlphabets,
        .unclosedCode,
    ]

    /// Whether a text may use a convention; rather too often than too seldom.
    static func usesConventions(_ text: String) -> Bool {
        let marks = ["[^", "[@", "[!", "[ ]", "[x]", "[X]", "{", "Tabell:", "Källa:", "Figuren visar:"]
        // Control characters are refused when a page is read.
        let isRefused = text.utf8.contains {
            $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D || $0 == 0x7F
        }
        return isRefused || marks.contains(where: text.contains)
            || text.split(whereSeparator: \.isNewline).contains(where: isRowOfDashes)
    }

    private static func isRowOfDashes(_ line: Substring) -> Bool {
        line.contains("|") && line.contains("-") && line.allSatisfy { " \t|:->".contains($0) }
    }

    /// The document as plain CommonMark has it.
    static func restored(_ document: Document) -> Document {
        var document = document
        document.blocks = document.blocks.map(restored)
        return document
    }

    private static func restored(_ block: Block) -> Block {
        switch block {
        case .heading(var heading):
            heading.id = nil
            return .heading(heading)
        case .figure(let figure):
            return .paragraph(Paragraph(inlines: [.image(figure.image)], position: figure.image.position))
        case .quote(let blocks): return .quote(blocks.map(restored))
        case .list(var list):
            list.items = list.items.map { $0.map(restored) }
            return .list(list)
        default: return block
        }
    }
}
