import LegalReferences
import Testing

/// Our own lines, in the manner of reports, commentaries, guidance, judgments and extracted text, with the right answers.
@Suite struct LineTests {
    @Test(arguments: Line.all)
    func `every reference is found where it stands, and nothing else`(_ line: Line) {
        let found = Register.recognizer.references(in: Array(line.text.utf8), act: line.act)
        let citations = found.citations.map { Line.Citation($0, in: line.text) }
        if line.missed ?? false {
            withKnownIssue { #expect(citations == line.citations) }
        } else {
            #expect(citations == line.citations)
        }
    }

    @Test func `there are enough of them`() {
        #expect(Line.all.filter { !$0.citations.isEmpty }.count >= 1230)
        #expect(Line.all.filter { $0.citations.isEmpty }.count >= 650)
    }
}
