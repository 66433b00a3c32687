/// What a fault is and why it is one, for the editor who meets its code: in Swedish, with an example where one says more.
package struct Explanation: Sendable, Equatable {
    /// In one sentence.
    package var summary: String
    /// The whole text, its examples indented.
    package var text: String
    /// What is wrong and what is right, where both can be shown.
    package var examples: [Example]

    package struct Example: Sendable, Equatable {
        package var isRight: Bool
        /// Where it would stand, where that is not a page's text.
        package var place: String?
        package var text: String
    }
}

extension DiagnosticCode {
    /// Why the fault is one, and what to do.
    package var explanation: Explanation {
        guard let explanation = Explanation.all[self] else {
            preconditionFailure("nothing explains \(rawValue)")
        }
        return explanation
    }
}

extension Explanation {
    /// Every code's; a test sees to it that none is left out.
    package static let all: [DiagnosticCode: Explanation] = {
        let files = [
            PackageResources.filer_md, PackageResources.register_md, PackageResources.text_md,
            PackageResources.lankar_md, PackageResources.mallar_md, PackageResources.sprak_md,
        ]
        return files.reduce(into: [:]) { all, file in
            all.merge(read(String(decoding: file, as: UTF8.self))) { first, _ in first }
        }
    }()

    /// Reads a text in which each code is a heading and its examples are indented below `Fel:` and `Rätt:`.
    static func read(_ text: String) -> [DiagnosticCode: Explanation] {
        var result: [DiagnosticCode: Explanation] = [:]
        for part in ("\n" + text).split(separator: "\n# ") {
            let lines = part.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            guard let code = lines.first.flatMap(DiagnosticCode.init(rawValue:)) else {
                preconditionFailure("an explanation of no code: \(lines.first ?? "")")
            }
            let body = lines.dropFirst().drop(while: \.isEmpty)
            var text = body.joined(separator: "\n")
            while text.last == "\n" { text.removeLast() }
            result[code] = Explanation(summary: body.first ?? "", text: text, examples: examples(in: body))
        }
        return result
    }

    private static func examples(in lines: some Sequence<String>) -> [Example] {
        let indent = "    "
        var examples: [Example] = []
        var isOpen = false
        for line in lines {
            if let example = example(headedBy: line) {
                examples.append(example)
                isOpen = true
            } else if line.hasPrefix(indent), isOpen {
                examples[examples.count - 1].text += line.dropFirst(indent.count) + "\n"
            } else if line.isEmpty, isOpen {
                if !examples[examples.count - 1].text.isEmpty { examples[examples.count - 1].text += "\n" }
            } else {
                isOpen = false
            }
        }
        return examples.map { example in
            var example = example
            while example.text.hasSuffix("\n\n") { example.text.removeLast() }
            return example
        }
    }

    /// `Fel:`, or `Rätt (sidans huvud):`.
    private static func example(headedBy line: String) -> Example? {
        for (word, isRight) in [("Fel", false), ("Rätt", true)]
        where line.hasPrefix(word) && line.hasSuffix(":") {
            let place = line.dropFirst(word.count).dropLast()
            if place.isEmpty { return Example(isRight: isRight, place: nil, text: "") }
            guard place.hasPrefix(" ("), place.hasSuffix(")") else { continue }
            return Example(isRight: isRight, place: String(place.dropFirst(2).dropLast()), text: "")
        }
        return nil
    }
}
