/// Finds references to law and codes in Swedish running text.
///
/// One scanner reads each paragraph once from front to back. Where the act is not certain, nothing is found: a wrong link
/// costs a reader more than a missing one.
///
/// A class, for every text that is read takes hold of it.
package final class Recognizer: Sendable {
    let index: ActIndex
    let codes: CodeList
    let prefilter: Prefilter
    let vocabulary: Vocabulary
    let skimmer: Skimmer

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
        mutating func add(_ pass: inout ParagraphPass) {
            // Mostly there is one.
            if citations.isEmpty {
                swap(&citations, &pass.soFar.citations)
            } else {
                citations += pass.soFar.citations
            }
            if !pass.soFar.doubts.isEmpty { doubts += pass.soFar.doubts }
            openAct = pass.openAct
        }
    }

    /// The lines of a Markdown text that may hold references, the first line 1; most lines hold none.
    package func tellingLines(in text: Span<UInt8>) -> [Int] { prefilter.tellingLines(in: text) }

    /// - Parameters:
    ///   - text: UTF-8; a blank line ends a paragraph.
    ///   - act: the act that what stands before the text has named.
    package func references(in text: [UInt8], act: String? = nil) -> Result {
        ReferenceReader(self).references(in: text, act: act)
    }
}
