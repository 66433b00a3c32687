/// Lists of sections as text: their lengths in the words' order, then the lists, each section a distance from the one before.
struct ListScript {
    private var counts = NumberText()
    private var distances = NumberText()
    private var values = NumberText()

    /// Adds a list for each word, the longest first, since neighbours that are alike compress better.
    mutating func add(_ postings: [Posting]) {
        for posting in postings { counts.append(posting.sections.count) }
        let order = postings.indices.sorted { a, b in
            (postings[b].sections.count, a) < (postings[a].sections.count, b)
        }
        for posting in order.lazy.map({ postings[$0] }) {
            var last = -1
            for section in posting.sections {
                distances.append(Int(section) - last - 1)
                last = Int(section)
            }
            for value in posting.values { values.append(Int(value)) }
        }
    }

    func append(to writer: inout ScriptWriter) {
        writer.text("f", counts.string)
        writer.text("d", distances.string)
        writer.text("i", values.string)
    }
}
