package import Dictionaries
internal import Incremental
package import Output

/// The files of the search, apart from its engine: an index, and the texts that excerpts are made of.
///
/// Nothing is read before the bytes of a file are asked for; the index is then made once for all who ask.
package struct SearchFiles: Sendable {
    package static let folder = "sok/"

    package let files: [OutputFile]
    /// Whether there is no dictionary of the guidance's language.
    package let lacksDictionary: Bool
    private let index: Once<IndexScripts>

    package init(_ input: SearchInput, sources: WordSources, jobs: Int) {
        let layout = SearchLayout(input.pages)
        // A small guidance has a file for each section: reading its page anew for each would be most of the work.
        let input = layout.isWhole ? input.rememberingSections() : input
        let index = Once {
            IndexScripts(
                input, layout, SearchIndex(input, layout: layout, sources: sources, jobs: jobs))
        }
        self.index = index
        lacksDictionary = sources.dictionary(of: input.language) == nil
        let texts = TextScripts(input: input, layout: layout)
        var files = [OutputFile(path: Self.folder + "index.js") { index.value.head() }]
        for shard in 0..<layout.wordShards {
            files.append(OutputFile(path: "\(Self.folder)v\(shard).js") { index.value.words(of: shard) })
        }
        for shard in 0..<layout.listShards {
            files.append(OutputFile(path: "\(Self.folder)l\(shard).js") { index.value.lists(of: shard) })
        }
        for shard in 0..<layout.headingShards {
            files.append(OutputFile(path: "\(Self.folder)h\(shard).js") { texts.headings(of: shard) })
        }
        for shard in 0..<layout.textShards {
            files.append(OutputFile(path: "\(Self.folder)t\(shard).js") { texts.bytes(of: shard) })
        }
        self.files = files
    }

    /// Makes the index now, so that what it costs can be told apart.
    package func prepare() { _ = index.value }
}
