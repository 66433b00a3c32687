import Diagnostics

/// Reads `register/ordlista-egen.txt`: words that are right though no dictionary has them, one a line.
enum WordListReader {
    static let name = "ordlista-egen.txt"
    private static let file = "register/\(name)"

    static func read(_ content: SourceTree.Folder, diagnostics: inout [Diagnostic]) -> [String] {
        guard let file = content[file] else { return [] }
        switch SourceText.read(file, named: content.displayPath(file.path)) {
        case .failure(let fault):
            diagnostics.append(fault.diagnostic)
            return []
        case .success(let source):
            var reader = Lines(source: source)
            let words = reader.words()
            diagnostics += reader.diagnostics
            return words
        }
    }

    private struct Lines {
        let source: SourceFile
        var diagnostics: [Diagnostic] = []

        mutating func words() -> [String] {
            var lines: [String: Int] = [:]
            var words: [String] = []
            var number = 0
            while let line = source.line(number + 1) {
                number += 1
                // A number sign begins a remark, also after a word.
                let parts = line.prefix { $0 != "#" }.split(whereSeparator: \.isWhitespace).map(String.init)
                guard let word = parts.first else { continue }
                if parts.count > 1 {
                    report(
                        .wrongType, parts[1], number, "Raden har mer än ett ord.",
                        hint: "Skriv ett ord på varje rad. En anmärkning börjar med #.")
                } else if let first = lines[word] {
                    report(
                        .duplicateEntry, word, number, "”\(word)” finns redan på rad \(first).",
                        hint: "Ta bort den ena raden.")
                } else {
                    lines[word] = number
                    words.append(word)
                }
            }
            return words
        }

        private mutating func report(
            _ code: DiagnosticCode, _ word: String, _ line: Int, _ message: String, hint: String
        ) {
            let range =
                source.range(ofWord: word, lines: line...line) ?? source.range(line: line, utf8Column: 1)
            diagnostics.append(Diagnostic(in: source, at: range, code: code, message: message, hint: hint))
        }
    }
}
