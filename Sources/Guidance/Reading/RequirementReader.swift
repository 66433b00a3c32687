import Diagnostics

/// Reads an entry of `tillganglighet.yml`, and refuses what claims more than was tested.
enum RequirementReader {
    static func read(_ reader: inout RecordReader, id: String) -> Requirement? {
        let title = reader.requiredText("title")
        let result = reader.choice("result", of: Requirement.Result.self)
        if result == nil, !reader.has("result") { reader.missing("result") }
        let method = reader.choice("method", of: Requirement.Method.self)
        if method == nil, !reader.has("method") { reader.missing("method") }
        let date = reader.date("date")
        let test = reader.text("test")
        let fault = reader.text("fault")
        guard let title, let result, let method else { return nil }
        if method == .untested, result != .notAssessed, result != .notApplicable {
            reader.report(
                .unsupportedClaim, at: reader.range(of: "result"),
                "Kravet \(id) är inte testat, men sägs vara ”\(result.rawValue)”.",
                hint: "Skriv result: ej bedömt, eller testa och skriv hur: method: manuell.")
        }
        if method != .untested, !reader.has("date") { reader.missing("date") }
        if result == .fault, !reader.has("fault") { reader.missing("fault") }
        return Requirement(
            id: id, title: title, result: result, method: method, date: date, test: test, fault: fault)
    }
}
