import Markdown
import Testing

@Suite("Links put into running text")
struct LinkingTests {
    private typealias Annotation = RunningText.Annotation

    /// `ett nio` in plain text, `tre fyra` in emphasis, `fem sex` in plain text.
    private static let text: [Inline] = [
        .text("ett nio ", at(1)), .emphasis([.text("tre fyra", at(10))]), .text(" fem sex", at(19)),
    ]

    private static func at(_ column: Int) -> SourcePosition { SourcePosition(line: 1, column: column) }

    private func linked(_ ranges: Range<Int>...) -> [Inline] {
        let annotations = ranges.enumerated().map {
            Annotation(range: $1, destination: "", index: $0)
        }
        return RunningText.linking(Self.text, annotations)
    }

    private func link(_ index: Int, _ children: [Inline], at column: Int) -> Inline {
        .link(
            Link(destination: "", title: nil, children: children, index: index, position: Self.at(column)))
    }

    @Test("stand where their words do, also in markup and around it")
    func whole() {
        let found = linked(4..<7, 8..<11, 21..<24)
        #expect(
            found == [
                .text("ett ", Self.at(1)), link(0, [.text("nio", Self.at(5))], at: 1), .text(" ", Self.at(8)),
                .emphasis([link(1, [.text("tre", Self.at(10))], at: 10), .text(" fyra", Self.at(13))]),
                .text(" fem ", Self.at(19)), link(2, [.text("sex", Self.at(24))], at: 19),
            ])
        #expect(linked(0..<24) == [link(0, Self.text, at: 1)])
        #expect(
            linked(4..<16) == [
                .text("ett ", Self.at(1)), link(0, [.text("nio ", Self.at(5)), Self.text[1]], at: 1),
                Self.text[2],
            ])
    }

    @Test("are none where they would cut markup in two; those after them stand")
    func cut() {
        // Their words stay, whatever pieces they are in.
        for range in [4..<11, 12..<20] {
            let found = linked(range)
            #expect(PlainText.of(found) == PlainText.of(Self.text))
            #expect(links(in: found).isEmpty)
        }
        #expect(links(in: linked(4..<11, 12..<16)) == ["fyra"])
        #expect(links(in: linked(4..<11, 21..<24)) == ["sex"])
        #expect(links(in: linked(0..<3, 12..<20, 21..<24)) == ["ett", "sex"])
    }

    private func links(in inlines: [Inline]) -> [String] {
        inlines.flatMap { inline -> [String] in
            switch inline {
            case .link(let link): [PlainText.of(link.children)]
            case .emphasis(let children): links(in: children)
            default: []
            }
        }
    }
}
