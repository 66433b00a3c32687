import Diagnostics
import Markdown

/// Reads the keys of one YAML mapping into typed values, and says what is wrong with each.
///
/// A key that was never asked for is unknown; `finish` reports it with the nearest one that was.
struct RecordReader {
    let source: SourceFile
    let entries: [YAMLNode.Entry]
    /// Where the mapping begins, for faults about what is missing.
    let place: SourceRange?
    private var known: [String] = []
    private(set) var diagnostics: [Diagnostic] = []

    /// - Parameter what: what the mapping is, in the definite form: ”sidans huvud”.
    init?(_ node: YAMLNode, of source: SourceFile, what: String, diagnostics: inout [Diagnostic]) {
        self.source = source
        switch node.value {
        case .mapping(let entries):
            self.entries = entries
            place = entries.first?.keyRange ?? node.range
        case .null:
            entries = []
            place = node.range
        default:
            diagnostics.append(
                Diagnostic(
                    in: source, at: node.range, code: .wrongType,
                    message: "\(what) ska vara rader med nyckel: värde.",
                    hint: "Skriv varje nyckel på en egen rad, följd av kolon, mellanslag och sitt värde."))
            return nil
        }
    }

    // MARK: Values

    /// Reports a name that becomes an address or a class and cannot.
    mutating func checkSlug(_ id: String, key: String) {
        guard !id.isEmpty, !Slug.isValid(id) else { return }
        report(
            .invalidID, at: range(of: key), "”\(id)” får bara ha a–z, 0–9 och bindestreck.",
            hint: "Byt till \(Slug.make(from: id)).")
    }

    mutating func text(_ key: String) -> String? { located(key)?.text }

    /// A text, `nil` where it is empty.
    mutating func filledText(_ key: String) -> String? {
        guard let text = text(key), !text.allSatisfy(\.isWhitespace) else { return nil }
        return text
    }

    /// A text with its place.
    mutating func located(_ key: String) -> (text: String, range: SourceRange?)? {
        guard let node = node(key) else { return nil }
        guard case .scalar(let text) = node.value else {
            wrongType(key, node, "en text")
            return nil
        }
        return (text, node.range)
    }

    /// A text that must be there.
    mutating func requiredText(_ key: String) -> String? {
        guard has(key) else {
            missing(key)
            return nil
        }
        guard let text = text(key) else { return nil }
        if text.allSatisfy(\.isWhitespace) {
            missing(key)
            return nil
        }
        return text
    }

    mutating func integer(_ key: String) -> Int? {
        guard let node = node(key) else { return nil }
        guard case .scalar(let text) = node.value, let number = Int(text) else {
            wrongType(key, node, "ett heltal")
            return nil
        }
        return number
    }

    mutating func date(_ key: String) -> CalendarDate? {
        guard let (text, range) = located(key) else { return nil }
        guard let date = CalendarDate(text) else {
            report(
                .invalidDate, at: range, "”\(text)” är inget datum.",
                hint: "Skriv år-månad-dag, till exempel 2026-11-21, med en dag som finns.")
            return nil
        }
        return date
    }

    mutating func choice<Value: RawRepresentable & CaseIterable>(_ key: String, of type: Value.Type) -> Value?
    where Value.RawValue == String {
        guard let (text, range) = located(key) else { return nil }
        if let value = Value(rawValue: text) { return value }
        let names = Value.allCases.map(\.rawValue)
        let near = NearMiss.suggestion(for: text, among: names)
        report(
            .unknownValue, at: range, "\(key) kan inte vara ”\(text)”.",
            hint: near.map { "Menade du \($0)?" } ?? "Välj ett av: \(names.joined(separator: ", ")).")
        return nil
    }

    /// A list of texts; a single text counts as a list of one.
    mutating func texts(_ key: String) -> [String] { locatedTexts(key).map(\.text) }

    mutating func locatedTexts(_ key: String) -> [(text: String, range: SourceRange?)] {
        guard let node = node(key) else { return [] }
        switch node.value {
        case .scalar(let text): return [(text, node.range)]
        case .sequence(let items):
            return items.compactMap { item in
                if case .scalar(let text) = item.value { return (text, item.range) }
                wrongType(key, item, "en lista av texter")
                return nil
            }
        default:
            wrongType(key, node, "en lista av texter")
            return []
        }
    }

    /// The records of a list, each read by a function.
    mutating func records<Value>(_ key: String, what: String, _ read: (inout RecordReader) -> Value?)
        -> [Value]
    {
        guard let node = node(key) else { return [] }
        guard case .sequence(let items) = node.value else {
            wrongType(key, node, "en lista")
            return []
        }
        return items.compactMap { record($0, what: what, read) }
    }

    /// A record inside this one.
    mutating func record<Value>(_ key: String, what: String, _ read: (inout RecordReader) -> Value?) -> Value?
    {
        guard let node = node(key) else { return nil }
        return record(node, what: what, read)
    }

    private mutating func record<Value>(
        _ node: YAMLNode, what: String, _ read: (inout RecordReader) -> Value?
    ) -> Value? {
        guard var reader = RecordReader(node, of: source, what: what, diagnostics: &diagnostics) else {
            return nil
        }
        let value = read(&reader)
        diagnostics += reader.finish()
        return value
    }

    /// Every key with its text: for mappings whose keys the guidance chooses.
    mutating func allTexts() -> [String: String] {
        var result: [String: String] = [:]
        for entry in entries {
            if let text = text(entry.key) { result[entry.key] = text }
        }
        return result
    }

    // MARK: Faults

    func has(_ key: String) -> Bool { entries.contains { $0.key == key && $0.value.value != .null } }

    func range(of key: String) -> SourceRange? { entries.first { $0.key == key }?.value.range ?? place }

    mutating func report(
        _ code: DiagnosticCode, at range: SourceRange?, _ message: String, hint: String? = nil
    ) {
        diagnostics.append(
            Diagnostic(in: source, at: range ?? place, code: code, message: message, hint: hint))
    }

    /// - Parameter isFree: whether the guidance chooses keys of its own here, so that none is unknown.
    mutating func missing(_ key: String, isFree: Bool = false) {
        // The nearest unknown key is more likely misspelt than the wanted one forgotten: one fault, not two.
        guard isFree || !entries.contains(where: { NearMiss.suggestion(for: $0.key, among: [key]) != nil })
        else {
            return known.append(key)
        }
        known.append(key)
        if let empty = entries.first(where: { $0.key == key })?.keyRange {
            return report(
                .missingKey, at: empty, "\(key) har inget värde.", hint: "Skriv värdet efter kolonet.")
        }
        report(
            .missingKey, at: place ?? SourceRange(line: 1, column: 1, endColumn: 1), "\(key) saknas.",
            hint: "Lägg till en rad \(key): …")
    }

    mutating func finish() -> [Diagnostic] {
        for entry in entries where !known.contains(entry.key) {
            let near = NearMiss.suggestion(for: entry.key, among: known)
            report(
                .unknownKey, at: entry.keyRange, "Nyckeln ”\(entry.key)” finns inte.",
                hint: near.map { "Menade du \($0)?" }
                    ?? "De nycklar som finns är \(Set(known).sorted().joined(separator: ", ")).")
        }
        return diagnostics
    }

    mutating func node(_ key: String) -> YAMLNode? {
        known.append(key)
        guard let node = entries.first(where: { $0.key == key })?.value, node.value != .null else {
            return nil
        }
        return node
    }

    private mutating func wrongType(_ key: String, _ node: YAMLNode, _ wanted: String) {
        report(
            .wrongType, at: node.range ?? entries.first { $0.key == key }?.keyRange,
            "\(key) ska vara \(wanted).",
            hint: wanted == "ett heltal"
                ? "Skriv till exempel \(key): 3."
                : wanted.hasPrefix("en lista")
                    ? "Skriv varje post på en egen rad som börjar med -."
                    : "Skriv värdet på samma rad, inom citattecken om det behövs.")
    }
}
