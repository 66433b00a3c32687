import Diagnostics
internal import Yams

/// A YAML value with its place; the only file that knows Yams.
struct YAMLNode: Sendable, Equatable {
    enum Value: Sendable, Equatable {
        case null
        case scalar(String)
        case sequence([YAMLNode])
        case mapping([Entry])
    }

    struct Entry: Sendable, Equatable {
        var key: String
        var keyRange: SourceRange?
        var value: YAMLNode
    }

    var value: Value
    var range: SourceRange?
}

/// What may stand between a file's text and its values: the faults of YAML itself.
enum YAMLText {
    /// Values nested deeper than this, or more of them, are no register of ours.
    private static let deepest = 32
    private static let most = 200_000

    /// Reads a text, `nil` with a diagnostic where it is no YAML.
    ///
    /// - Parameters:
    ///   - bytes: the part of the file to read.
    ///   - firstLine: the line of the file at which it begins.
    static func parse(
        _ bytes: ArraySlice<UInt8>, firstLine: Int, of source: SourceFile, diagnostics: inout [Diagnostic]
    ) -> YAMLNode? {
        var context = Context(source: source, firstLine: firstLine)
        do {
            guard let node = try Yams.compose(yaml: String(decoding: bytes, as: UTF8.self)) else {
                return YAMLNode(value: .null, range: nil)
            }
            let result = context.convert(node, depth: 0)
            diagnostics += context.diagnostics
            return context.diagnostics.isEmpty ? result : nil
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
                if diagnostics.isEmpty {
                    report(.invalidYAML, at: place, "Värdena är för många eller för djupt nästlade.", hint: nil)
                }
                return YAMLNode(value: .null, range: place)
            }
            if node.anchor != nil || node.isAlias {
                report(
                    .yamlAlias, at: place, "Ankare (&namn) och alias (*namn) får inte användas.",
                    hint: "Skriv ut värdet. Börjar en text med & eller * ska den stå inom citattecken.")
                return YAMLNode(value: .null, range: place)
            }
            switch node {
            case .scalar(let scalar):
                let isNull = scalar.style == .plain && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
                return YAMLNode(value: isNull ? .null : .scalar(scalar.string), range: place)
            case .sequence(let sequence):
                return YAMLNode(value: .sequence(sequence.map { convert($0, depth: depth + 1) }), range: place)
            case .mapping(let mapping):
                let entries = mapping.map { key, value in
                    YAMLNode.Entry(
                        key: key.scalar?.string ?? "", keyRange: range(of: key), value: convert(value, depth: depth + 1))
                }
                return YAMLNode(value: .mapping(entries), range: place)
            case .alias:
                return YAMLNode(value: .null, range: place)
            }
        }

        private func range(of node: Node) -> SourceRange? {
            guard let mark = node.mark else { return nil }
            let length = node.scalar.map { $0.string.unicodeScalars.count + ($0.style == .plain ? 0 : 2) } ?? 1
            return source.range(line: mark.line + firstLine - 1, scalarColumn: mark.column, length: length)
        }

        mutating func report(_ code: DiagnosticCode, at range: SourceRange?, _ message: String, hint: String?) {
            diagnostics.append(Diagnostic(in: source, at: range, code: code, message: message, hint: hint))
        }

        func diagnostic(for error: any Error) -> Diagnostic {
            var place: SourceRange?
            var message = "Texten är inte giltig YAML."
            var hint: String?
            switch error as? YamlError {
            case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
                .composer(_, let problem, let mark, _):
                place = source.range(line: mark.line + firstLine - 1, scalarColumn: mark.column, length: 1)
                hint = explanation(of: problem)
            case .duplicatedKeysInMapping(let duplicates, let context):
                place = source.range(
                    line: context.mark.line + firstLine - 1, scalarColumn: context.mark.column, length: 1)
                let names = duplicates.map { "\($0)" }.sorted().joined(separator: ", ")
                message = "Nyckeln \(names) står mer än en gång."
                hint = "Ta bort den ena raden."
            default:
                break
            }
            return Diagnostic(in: source, at: place, code: .invalidYAML, message: message, hint: hint)
        }

        /// libyaml's commonest complaints, as advice.
        private func explanation(of problem: String) -> String {
            if problem.contains("mapping values are not allowed") {
                return "Sätt citattecken runt värdet om det innehåller kolon, och kontrollera indragen."
            }
            if problem.contains("cannot start any token") {
                return "Dra in med mellanslag, inte tabbar, och sätt citattecken runt värden som börjar med @, ` eller %."
            }
            if problem.contains("could not find expected ':'") { return "Efter nyckeln saknas kolon och mellanslag." }
            if problem.contains("unexpected end of stream") || problem.contains("document separator") {
                return "Ett citattecken eller en hakparentes som öppnas stängs aldrig."
            }
            if problem.contains("did not find expected key") || problem.contains("did not find expected '-'") {
                return "Kontrollera indragen: rader på samma nivå ska börja i samma kolumn."
            }
            return "Kontrollera indrag, kolon och citattecken på raden och raden före."
        }
    }
}

extension Node {
    fileprivate var isAlias: Bool {
        if case .alias = self { true } else { false }
    }
}
