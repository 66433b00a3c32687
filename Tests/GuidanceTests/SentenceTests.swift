import Guidance
import Testing

@Suite("Where sentences end")
struct SentenceTests {
    @Test(
        "is found wherever in a text it stands",
        arguments: [
            (". B", true), (". Å", true), ("? b", true), ("! b", true), (". b", false), (".  B", false),
            (", B", false), ("1 B", false), ("?b", false), (".B", false), (". å", false), (" B", false),
        ])
    func anywhere(_ sign: String, _ endsSentence: Bool) {
        for length in 1..<40 {
            let words = String(repeating: "å", count: length / 3) + String(repeating: "a", count: length)
            let text = Array((words + sign + words).utf8)
            let end = words.utf8.count + 1
            #expect(
                Sentence.ranges(in: text) == (endsSentence ? [0..<end, end..<text.count] : [text.indices]),
                "\(length)")
        }
    }
}
