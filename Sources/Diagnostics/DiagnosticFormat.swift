/// How diagnostics are printed.
package enum DiagnosticFormat: String, Sendable, CaseIterable {
    /// For a person at a terminal: place, message, the line with a caret, and what to do.
    case text
    /// For a program: one JSON object a line.
    case json
    /// For GitHub Actions: annotations on the changed lines.
    case github
    /// For code hosts and editors' programs: one SARIF document.
    case sarif
}

extension [Diagnostic] {
    /// All of them as they are printed.
    ///
    /// - Parameters:
    ///   - color: whether the text form uses the terminal's colours.
    ///   - version: the program's, which SARIF names.
    package func report(as format: DiagnosticFormat, color: Bool = false, version: String) -> String {
        if format == .sarif { return SARIFReport(diagnostics: self, version: version).text }
        return map { $0.formatted(as: format, color: color) }.joined()
    }
}

extension Diagnostic {
    /// The diagnostic as it is printed, with a line feed at its end.
    ///
    /// - Parameter color: whether the text form uses the terminal's colours.
    package func formatted(as format: DiagnosticFormat, color: Bool = false) -> String {
        switch format {
        case .text: text(color: color)
        case .json: json()
        case .github: github()
        case .sarif: SARIFReport(diagnostics: [self], version: nil).text
        }
    }

    private var word: String {
        switch severity {
        case .error: "error"
        case .warning: "warning"
        case .information: "information"
        }
    }

    private func text(color: Bool) -> String {
        let red = "\u{1B}[31;1m", yellow = "\u{1B}[33;1m", blue = "\u{1B}[34;1m", bold = "\u{1B}[1m"
        let reset = color ? "\u{1B}[0m" : ""
        let tint: String
        switch severity {
        case .error: tint = color ? red : ""
        case .warning: tint = color ? yellow : ""
        case .information: tint = color ? blue : ""
        }
        let place = range.map { ":\($0.line):\($0.column)" } ?? ":0:0"
        let message = color ? "\(bold)\(message.printable)\(reset)" : message.printable
        var lines = ["\(file.printable)\(place): \(tint)\(word):\(reset) \(message) [\(code.rawValue)]"]
        if let excerpt, let range {
            let window = ExcerptLines(of: excerpt, around: range)
            lines.append("  " + window.line)
            lines.append("  " + window.caret)
        }
        if let hint { lines.append("  → " + hint.printable) }
        return lines.joined(separator: "\n") + "\n"
    }

    private func json() -> String {
        var text = "{\"code\":\(code.rawValue.jsonLiteral),\"column\":\(range?.column ?? 0),"
        text += "\"endColumn\":\(range?.endColumn ?? 0),\"file\":\(file.jsonLiteral),"
        text += "\"hint\":\(hint?.jsonLiteral ?? "null"),\"line\":\(range?.line ?? 0),"
        text += "\"message\":\(message.jsonLiteral),\"severity\":\(severity.rawValue.jsonLiteral)}\n"
        return text
    }

    private func github() -> String {
        let command = severity == .information ? "notice" : severity.rawValue
        var properties = "file=\(file.annotationProperty)"
        if let range {
            properties += ",line=\(range.line),col=\(range.column),endColumn=\(range.endColumn)"
        }
        properties += ",title=\(code.rawValue)"
        let body = hint.map { "\(message)\n\($0)" } ?? message
        return "::\(command) \(properties)::\(body.annotationText)\n"
    }
}

/// The part of a line that fits a terminal, and the marks under the stretch that is meant.
private struct ExcerptLines {
    var line: String
    var caret: String

    init(of excerpt: Excerpt, around range: SourceRange) {
        let characters = Array(excerpt.text)
        let start = max(0, min(range.column - excerpt.column, characters.count))
        let from = start > 70 ? start - 50 : 0
        let to = min(characters.count, from + 110)
        let lead = from > 0 || excerpt.column > 1 ? "…" : ""
        line =
            lead + String(characters[from..<to]).printable.withoutCommands
            + (to < characters.count || excerpt.isCut ? "…" : "")
        // A tab stays a tab below itself, so that the caret stands where the terminal puts the character.
        let indent = characters[from..<max(from, start)].map {
            $0 == "\t" ? "\t" : $0.terminalWidth == 2 ? "  " : " "
        }
        let end = max(start + 1, min(range.endColumn - excerpt.column, to))
        let marked = characters[min(start, characters.count)..<min(end, characters.count)]
        let width = max(1, marked.reduce(0) { $0 + $1.terminalWidth })
        caret = (lead.isEmpty ? "" : " ") + indent.joined() + String(repeating: "^", count: width)
    }
}

extension Character {
    /// Two for the characters that terminals draw two cells wide: emoji and East Asian text.
    fileprivate var terminalWidth: Int {
        guard let scalar = unicodeScalars.first else { return 1 }
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60,
            0x1F1E6...0x1F1FF, 0x1F300...0x1FAFF, 0x2705, 0x274C, 0x2728, 0x2753...0x2757:
            return 2
        default: return 1
        }
    }
}

extension String {
    /// The text with what could steer or mislead a terminal written out: control characters and direction marks.
    fileprivate var printable: String {
        guard unicodeScalars.contains(where: \.steersTerminal) else { return self }
        var result = ""
        for scalar in unicodeScalars {
            if scalar.steersTerminal {
                result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// The text so that GitHub Actions, which reads what its programs print, finds no command of its own in it.
    fileprivate var withoutCommands: String {
        let start = prefix(while: \.isWhitespace)
        let rest = dropFirst(start.count)
        return rest.hasPrefix("::") || rest.hasPrefix("##[") ? start + "\u{200B}" + rest : self
    }

    /// The text as a JSON string, quotation marks included.
    package var jsonLiteral: String {
        var result = "\""
        for scalar in unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    /// Escaped as the text of a workflow command.
    fileprivate var annotationText: String {
        // By scalar: a carriage return with its line feed is one Character.
        unicodeScalars.map { scalar in
            switch scalar {
            case "%": "%25"
            case "\r": "%0D"
            case "\n": "%0A"
            default: String(scalar)
            }
        }.joined()
    }

    /// Escaped as a property of a workflow command.
    fileprivate var annotationProperty: String {
        annotationText.unicodeScalars.map { $0 == ":" ? "%3A" : $0 == "," ? "%2C" : String($0) }.joined()
    }
}

extension Unicode.Scalar {
    fileprivate var steersTerminal: Bool {
        switch value {
        case 0x09: false
        case 0..<0x20, 0x7F..<0xA0, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
