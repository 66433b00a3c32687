package import Output
import Parallel
import Synchronization

/// The files of the search, apart from its engine: an index, and the texts that excerpts are made of.
///
/// Nothing is read before the bytes of a file are asked for; the index is then made once for all who ask.
package struct SearchFiles: Sendable {
    package static let folder = "sok/"

    package let files: [OutputFile]
    /// Whether there is no dictionary of the guidance's language.
    package let lacksDictionary: Bool
    private let index: Lazy

    package init(_ input: SearchInput, sources: WordSources, jobs: Int) {
        let lazy = Lazy { IndexText(input, SearchIndex(input, sources: sources, jobs: jobs)).bytes() }
        index = lazy
        lacksDictionary = sources.dictionary(of: input.language) == nil
        var files = [OutputFile(path: Self.folder + "index.js") { lazy.value }]
        let layout = TextShards(input)
        for shard in 0..<layout.count {
            files.append(OutputFile(path: "\(Self.folder)t\(shard).js") { layout.bytes(of: shard) })
        }
        self.files = files
    }

    /// Makes the index now, so that what it costs can be told apart.
    package func prepare() { _ = index.value }
}

/// A value that is made when it is first asked for.
private final class Lazy: Sendable {
    private let state: Mutex<[UInt8]?> = Mutex(nil)
    private let make: @Sendable () -> [UInt8]

    init(_ make: @escaping @Sendable () -> [UInt8]) { self.make = make }

    var value: [UInt8] {
        state.withLock { value in
            if let value { return value }
            let made = make()
            value = made
            return made
        }
    }
}

/// The texts of sections, a few in each file, so that a reader loads those that are shown.
struct TextShards: Sendable {
    /// How many sections stand in one file.
    let size: Int
    let count: Int
    private let input: SearchInput
    /// The number of each page's first section.
    private let firsts: [Int]

    init(_ input: SearchInput) {
        self.input = input
        var firsts: [Int] = []
        var next = 0
        for page in input.pages {
            firsts.append(next)
            next += page.sectionCount
        }
        self.firsts = firsts
        size = Self.size(sectionCount: next)
        count = (next + size - 1) / size
    }

    static func size(sectionCount: Int) -> Int { sectionCount <= 1_000 ? 4 : 24 }

    func bytes(of shard: Int) -> [UInt8] {
        let wanted = shard * size..<(shard + 1) * size
        var texts: [String] = []
        // The last page that begins at or before the first section.
        var page = (firsts.partitioningIndex { $0 > wanted.lowerBound }) - 1
        while page < firsts.count, firsts[page] < wanted.upperBound {
            for (number, section) in input.sections(page).enumerated()
            where wanted.contains(firsts[page] + number) {
                texts.append(section.text)
            }
            page += 1
        }
        var writer = IndexWriter()
        writer.texts("t", from: wanted.lowerBound, texts)
        return writer.finished()
    }
}

extension [Int] {
    /// The first index from which on the predicate holds, in a list sorted by it.
    fileprivate func partitioningIndex(_ predicate: (Int) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if predicate(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
