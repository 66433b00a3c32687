package import Diagnostics
internal import Yams

/// A YAML value with its place; the only file that knows Yams.
package struct YAMLNode: Sendable, Equatable {
    package enum Value: Sendable, Equatable {
        case null
        case scalar(String)
        case sequence([YAMLNode])
        case mapping([Entry])
    }

    package struct Entry: Sendable, Equatable {
        package var key: String
        package var keyRange: SourceRange?
        package var value: YAMLNode
    }

    package var value: Value
    package var range: SourceRange?
}

/// What may stand between a file's text and its values: the faults of YAML itself.
package enum YAMLText {
    /// Values nested deeper than this, or more of them, are no register of ours.
    private static let deepest = 32
    private static let most = 200_000

    /// Reads a text, `nil` with a diagnostic where it is no YAML.
    ///
    /// - Parameters:
    ///   - bytes: the part of the file to read.
    ///   - firstLine: the line of the file at which it begins.
    package static func parse(
        _ bytes: ArraySlice<UInt8>, firstLine: Int, of source: SourceFile, diagnostics: inout [Diagnostic]
    ) -> YAMLNode? {
        var context = Context(source: source, firstLine: firstLine)
        if let fault = context.anchorOrAlias(in: bytes) {
            diagnostics.append(fault)
            return nil
        }
        do {
            // Every value is text until a reader says otherwise: what else it looks like, which Yams asks of regular
            // expressions for each key of a mapping, is nothing to us.
            // The encoding is named, because Yams otherwise reads the environment for it at every text.
            guard
                let node = try Yams.compose(
                    yaml: String(decoding: bytes, as: UTF8.self), .basic, .default, .utf8)
            else {
                return YAMLNode(value: .null, range: nil)
            }
            let result = context.convert(node, depth: 0)
            diagnostics += context.diagnostics
            return context.diagnostics.hasErrors ? nil : result
        } catch {
            diagnostics.append(context.diagnostic(for: error))
            return nil
        }
    }

    private struct Context {
        let source: SourceFile
        let firstLine: Int
        var diagnostics: [Diagnostic] = []
        var count = 0

        init(source: SourceFile, firstLine: Int) {
            self.source = source
            self.firstLine = firstLine
        }

        mutating func convert(_ node: Node, depth: Int) -> YAMLNode {
            count += 1
            let place = range(of: node)
            guard depth <= deepest, count <= most else {
                if !diagnostics.hasErrors {
                    report(
                        .invalidYAML, at: place, "Värdena är för många eller för djupt nästlade.", hint: nil)
                }
                return YAMLNode(value: .null, range: place)
            }
            switch node {
            case .scalar(let scalar):
                if scalar.string.unicodeScalars.contains(where: {
                    $0.value < 0x20 && $0 != "\n" && $0 != "\t" || $0.value == 0x7F
                }) {
                    report(
                        .controlCharacter, at: place, "Värdet har ett styrtecken som inte kan stå i text.",
                        hint: "Ta bort det. Det är skrivet med omvänt snedstreck: \\x, \\u eller \\b.")
                }
                if scalar.string.unicodeScalars.contains(where: {
                    MisleadingText.overridesDirection($0.value)
                }) {
                    report(
                        .directionOverride, at: place, MisleadingText.directionMessage,
                        hint: "Ta bort det. Det är skrivet med omvänt snedstreck: \\u.")
                }
                if let disguise = MisleadingText.disguise(in: scalar.string) {
                    diagnostics.append(
                        Diagnostic(
                            in: source, at: place, severity: .warning, code: .mixedAlphabets,
                            message: disguise.message, hint: disguise.hint))
                }
                let isNull =
                    scalar.style == .plain && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
                return YAMLNode(value: isNull ? .null : .scalar(scalar.string), range: place)
            case .sequence(let sequence):
                return YAMLNode(
                    value: .sequence(sequence.map { convert($0, depth: depth + 1) }), range: place)
            case .mapping(let mapping):
                for key in mapping.keys where key.scalar == nil {
                    report(
                        .invalidYAML, at: range(of: key), "En nyckel ska vara ett ord.",
                        hint: "Skriv nyckeln först på raden, följd av kolon, mellanslag och sitt värde.")
                }
                let entries = mapping.filter { $0.key.scalar != nil }.map { key, value in
                    YAMLNode.Entry(
                        key: key.scalar?.string ?? "", keyRange: range(of: key),
                        value: convert(value, depth: depth + 1))
                }
                return YAMLNode(value: .mapping(entries), range: place)
            case .alias:
                return YAMLNode(value: .null, range: place)
            }
        }

        /// Anchors and aliases, which can make a small file enormous: refused before the parser expands them.
        func anchorOrAlias(in bytes: ArraySlice<UInt8>) -> Diagnostic? {
            guard
                bytes.contains(where: {
                    $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "!")
                })
            else { return nil }
            var blockIndent: Int?
            let text = String(decoding: bytes, as: UTF8.self)
            // A carriage return with its line feed is one Character, and so is either alone.
            for (number, characters) in text.split(
                omittingEmptySubsequences: false, whereSeparator: \.isNewline
            ).enumerated() {
                let line = Array(characters.utf8)
                let indent = line.prefix { $0 == UInt8(ascii: " ") }.count
                // The lines of a text that `|` or `>` begins are no YAML.
                if let limit = blockIndent {
                    if indent > limit || line.allSatisfy({ $0 <= 0x20 }) { continue }
                    blockIndent = nil
                }
                if let column = Self.sigil(in: line) {
                    let range = source.range(line: number + firstLine, utf8Column: column + 1, length: 1)
                    if line[column] == UInt8(ascii: "!") {
                        return Diagnostic(
                            in: source, at: range, code: .invalidYAML,
                            message: "Typmärken (!namn) får inte användas.",
                            hint: "Ta bort märket. Börjar en text med ! ska den stå inom citattecken.")
                    }
                    return Diagnostic(
                        in: source, at: range, code: .yamlAlias,
                        message: "Ankare (&namn) och alias (*namn) får inte användas.",
                        hint: "Skriv ut värdet. Börjar en text med & eller * ska den stå inom citattecken.")
                }
                let trimmed = line.reversed().drop { $0 <= 0x20 }
                if let last = trimmed.first, last == UInt8(ascii: "|") || last == UInt8(ascii: ">") {
                    blockIndent = indent
                }
            }
            return nil
        }

        /// The place of `&` or `*` where a value begins, outside quotation marks and comments.
        private static func sigil(in line: [UInt8]) -> Int? {
            var quote: UInt8?
            var beginsValue = true
            // Commas and brackets mean something only in a value that a bracket begins.
            var flow = 0
            for (index, byte) in line.enumerated() {
                if let open = quote {
                    if byte == open, !(open == UInt8(ascii: "\"") && line[index - 1] == UInt8(ascii: "\\")) {
                        quote = nil
                    }
                    continue
                }
                switch byte {
                case UInt8(ascii: " "), UInt8(ascii: "\t"): continue
                case UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"):
                    if beginsValue, index + 1 < line.count, line[index + 1] > 0x20 { return index }
                    beginsValue = false
                case UInt8(ascii: "\""), UInt8(ascii: "'"):
                    if beginsValue { quote = byte }
                    beginsValue = false
                case UInt8(ascii: "#") where index == 0 || line[index - 1] <= 0x20: return nil
                case UInt8(ascii: "-"), UInt8(ascii: "?"):
                    beginsValue = beginsValue && (index + 1 == line.count || line[index + 1] <= 0x20)
                case UInt8(ascii: ":"):
                    beginsValue = index + 1 == line.count || line[index + 1] <= 0x20
                case UInt8(ascii: "["), UInt8(ascii: "{"):
                    if beginsValue { flow += 1 }
                    beginsValue = beginsValue && flow > 0
                case UInt8(ascii: ","): beginsValue = flow > 0
                default: beginsValue = false
                }
            }
            return nil
        }

        private func range(of node: Node) -> SourceRange? {
            guard let mark = node.mark else { return nil }
            let length =
                node.scalar.map { $0.string.unicodeScalars.count + ($0.style == .plain ? 0 : 2) } ?? 1
            return source.range(line: mark.line + firstLine - 1, scalarColumn: mark.column, length: length)
        }

        mutating func report(_ code: DiagnosticCode, at range: SourceRange?, _ message: String, hint: String?)
        {
            diagnostics.append(Diagnostic(in: source, at: range, code: code, message: message, hint: hint))
        }

        func diagnostic(for error: any Error) -> Diagnostic {
            var place: SourceRange?
            var message = "Texten är inte giltig YAML."
            var hint: String?
            switch error as? YamlError {
            case .scanner(let context, let problem, let mark, _),
                .parser(let context, let problem, let mark, _),
                .composer(let context, let problem, let mark, _):
                // What was never closed is better shown where it was opened than where the file ends.
                let isUnclosed =
                    problem.contains("end of stream") || problem.contains("expected ':'")
                    || problem.contains("expected ','")
                let at = isUnclosed ? context?.mark ?? mark : mark
                place = source.range(line: at.line + firstLine - 1, scalarColumn: at.column, length: 1)
                hint = explanation(of: problem)
                if let open = openQuotationMark(before: at.line + firstLine - 1) {
                    place = open
                    hint = "Ett citattecken som öppnas stängs aldrig på sin rad."
                }
            case .duplicatedKeysInMapping(let duplicates, let context):
                let names = duplicates.map { "\($0)" }.sorted().joined(separator: ", ")
                place =
                    secondKey(names, from: context.mark.line + firstLine - 1)
                    ?? source.range(
                        line: context.mark.line + firstLine - 1, scalarColumn: context.mark.column, length: 1)
                message = "Nyckeln \(names) står mer än en gång."
                hint = "Ta bort den ena raden."
            default:
                break
            }
            return Diagnostic(in: source, at: place, code: .invalidYAML, message: message, hint: hint)
        }

        /// A value above a line that begins with a quotation mark and ends without one: what the parser stumbles over is where
        /// the next such mark stands.
        private func openQuotationMark(before last: Int) -> SourceRange? {
            guard last > firstLine else { return nil }
            for number in firstLine..<last {
                guard let line = source.line(number), let colon = line.firstIndex(of: ":") else { continue }
                let value = line[line.index(after: colon)...].drop(while: \.isWhitespace)
                guard let mark = value.first, mark == "\"" || mark == "'",
                    !value.dropFirst().contains(mark)
                else { continue }
                let column = line.count - value.count + 1
                return SourceRange(line: number, column: column, endColumn: column + 1)
            }
            return nil
        }

        /// The second line that begins with a key, from a line on.
        private func secondKey(_ key: String, from first: Int) -> SourceRange? {
            var seen = 0
            var number = first
            while let line = source.line(number) {
                let text = line.drop { $0 == " " || $0 == "-" }
                if text.hasPrefix(key + ":") || text.hasPrefix("\"\(key)\":") {
                    seen += 1
                    if seen == 2 {
                        let column = line.count - text.count + 1
                        return SourceRange(line: number, column: column, endColumn: column + key.count)
                    }
                }
                number += 1
            }
            return nil
        }

        /// libyaml's commonest complaints, as advice.
        private func explanation(of problem: String) -> String {
            if problem.contains("mapping values are not allowed") {
                return "Sätt citattecken runt värdet om det innehåller kolon, och kontrollera indragen."
            }
            if problem.contains("cannot start any token") {
                return
                    "Dra in med mellanslag, inte tabbar, och sätt citattecken runt värden som börjar med @, ` eller %."
            }
            if problem.contains("could not find expected ':'") {
                return "Efter nyckeln saknas kolon och mellanslag."
            }
            if problem.contains("expected ','") {
                return "En hakparentes eller klammer som öppnas stängs aldrig, eller ett kommatecken saknas."
            }
            if problem.contains("alias") || problem.contains("anchor") {
                return "En text som börjar med & eller * ska stå inom citattecken."
            }
            if problem.contains("unexpected end of stream") || problem.contains("document separator") {
                return "Ett citattecken eller en hakparentes som öppnas stängs aldrig."
            }
            if problem.contains("did not find expected key") || problem.contains("did not find expected '-'")
            {
                return "Kontrollera indragen: rader på samma nivå ska börja i samma kolumn."
            }
            return "Kontrollera indrag, kolon och citattecken på raden och raden före."
        }
    }
}
