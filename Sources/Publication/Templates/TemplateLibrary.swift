package import Diagnostics
package import Guidance
internal import Markdown
internal import Mustache

/// The site's templates, checked and ready.
package struct TemplateLibrary: Sendable {
    private let library: MustacheLibrary

    /// Reads `Templates/`; `nil` where an error stands in it.
    ///
    /// - Parameter unreadable: files that are there and could not be read: those are not missing.
    package static func read(
        _ folder: SourceTree.Folder, without unreadable: UnreadablePaths = UnreadablePaths(),
        wording: Wording
    ) -> (library: TemplateLibrary?, diagnostics: [Diagnostic]) {
        var sources: [String: SourceFile] = [:]
        var diagnostics: [Diagnostic] = []
        for file in folder.files where file.path.hasSuffix(suffix) {
            let name = String(file.path.dropLast(suffix.count))
            switch SourceText.read(file, named: folder.displayPath(file.path)) {
            case .failure(let fault): diagnostics.append(fault.diagnostic)
            case .success(let source):
                if let fault = TemplateBalance.fault(in: source) {
                    diagnostics.append(fault)
                } else {
                    sources[name] = source
                }
            }
        }
        var check = TemplateCheck(
            sources: sources, words: Set(wording.interface.keys),
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
        var library = MustacheLibrary()
        for (name, source) in sources.sorted(by: { $0.key < $1.key }) {
            do {
                library.register(
                    try MustacheTemplate(
                        string: prepared(source, wording: wording, lists: check.lists[name] ?? [])),
                    named: name)
            } catch let error as MustacheTemplate.ParserError {
                diagnostics.append(syntaxFault(error, in: source))
            } catch {
                diagnostics.append(
                    Diagnostic(file: source.path, code: .templateSyntax, message: "Mallen går inte att läsa.")
                )
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

    /// The template as it is rendered: with the interface's words put in, which are the same on every page, and with marks
    /// around the items of lists, so that a skeleton can repeat them.
    private static func prepared(_ source: SourceFile, wording: Wording, lists: Set<Range<Int>>) -> String {
        let bytes = source.bytes
        var result = HTMLBuffer(reserving: bytes.count + 512)
        var done = 0
        for tag in TemplateTags.all(in: bytes) {
            let parts = tag.name.split(separator: ".", maxSplits: 1).map(String.init)
            if tag.kind == .value, parts.count == 2, parts[0] == "strings",
                let word = wording.interface[parts[1]]
            {
                result.append(bytes[done..<tag.range.lowerBound])
                result.append(escaping: word.replacing("{{", with: "{ {"))
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
