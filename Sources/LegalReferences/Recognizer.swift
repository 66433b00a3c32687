/// Finds references to law and codes in Swedish running text.
///
/// One scanner reads each paragraph once from front to back. Where the act is not certain, nothing is found: a wrong link
/// costs a reader more than a missing one.
///
/// A class, for every text that is read takes hold of it.
package final class Recognizer: Sendable {
    private let index: ActIndex
    private let codes: CodeList
    private let prefilter: Prefilter
    private let vocabulary: Vocabulary
    private let skimmer: Skimmer

    /// - Parameter acts: the register; an act that is printed with its number is found without it.
    package init(acts: [Act], codes: CodeList) {
        index = ActIndex(acts)
        self.codes = codes
        let printedCodes = codes.codes.map { Array($0.lowercased().utf8) }
        func words(_ words: [String], _ kinds: Vocabulary.Kinds) -> [(word: [UInt8], kinds: Vocabulary.Kinds)]
        {
            words.map { (Array($0.utf8), kinds) }
        }
        vocabulary = Vocabulary(
            index.firstWords.map { ($0, .act) } + printedCodes.map { ($0, .code) }
                + words(ActScanner.seriesWords + ["sfs"], .act)
                + words(OtherSources.firstWords, .other)
                + words(
                    ["kapitel", "kap", "paragraf", "paragrafen", "paragraferna", "punkt", "punkten"], .place)
                + words(PlaceScanner.ordinals.map { "\($0)" }, .place))
        skimmer = Skimmer(vocabulary)
        // Numbers with a colon need no word: the prefilter sees the colon.
        let tellingWords = [
            "paragraf", "paragrafen", "paragraferna", "hfd", "rå", "nja", "ad", "kammarrätt", "kammarrätten",
            "kammarrättens", "kamr",
            "arbetsdomstolens",
            "gdpr",
            "dataskyddsförordningen", "eu", "eg", "eeg",
        ]
        let names = index.tellingWords
        prefilter = Prefilter(
            words: names.words + tellingWords.map { Array($0.utf8) } + printedCodes + codes.words,
            abbreviations: names.abbreviations + [Array("KR".utf8)])
    }

    /// What was found in a text.
    package struct Result: Sendable, Equatable {
        package var citations: [Citation] = []
        package var doubts: [DoubtfulReference] = []
        /// The act that a list below this text would continue: the only one named in its last paragraph.
        package var openAct: String?

        /// Adds what the next paragraph holds.
        fileprivate mutating func add(_ pass: consuming ParagraphPass) {
            // Mostly there is one.
            if citations.isEmpty { citations = pass.citations } else { citations += pass.citations }
            doubts += pass.doubts
            openAct = pass.openAct
        }
    }

    /// The lines of a Markdown text that may hold references, the first line 1; most lines hold none.
    package func tellingLines(in text: Span<UInt8>) -> [Int] { prefilter.tellingLines(in: text) }

    /// Where a text is held while it is read; for many texts one that is used again.
    package final class Room {
        fileprivate let text = NormalizedText()

        package init() {}
    }

    /// - Parameters:
    ///   - text: UTF-8; a blank line ends a paragraph.
    ///   - act: the act that what stands before the text has named.
    ///   - room: where it is held while it is read.
    package func references(in text: [UInt8], act: String? = nil, using room: Room = Room()) -> Result {
        var result = Result()
        let span = text.span
        var position = 0
        while let range = paragraph(of: span, from: position) {
            position = range.upperBound
            // Below an act a chapter in brackets is one of its own; no other word tells it.
            guard act != nil || prefilter.mayHoldReference(span, range) else { continue }
            room.text.read(text, range: range)
            var pass = ParagraphPass(text: room.text, index: index, codes: codes, context: act)
            pass.run(room.text, vocabulary, skimmer)
            result.add(consume pass)
        }
        return result
    }

    /// The next stretch between blank lines.
    private func paragraph(of text: Span<UInt8>, from position: Int) -> Range<Int>? {
        var start = position
        while start < text.count, Self.isBlank(text[start]) { start += 1 }
        guard start < text.count else { return nil }
        var index = Self.newline(in: text, from: start)
        while index < text.count {
            var next = index + 1
            while next < text.count, text[next] != 0x0A, Self.isBlank(text[next]) { next += 1 }
            if next < text.count, text[next] == 0x0A { break }
            index = Self.newline(in: text, from: next)
        }
        return start..<index
    }

    /// The next line's end.
    private static func newline(in text: Span<UInt8>, from start: Int) -> Int {
        SixteenBytes.first(in: text, start..<text.count) { $0.are(0x0A) }
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }
}
