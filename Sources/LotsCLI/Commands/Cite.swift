internal import ArgumentParser
internal import Foundation
internal import Guidance
internal import LegalReferences

/// Says which references to law and which codes a text holds.
struct Cite: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show the legal references and codes in a text.",
        discussion: """
            The register of acts is the one in Content/register; an act that is named with its number counts though it is not \
            registered.

            --batch reads lines of JSON, {"id": "a", "text": "…"} with an optional "act" that the lines before have named, and \
            writes one line for each: {"id": "a", "citations": […]}. start and end count Unicode scalars.

            EXAMPLES
              lots cite "Se 27 kap. 25 § SFB."
              lots cite --batch < lines.jsonl > citations.jsonl
            """)

    @OptionGroup var options: CommonOptions

    @Flag(help: "Read JSON lines and write JSON lines.")
    var batch = false

    @Argument(help: ArgumentHelp("The text; without it, standard input.", valueName: "text"))
    var text: String?

    func validate() throws {
        if batch, text != nil {
            throw ValidationError("--batch reads standard input, and takes no text beside it.")
        }
    }

    func run() throws {
        let console = Console(options: options, faultsOnStandardError: true)
        let (registers, diagnostics) = Workspace(options).readRegisters()
        if console.report(diagnostics) { throw ExitStatus.contentHasErrors.code }
        let recognizer = registers.recognizer
        if batch {
            try runBatch(recognizer, console)
        } else {
            let text = text ?? String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self)
            let color = options.color.applies(to: StandardStream.output.rawValue)
            let report = CitationReport(text: text, registers: registers, color: color)
            StandardStream.answer(report.text.utf8)
        }
    }

    private func runBatch(_ recognizer: Recognizer, _ console: Console) throws {
        let decoder = JSONDecoder()
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var number = 0
        while let line = readLine(strippingNewline: true) {
            number += 1
            if line.allSatisfy(\.isWhitespace) { continue }
            let question: BatchQuestion
            do {
                question = try decoder.decode(BatchQuestion.self, from: Data(line.utf8))
            } catch {
                throw console.fail(
                    "Rad \(number) är inte JSON med id och text.",
                    hint: "Skriv {\"id\": \"a\", \"text\": \"…\"} på varje rad.", status: .wrongUsage)
            }
            let found = recognizer.references(in: Array(question.text.utf8), act: question.act)
            let answer = BatchAnswer(
                id: question.id, citations: found.citations.map { BatchCitation($0, in: question.text) })
            var data = try encoder.encode(answer)
            data.append(UInt8(ascii: "\n"))
            StandardStream.answer(data)
        }
    }
}

/// A line that `--batch` reads.
private struct BatchQuestion: Decodable {
    var id: String
    var text: String
    var act: String?
}

/// A line that `--batch` writes.
private struct BatchAnswer: Encodable {
    var id: String
    var citations: [BatchCitation]
}

/// A citation as `--batch` writes it: a vocabulary of its own, apart from the recogniser's types.
private struct BatchCitation: Encodable {
    struct Locator: Encodable {
        var text: String
        var type: String
        var start: Int
        var end: Int
    }

    var kind: String
    var text: String
    var start: Int
    var end: Int
    var act: String?
    var targets: [String]?
    var id: String?
    var article: String?
    var locators: [Locator]?
    var court: String?
    var date: String?
    var malnr: [String]?
    var historical: Bool?

    init(_ citation: Citation, in source: String) {
        let utf8 = source.utf8
        func scalars(_ offset: Int) -> Int {
            source.unicodeScalars.distance(
                from: source.startIndex, to: utf8.index(utf8.startIndex, offsetBy: offset))
        }
        func string(_ range: Range<Int>) -> String {
            let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
            return String(source[start..<utf8.index(start, offsetBy: range.count)])
        }
        kind = citation.kind.rawValue
        text = string(citation.range)
        start = scalars(citation.range.lowerBound)
        end = scalars(citation.range.upperBound)
        if citation.kind == .sfs || citation.kind == .foreskrift {
            act = citation.id
            targets = citation.targets.map(\.code)
        } else {
            id = citation.id
        }
        article = citation.article
        if !citation.locators.isEmpty {
            locators = citation.locators.map { locator in
                Locator(
                    text: string(locator.range), type: locator.kind.rawValue,
                    start: scalars(locator.range.lowerBound),
                    end: scalars(locator.range.upperBound))
            }
        }
        court = citation.court
        date = citation.date
        malnr = citation.caseNumbers.isEmpty ? nil : citation.caseNumbers
        historical = citation.isHistorical ? true : nil
    }
}
