/// One paragraph after another, each read from front to back.
struct ParagraphPass {
    let places: PlaceScanner
    let codes: CodeList
    var soFar: SoFar

    /// What a paragraph has said as far as it has been read.
    struct SoFar {
        /// The act named before it.
        let context: String?

        var citations: [Citation] = []
        var doubts: [DoubtfulReference] = []
        /// The acts named so far, each once.
        var named: [ActScanner.Found] = []
        /// Whether an act was named that the register does not have: what is carried may mean it.
        var hasUnknown = false
        /// Whether that one was the last that was named: `samma lag` is not one of the others.
        var lastIsUnknown = false
        var lastChapter: Provision.Number?
        /// The chapters named so far, each once, and at most two of them.
        var chapters = PlaceScanner.Numbers()
        /// The acts of the Union named so far, each once.
        var unionActs: Set<String> = []
        /// Whether an article was named that is in something else: a convention, a journal.
        var hasOtherArticles = false
        /// What the paragraph has called acts that the register does not have.
        var explanations: [Explanation] = []
        /// The acts whose abbreviation the paragraph has given another meaning.
        var otherMeanings: Set<String> = []
        /// Where the last reference to an act ended: an abbreviation after `och` is of its kind.
        var lastActEnd = -1
        /// Whether a section without a chapter stood before any act: what is written so may be the text's own.
        var hasOwnSections = false
        /// Where a section of an act stood that was written with its sign first, `§ 7 LAS`.
        var lastSign = -1
        /// Where an abbreviation ended that stands for people or an office: another after `och` does too.
        var lastActorEnd = -1
        /// Places before the first act that is named: it tells whose those in its own chapter are.
        var waiting: [Waiting] = []
        /// The sentence that was last asked what it is about.
        var surroundings: Surroundings?

        init(context: String?) { self.context = context }
    }

    /// More acts than a paragraph names: from there on nothing is carried.
    static let mostNamed = 24

    init(text: NormalizedText, index: ActIndex, codes: CodeList) {
        places = PlaceScanner(acts: ActScanner(text: text, index: index))
        self.codes = codes
        soFar = SoFar(context: nil)
    }

    var acts: ActScanner { places.acts }
    var text: NormalizedText { places.acts.text }
    var index: ActIndex { places.acts.index }

    var openAct: String? { !soFar.hasUnknown && soFar.named.count == 1 ? soFar.named[0].id : nil }

    /// - Parameters:
    ///   - text: what it was made with, for what is found changes this value while that is read.
    ///   - context: the act named before the paragraph.
    mutating func run(
        _ text: NormalizedText, _ vocabulary: Vocabulary, _ skimmer: Skimmer, context: String?
    ) {
        soFar = SoFar(context: context)
        let bytes = text.lower
        let lower = bytes.span
        var skimming = Skimmer.Position(in: lower)
        var position = skimmer.next(from: 0, in: lower, &skimming)
        while position < lower.count {
            let byte = lower[position]
            if Scan.isDigit(byte) {
                if let end = placeFirst(at: position) ?? colonFirst(at: position)
                    ?? committeeReport(at: position)
                {
                    position = past(end)
                } else {
                    position = endOfNumber(position)
                }
            } else if Scan.isWord(byte) {
                position = word(at: position, in: lower, vocabulary)
            } else if byte == NormalizedText.section {
                if let end = placeFirst(at: position) { position = past(end) } else { position += 1 }
                // `§§` that announce nothing are passed by together.
                while text.byte(position) == NormalizedText.section { position += 1 }
            } else {
                position += 1
            }
            position = skimmer.next(from: position, in: lower, &skimming)
        }
    }

    /// Reads the word at a byte, and the reference that begins with it. Most words begin none.
    mutating func word(at start: Int, in lower: Span<UInt8>, _ vocabulary: Vocabulary) -> Int {
        let word = Scan.word(at: start, in: lower)
        let (range, end, hasDigits) = (start..<word.end, word.end, word.hasDigits)
        let kinds = vocabulary.kinds(of: lower, range, hasDigits: hasDigits)
        if kinds.contains(.place), let found = placeFirst(at: start) { return past(found) }
        if kinds.contains(.other) {
            let found = OtherSources(text: text).citations(at: start)
            for citation in found {
                emit(citation)
                rememberUnion(citation)
            }
            if let last = found.last { return past(last.range.upperBound) }
            if let end = carriedArticle(at: start) { return past(end) }
        }
        let isIssuer =
            lower[end - 1] == UInt8(ascii: "s") && text.match(anyOf: ActScanner.issuedWords, at: end) != nil
        let mayEndAct = ActWord.mayEnd(word.ending)
        if mayEndAct, let citation = OtherSources(text: text).europeanCompound(range) {
            emit(citation)
            rememberUnion(citation)
            return past(citation.range.upperBound)
        }
        // Most words that end so are others; a dash may join one to its end.
        let isAct =
            isIssuer || kinds.contains(.act)
            || mayEndAct && (text.byte(end) == UInt8(ascii: "-") || ActWord(text.lower[range]) != nil)
        if isAct, let found = actFirst(at: start) {
            return past(found)
        }
        if hasDigits || kinds.contains(.code), let found = code(range) { return found }
        return end
    }

    /// `2018/19:SfU28`
    private mutating func committeeReport(at start: Int) -> Int? {
        guard text.byte(start + 4) == UInt8(ascii: "/"),
            let report = OtherSources(text: text).committeeReport(at: start)
        else { return nil }
        emit(report)
        return report.range.upperBound
    }

    /// The rest of a word in which a reference ended, such as a footnote's number.
    func past(_ end: Int) -> Int {
        end > 0 && Scan.isWord(text.lower[end - 1]) ? text.wordEnd(from: end) : end
    }

    /// Past a number with everything that belongs to it, so that `2019/20:1` is not read from its middle.
    func endOfNumber(_ start: Int) -> Int {
        var end = start
        while end < text.lower.count, Scan.isWord(text.lower[end]) || Scan.isOne(text.lower[end], of: "/:-") {
            end += 1
        }
        return max(end, start + 1)
    }

    // MARK: Results

    mutating func emit(_ citation: consuming Citation) {
        citation.range = text.original(citation.range)
        for index in citation.locators.indices {
            citation.locators[index].range = text.original(citation.locators[index].range)
        }
        soFar.citations.append(citation)
    }

    /// Puts citations that only a later act has told among the others.
    mutating func insert(_ earlier: [Citation]) {
        for citation in earlier {
            let place =
                soFar.citations.firstIndex { $0.range.lowerBound > citation.range.lowerBound }
                ?? soFar.citations.count
            soFar.citations.insert(citation, at: place)
        }
    }
}
