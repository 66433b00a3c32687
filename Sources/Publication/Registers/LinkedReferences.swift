import Guidance
import LegalReferences
import Markdown

/// What a register says that an entry rests on, with its references to law as links: they lead where those in running text do.
struct LinkedReferences: Sendable {
    private let acts: Register<Act>
    private let recognizer: Recognizer

    init(_ registers: Registers) {
        acts = registers.acts
        recognizer = registers.recognizer
    }

    /// - Parameter path: the page that the text stands on.
    func linked(_ text: String?, from path: String) -> View.Value? {
        guard let text, !text.isEmpty else { return nil }
        let bytes = Array(text.utf8)
        var html = HTMLBuffer()
        var end = 0
        func plain(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
        for citation in recognizer.references(in: bytes).citations where !citation.isHistorical {
            guard let act = acts.index(of: citation.id).map({ acts.entries[$0] }) else { continue }
            let place = citation.targets.first
            html.append(escaping: plain(end..<citation.range.lowerBound))
            html.append("<a class=\"legal\" href=\"")
            html.append(
                address: act.address(of: place)
                    ?? Addresses.relative(from: path, to: Addresses.act(act), fragment: place?.code))
            html.append("\" title=\"")
            html.append(escaping: act.title)
            html.append("\">")
            html.append(words: plain(citation.range))
            html.append("</a>")
            end = citation.range.upperBound
        }
        html.append(escaping: plain(end..<bytes.count))
        return .html(String(decoding: html.bytes, as: UTF8.self))
    }
}
