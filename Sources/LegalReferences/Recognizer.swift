/// Finds references to law and codes in Swedish running text.
///
/// One scanner reads each paragraph once from front to back. Where the act is not certain, nothing is found: a wrong link
/// costs a reader more than a missing one.
package struct Recognizer: Sendable {
    private let index: ActIndex
    private let codes: CodeList
    private let prefilter: Prefilter

    /// - Parameter acts: the register; an act that is printed with its number is found without it.
    package init(acts: [Act], codes: CodeList) {
        index = ActIndex(acts)
        self.codes = codes
        let words = [
            "kapitel", "hfd", "rå", "nja", "ad", "kammarrätt", "kammarrätten", "gdpr", "dataskyddsförordningen", "eu", "eg",
        ].map { Array($0.utf8) }
        prefilter = Prefilter(words: index.firstWords + words + self.codes.codes.map { Array($0.lowercased().utf8) } + self.codes.words)
    }

    /// What was found in a text.
    package struct Result: Sendable, Equatable {
        package var citations: [Citation] = []
        package var doubts: [DoubtfulReference] = []
        /// The act that a list below this text would continue: the only one named in its last paragraph.
        package var openAct: String?
    }

    /// - Parameters:
    ///   - text: UTF-8; a blank line ends a paragraph.
    ///   - act: the act that what stands before the text has named.
    package func references(in text: [UInt8], act: String? = nil) -> Result {
        var result = Result()
        for range in paragraphs(of: text) where prefilter.mayHoldReference(text.span, range) {
            var pass = ParagraphPass(
                text: NormalizedText(text, range: range), index: index, codes: codes, context: act)
            pass.run()
            result.citations += pass.citations
            result.doubts += pass.doubts
            result.openAct = pass.openAct
        }
        return result
    }

    /// Stretches between blank lines.
    private func paragraphs(of text: [UInt8]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        let span = text.span
        var start = 0
        var index = 0
        while index < span.count {
            if span[index] == 0x0A {
                var next = index + 1
                while next < span.count, span[next] == 0x20 || span[next] == 0x09 || span[next] == 0x0D { next += 1 }
                if next < span.count, span[next] == 0x0A {
                    if index > start { ranges.append(start..<index) }
                    start = next + 1
                    index = next
                }
            }
            index += 1
        }
        if start < span.count { ranges.append(start..<span.count) }
        return ranges
    }
}

/// One paragraph, read from front to back.
private struct ParagraphPass {
    let text: NormalizedText
    let index: ActIndex
    let codes: CodeList
    /// The act named before the paragraph.
    let context: String?
    let acts: ActScanner
    let others: OtherSources

    var citations: [Citation] = []
    var doubts: [DoubtfulReference] = []
    /// The acts named so far, each once.
    private var named: [ActScanner.Found] = []
    /// Whether an act was named that the register does not have: what is carried may mean it.
    private var hasUnknown = false
    private var lastChapter: String?

    init(text: NormalizedText, index: ActIndex, codes: CodeList, context: String?) {
        self.text = text
        self.index = index
        self.codes = codes
        self.context = context
        acts = ActScanner(text: text, index: index)
        others = OtherSources(text: text)
    }

    var openAct: String? { !hasUnknown && named.count == 1 ? named[0].id : nil }

    mutating func run() {
        let b = text.lower
        let places = PlaceScanner(text) { [acts] position in acts.name(at: position) != nil }
        var position = 0
        while position < b.count {
            let byte = b[position]
            guard Scan.isWord(byte), position == 0 || !Scan.isWord(b[position - 1]) else {
                position += 1
                continue
            }
            if Scan.isDigit(byte) || byte == UInt8(ascii: "k"), let end = placeFirst(at: position, places) {
                position = end
            } else if Scan.isDigit(byte) {
                position = endOfNumber(position)
            } else if let citation = others.citation(at: position) {
                emit(citation)
                position = citation.range.upperBound
            } else if let end = actFirst(at: position, places) ?? code(at: position) {
                position = end
            } else {
                position = text.wordEnd(from: position)
            }
        }
    }

    /// Past a number with everything that belongs to it, so that `2019/20:1` is not read from its middle.
    private func endOfNumber(_ start: Int) -> Int {
        var end = start
        while end < text.lower.count, Scan.isWord(text.lower[end]) || "/:-".utf8.contains(text.lower[end]) { end += 1 }
        return max(end, start + 1)
    }

    // MARK: The place first

    private mutating func placeFirst(at start: Int, _ places: PlaceScanner) -> Int? {
        // `§ 44-2015`, `s. 30`: a number of something else.
        if start >= 3, text.lower[start - 2] == 0xA7 { return nil }
        guard let first = places.group(at: start) else { return nil }
        var groups = [first.group]
        var end = first.end
        while act(after: end) == nil, let next = places.joiner(at: end), let more = places.group(at: next), groups.count < 50 {
            groups.append(more.group)
            end = more.end
        }
        switch act(after: end) {
        case .found(let found):
            emit(groups, in: found)
            remember(found)
            return found.range.upperBound
        case .unknown(let range):
            hasUnknown = true
            if groups.contains(where: \.hasSections) {
                doubts.append(.unknownAct(text.original(start..<range.upperBound), name: text.string(range)))
            }
            return range.upperBound
        case .same(let range):
            emitCarried(groups, explicit: true, start: start, end: range.upperBound)
            return range.upperBound
        case nil:
            emitCarried(groups, explicit: false, start: start, end: end)
            return end
        }
    }

    /// The act that follows a place: directly, after a comma, or after ` i `.
    private func act(after end: Int) -> ActScanner.Name? {
        for lead in [" ", ", ", " i ", " i den ", " av ", " ("] {
            guard let start = text.match(lead, at: end), let name = acts.name(at: start) else { continue }
            switch name {
            case .found(let found):
                // `8 § …, lagen`: after a comma or a bracket only a name that is one.
                if lead == " (", found.isBareAbbreviation == false, found.range.upperBound >= text.lower.count { continue }
                return name
            case .same: if lead == " " || lead == " i " || lead == " av " { return name }
            case .unknown(let range):
                // Words after a comma are often the sentence going on, not the act.
                let isCapitals = text.bytes[range].allSatisfy { $0 < 0x61 }
                if lead == " " || lead == " i " && !isCapitals { return name }
            }
        }
        return nil
    }

    private mutating func emitCarried(_ groups: [PlaceScanner.Group], explicit: Bool, start: Int, end: Int) {
        var groups = groups
        if !explicit, let after = text.match(" samma kapitel", at: end), let chapter = lastChapter {
            _ = after
            for index in groups.indices {
                for place in groups[index].provisions.indices { groups[index].provisions[place].chapter = chapter }
            }
        }
        guard explicit || groups.contains(where: \.hasSections) else { return }
        let candidates = named.filter { found in groups.allSatisfy { canHave($0, found) } }
        var carried: ActScanner.Found?
        if explicit {
            carried = named.last.flatMap { last in candidates.contains { $0.id == last.id } ? last : nil }
        } else if !hasUnknown, candidates.count == 1 {
            carried = candidates[0]
        }
        if carried == nil, named.isEmpty, !hasUnknown, let context {
            let found = ActScanner.Found(
                id: context, act: index.act(id: context), kind: ActScanner.kind(of: context), range: 0..<0)
            if groups.allSatisfy({ canHave($0, found) }) { carried = found }
        }
        guard let carried else {
            doubts.append(.noAct(text.original(start..<end)))
            return
        }
        for group in groups {
            var citation = Citation(kind: carried.kind, range: group.range, id: carried.id)
            citation.targets = group.provisions
            citation.isCarried = true
            citation.isHistorical = carried.isHistorical
            emit(citation)
        }
    }

    private func canHave(_ group: PlaceScanner.Group, _ found: ActScanner.Found) -> Bool {
        guard let act = found.act else { return true }
        return group.provisions.allSatisfy { index.acts[act].canHave($0) }
    }

    /// Cites each group; the last one's stretch goes on to the end of the act.
    private mutating func emit(_ groups: [PlaceScanner.Group], in found: ActScanner.Found) {
        reportDisagreement(found)
        for (number, group) in groups.enumerated() {
            let end = number == groups.count - 1 ? found.range.upperBound : group.range.upperBound
            if let impossible = group.provisions.first(where: { place in
                found.act.map { !index.acts[$0].canHave(place) } ?? false
            }) {
                doubts.append(
                    .impossiblePlace(text.original(group.range.lowerBound..<end), act: found.id, place: impossible))
                continue
            }
            var citation = Citation(kind: found.kind, range: group.range.lowerBound..<end, id: found.id)
            citation.targets = group.provisions
            citation.isHistorical = found.isHistorical
            lastChapter = group.chapters.last ?? lastChapter
            emit(citation)
        }
    }

    private mutating func reportDisagreement(_ found: ActScanner.Found) {
        guard let (name, registered) = found.disagreement else { return }
        doubts.append(
            .numberDisagrees(text.original(found.range), name: name, number: found.id, registered: registered))
    }

    private mutating func remember(_ found: ActScanner.Found) {
        named.removeAll { $0.id == found.id }
        named.append(found)
    }

    // MARK: The act first

    private mutating func actFirst(at start: Int, _ places: PlaceScanner) -> Int? {
        guard case .found(let found)? = acts.name(at: start) else { return nil }
        let end = found.range.upperBound
        if let colon = colonPlace(at: end, in: found) {
            reportDisagreement(found)
            var citation = Citation(kind: found.kind, range: found.range.lowerBound..<colon.end, id: found.id)
            citation.targets = [colon.place]
            citation.isHistorical = found.isHistorical
            emit(citation)
            remember(found)
            return colon.end
        }
        for lead in [" ", ", ", " (", ": "] {
            guard let next = text.match(lead, at: end), let place = places.group(at: next), act(after: place.end) == nil,
                place.group.hasSections || lead == " ", canHave(place.group, found)
            else { continue }
            var citation = Citation(
                kind: found.kind, range: found.range.lowerBound..<place.end, id: found.id)
            citation.targets = place.group.provisions
            citation.isHistorical = found.isHistorical
            reportDisagreement(found)
            lastChapter = place.group.chapters.last ?? lastChapter
            emit(citation)
            remember(found)
            return place.end
        }
        guard !found.isBareAbbreviation || standsForAct(found.range) else { return end }
        reportDisagreement(found)
        var citation = Citation(kind: found.kind, range: found.core ?? found.range, id: found.id)
        citation.isHistorical = found.isHistorical
        emit(citation)
        remember(found)
        return end
    }

    /// `SFB 27:25`
    private func colonPlace(at end: Int, in found: ActScanner.Found) -> (place: Provision, end: Int)? {
        guard let start = text.match(" ", at: end) else { return nil }
        let b = text.lower
        var middle = start
        while middle < b.count, Scan.isDigit(b[middle]) { middle += 1 }
        guard (1...3).contains(middle - start), middle < b.count, b[middle] == UInt8(ascii: ":") else { return nil }
        var last = middle + 1
        while last < b.count, Scan.isDigit(b[last]) { last += 1 }
        guard (1...3).contains(last - middle - 1) else { return nil }
        if last < b.count, Scan.isLower(b[last]) { last += 1 }
        guard last == b.count || !Scan.isWord(b[last]) else { return nil }
        let place = Provision(chapter: text.string(start..<middle), section: text.string((middle + 1)..<last))
        if let act = found.act, !index.acts[act].canHave(place) { return nil }
        return (place, last)
    }

    /// Whether an abbreviation alone means the act: AML is a disease too.
    private func standsForAct(_ range: Range<Int>) -> Bool {
        let before = text.lower[..<range.lowerBound]
        let sentence = sentence(around: range)
        let isLegal = ["lag", "§", "balk", "regler", "bestämmels", "författning", "föreskri"].contains { sentence.contains($0) }
        let isMedical = ["leukemi", "diagnos", "tumör", "cancer", "sjukdom", "behandling", "patienter med"].contains { sentence.contains($0) }
        if named.contains(where: { $0.act.map { act in index.acts[act].names.contains(text.string(range)) } ?? false }) { return true }
        let word = String(decoding: before.dropLast().reversed().prefix { Scan.isWord($0) }.reversed(), as: UTF8.self)
        if ["enligt", "i", "jfr", "se", "per"].contains(word) { return isLegal || !isMedical || word == "enligt" }
        if isMedical && !isLegal { return false }
        return isLegal || ["och", "av", "till", "eller", "samt", "från", "genom", "inom", "mot", ""].contains(word)
    }

    private func sentence(around range: Range<Int>) -> String {
        var start = range.lowerBound
        while start > 0, text.lower[start - 1] != UInt8(ascii: ".") { start -= 1 }
        var end = range.upperBound
        while end < text.lower.count, text.lower[end] != UInt8(ascii: ".") { end += 1 }
        return String(decoding: text.lower[max(start, range.lowerBound - 300)..<min(end, range.upperBound + 300)], as: UTF8.self)
    }

    // MARK: Codes

    private mutating func code(at start: Int) -> Int? {
        guard !codes.codes.isEmpty, text.bytes[start] <= 0x5A else { return nil }
        let end = text.wordEnd(from: start)
        guard (3...12).contains(end - start) else { return nil }
        let before = start > 0 ? text.bytes[start - 1] : 0x20
        let after = end < text.bytes.count ? text.bytes[end] : 0x20
        guard before != UInt8(ascii: "-"), before != UInt8(ascii: "/"), after != UInt8(ascii: "-"), after != UInt8(ascii: "/") else { return nil }
        let word = text.string(start..<end)
        if codes.codes.contains(word) {
            emit(Citation(kind: .kva, range: start..<end, id: word))
            return end
        }
        guard codes.shapes.contains(CodeList.shape(of: word)) else { return nil }
        let sentence = Array(sentence(around: start..<end).utf8)
        if codes.words.contains(where: { Self.holds(sentence, $0) }) {
            doubts.append(.unknownCode(text.original(start..<end), code: word))
        }
        return end
    }

    private static func holds(_ text: [UInt8], _ word: [UInt8]) -> Bool {
        guard text.count >= word.count else { return false }
        return (0...(text.count - word.count)).contains { text[$0..<($0 + word.count)].elementsEqual(word) }
    }

    // MARK: Results

    private mutating func emit(_ citation: Citation) {
        var result = citation
        result.range = text.original(citation.range)
        result.locators = citation.locators.map { Citation.Locator(kind: $0.kind, range: text.original($0.range)) }
        citations.append(result)
    }
}
