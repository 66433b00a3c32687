package import Diagnostics
package import Guidance
internal import Markdown
internal import Mustache
internal import Parallel

/// The site's templates, checked and ready.
package struct TemplateLibrary: Sendable {
    private let library: MustacheLibrary

    /// Reads `Templates/`; `nil` where an error stands in it.
    ///
    /// - Parameter unreadable: files that are there and could not be read: those are not missing.
    package static func read(
        _ folder: SourceTree.Folder, without unreadable: UnreadablePaths = UnreadablePaths(),
        wording: Wording, jobs: Int
    ) -> (library: TemplateLibrary?, diagnostics: [Diagnostic]) {
        var templates: [String: Template] = [:]
        var diagnostics: [Diagnostic] = []
        let files = folder.files.filter { $0.path.hasSuffix(suffix) }
        let read = parallelMap(files, jobs: jobs) { Template.read($0, named: folder.displayPath($0.path)) }
        for (file, template) in zip(files, read) {
            switch template {
            case .failure(let fault): diagnostics.append(fault.diagnostic)
            case .success(let template): templates[String(file.path.dropLast(suffix.count))] = template
            }
        }
        var check = TemplateCheck(
            sources: templates.mapValues(\.source), tags: templates.mapValues(\.tags),
            words: Set(wording.interface.keys),
            isUnreadable: { folder[$0 + suffix] != nil || unreadable.contains($0 + suffix) })
        for name in TemplateName.allCases {
            if folder[name.rawValue + suffix] == nil, !unreadable.contains(name.rawValue + suffix) {
                diagnostics.append(
                    Diagnostic(
                        file: folder.displayPath(name.rawValue + suffix), code: .missingTemplate,
                        message: "Mallen finns inte.", hint: "Den behövs för att bygga webbplatsen."))
            }
            check.check(name.rawValue, shape: name.shape)
        }
        let named = templates.sorted { $0.key < $1.key }
        let results = parallelMap(named, jobs: jobs) { [lists = check.lists] name, template in
            parsed(template, wording: wording, lists: lists[name] ?? [])
        }
        var library = MustacheLibrary()
        for (template, result) in zip(named, results) {
            switch result {
            case .success(let parsed): library.register(parsed, named: template.key)
            case .failure(let fault): diagnostics.append(fault.diagnostic)
            }
        }
        diagnostics += check.diagnostics
        return (diagnostics.hasErrors ? nil : TemplateLibrary(library: library), diagnostics.sortedByPlace())
    }

    /// A template's text and where its tags stand in it.
    private struct Template: Sendable {
        var source: SourceFile
        var tags: [TemplateTag]

        static func read(_ file: SourceTree.File, named path: String) -> Result<Template, Fault> {
            switch SourceText.read(file, named: path) {
            case .failure(let fault): return .failure(Fault(diagnostic: fault.diagnostic))
            case .success(let source):
                let tags = TemplateTags.all(in: source.bytes)
                return TemplateBalance.fault(in: source, tags: tags).map { .failure(Fault(diagnostic: $0)) }
                    ?? .success(Template(source: source, tags: tags))
            }
        }
    }

    /// Why a template cannot be used.
    private struct Fault: Error {
        var diagnostic: Diagnostic
    }

    private static func parsed(_ template: Template, wording: Wording, lists: Set<Range<Int>>)
        -> Result<MustacheTemplate, Fault>
    {
        do {
            return .success(try MustacheTemplate(string: prepared(template, wording: wording, lists: lists)))
        } catch let error as MustacheTemplate.ParserError {
            return .failure(Fault(diagnostic: syntaxFault(error, in: template.source)))
        } catch {
            return .failure(
                Fault(
                    diagnostic: Diagnostic(
                        file: template.source.path, code: .templateSyntax,
                        message: "Mallen går inte att läsa.")))
        }
    }

    private static let suffix = ".mustache"

    func render(_ name: TemplateName, _ view: View) -> String {
        guard let text = library.render(view, withTemplate: name.rawValue) else {
            preconditionFailure("\(name) was there when the templates were read")
        }
        return text
    }

    /// The template as it is rendered: with the interface's words put in, which are the same on every page, and with marks
    /// around the items of lists, so that a skeleton can repeat them.
    private static func prepared(_ template: Template, wording: Wording, lists: Set<Range<Int>>) -> String {
        let bytes = template.source.bytes
        var result = HTMLBuffer(reserving: bytes.count + 512)
        let words = "strings."
        var done = 0
        for tag in template.tags {
            if tag.kind == .value, tag.name.hasPrefix(words),
                let word = wording.interface[String(tag.name.dropFirst(words.count))]
            {
                result.append(bytes[done..<tag.range.lowerBound])
                result.append(escaping: word.contains("{") ? word.replacing("{{", with: "{ {") : word)
                done = tag.range.upperBound
            } else if lists.contains(tag.range) {
                let line = standaloneLine(of: tag, in: bytes)
                if tag.kind == .end {
                    let start = line?.lowerBound ?? tag.range.lowerBound
                    result.append(bytes[done..<max(done, start)])
                    result.append(
                        line == nil
                            ? Skeleton.Mark.string(Skeleton.Mark.itemEnd)
                            : Skeleton.Mark.string(Skeleton.Mark.itemEndLine) + "\n")
                    done = max(done, start)
                } else {
                    let end = line?.upperBound ?? tag.range.upperBound
                    result.append(bytes[done..<end])
                    let mark = Skeleton.Mark.string(
                        line == nil ? Skeleton.Mark.itemStart : Skeleton.Mark.itemStartLine)
                    result.append("\(mark){{{\(View.itemName)}}}\(mark)" + (line == nil ? "" : "\n"))
                    done = end
                }
            }
        }
        result.append(bytes[done...])
        return String(decoding: result.bytes, as: UTF8.self)
    }

    /// The whole line of a tag that stands alone on it, which Mustache leaves out of the output.
    private static func standaloneLine(of tag: TemplateTag, in bytes: [UInt8]) -> Range<Int>? {
        var start = tag.range.lowerBound
        while start > 0, bytes[start - 1] == UInt8(ascii: " ") || bytes[start - 1] == UInt8(ascii: "\t") {
            start -= 1
        }
        guard start == 0 || bytes[start - 1] == UInt8(ascii: "\n"), tag.range.upperBound < bytes.count,
            bytes[tag.range.upperBound] == UInt8(ascii: "\n")
        else { return nil }
        return start..<(tag.range.upperBound + 1)
    }

    private static func syntaxFault(_ error: MustacheTemplate.ParserError, in source: SourceFile)
        -> Diagnostic
    {
        let line = max(1, error.context.lineNumber)
        let length = source.line(line)?.count ?? 0
        return Diagnostic(
            in: source, at: SourceRange(line: line, column: 1, endColumn: max(2, length + 1)),
            code: .templateSyntax,
            message: "Mallen har ett fel i sina märken.",
            hint: "Varje {{#del}} och {{^del}} ska stängas med {{/del}}, i rätt ordning.")
    }
}
