package import Diagnostics
package import Guidance
internal import Markdown
internal import Mustache

/// The site's templates, checked and ready.
package struct TemplateLibrary: Sendable {
    private let library: MustacheLibrary

    /// Reads `Templates/`; `nil` where an error stands in it.
    package static func read(
        _ folder: SourceTree.Folder, wording: Wording
    ) -> (library: TemplateLibrary?, diagnostics: [Diagnostic]) {
        var sources: [String: SourceFile] = [:]
        var diagnostics: [Diagnostic] = []
        for file in folder.files where file.path.hasSuffix(suffix) {
            let path = folder.displayPath(file.path)
            guard String(validating: file.bytes, as: UTF8.self) != nil else {
                diagnostics.append(
                    Diagnostic(
                        file: path, code: .invalidUTF8, message: "Mallen är inte giltig UTF-8.",
                        hint: "Spara filen på nytt med teckenkodningen UTF-8."))
                continue
            }
            sources[String(file.path.dropLast(suffix.count))] = SourceFile(path: path, bytes: file.bytes)
        }
        var check = TemplateCheck(sources: sources, words: Set(wording.interface.keys))
        for name in TemplateName.allCases {
            if sources[name.rawValue] == nil {
                diagnostics.append(
                    Diagnostic(
                        file: folder.displayPath(name.rawValue + suffix), code: .missingTemplate,
                        message: "Mallen finns inte.", hint: "Den behövs för att bygga webbplatsen."))
            }
            check.check(name.rawValue, shape: name.shape)
        }
        var library = MustacheLibrary()
        for (name, source) in sources.sorted(by: { $0.key < $1.key }) {
            do {
                library.register(try MustacheTemplate(string: folded(source, wording: wording)), named: name)
            } catch let error as MustacheTemplate.ParserError {
                diagnostics.append(syntaxFault(error, in: source))
            } catch {
                diagnostics.append(
                    Diagnostic(file: source.path, code: .templateSyntax, message: "Mallen går inte att läsa."))
            }
        }
        diagnostics += check.diagnostics
        return (diagnostics.hasErrors ? nil : TemplateLibrary(library: library), diagnostics.sortedByPlace())
    }

    private static let suffix = ".mustache"

    func render(_ name: TemplateName, _ view: View) -> String {
        guard let text = library.render(view, withTemplate: name.rawValue) else {
            preconditionFailure("\(name) was there when the templates were read")
        }
        return text
    }

    /// The template with the interface's words put in: they are the same on every page, and looking each up on each page
    /// took longer than reading and rendering its text.
    private static func folded(_ source: SourceFile, wording: Wording) -> String {
        var result = HTMLBuffer(reserving: source.bytes.count)
        var done = 0
        for tag in TemplateTags.all(in: source.bytes) where tag.kind == .value {
            let parts = tag.name.split(separator: ".", maxSplits: 1).map(String.init)
            guard parts.count == 2, parts[0] == "strings", let word = wording.interface[parts[1]] else { continue }
            result.append(source.bytes[done..<tag.range.lowerBound])
            result.append(escaping: word.replacing("{{", with: "{ {"))
            done = tag.range.upperBound
        }
        result.append(source.bytes[done...])
        return String(decoding: result.bytes, as: UTF8.self)
    }

    private static func syntaxFault(_ error: MustacheTemplate.ParserError, in source: SourceFile) -> Diagnostic {
        let line = max(1, error.context.lineNumber)
        let length = source.line(line)?.count ?? 0
        return Diagnostic(
            in: source, at: SourceRange(line: line, column: 1, endColumn: max(2, length + 1)), code: .templateSyntax,
            message: "Mallen har ett fel i sina märken (\(error.error)).",
            hint: "Varje {{#del}} och {{^del}} ska stängas med {{/del}}, i rätt ordning.")
    }
}
