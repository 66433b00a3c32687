import Diagnostics

extension RecordReader {
    /// A mapping of rules to how severe they are: `misspelling: off`.
    ///
    /// - Parameter except: rules that cannot be set here.
    mutating func severities(_ key: String, except fixed: Set<DiagnosticCode> = []) -> Severities {
        record(key, what: key) { reader in
            var severities = Severities()
            for entry in reader.entries {
                guard let code = reader.rule(entry) else { continue }
                if fixed.contains(code) {
                    reader.report(
                        .unknownKey, at: entry.keyRange,
                        "Regeln ”\(entry.key)” går inte att ställa in för en sida.",
                        hint: "Den ställs in för hela vägledningen, under rules: i site.yml.")
                    continue
                }
                if !reader.has(entry.key) { reader.missing(entry.key) }
                severities[code] = reader.choice(entry.key, of: Severities.Choice.self)
            }
            return severities
        } ?? Severities()
    }

    private mutating func rule(_ entry: YAMLNode.Entry) -> DiagnosticCode? {
        // Asked for, so that it is not reported a second time as a key that nobody knows.
        defer { _ = node(entry.key) }
        let rules = DiagnosticCode.allCases.filter(\.isRule).map(\.rawValue)
        guard let code = DiagnosticCode(rawValue: entry.key) else {
            let near = NearMiss.suggestion(for: entry.key, among: rules)
            report(
                .unknownKey, at: entry.keyRange, "Det finns ingen regel som heter ”\(entry.key)”.",
                hint: near.map { "Menade du \($0)?" }
                    ?? "Reglerna är \(rules.joined(separator: ", ")).")
            return nil
        }
        guard code.isRule else {
            report(
                .unknownKey, at: entry.keyRange,
                "”\(entry.key)” är ett fel, och fel går inte att ställa in.",
                hint: "Det som kan ställas in är \(rules.joined(separator: ", ")).")
            return nil
        }
        return code
    }
}
