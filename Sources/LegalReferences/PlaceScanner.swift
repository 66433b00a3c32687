/// Places in an act as they are written: `27 kap. 25 §`, `6 a, 9 och 11 §§ andra stycket 2`, several before one act.
struct PlaceScanner {
    /// The places under one `kap.`, or without one.
    struct Group {
        var range: Range<Int>
        var chapters = Numbers()
        var provisions: [Provision] = []
        var hasSections = false
        /// Whether it is a place only beside an act: `§ 8`, `kap. 3` are found in minutes and reports too.
        var needsAct = false
    }

    let acts: ActScanner

    var text: NormalizedText { acts.text }
    var count: Int { acts.text.lower.count }

    /// Whether an act begins at a byte: a bare number after `§` is a point only before one, or before a stop.
    func isAct(_ start: Int) -> Bool { acts.name(at: start, after: true) != nil }

    /// Long lists and ranges are cut here: no act has as many sections.
    static let most = 300

    @inline(__always)
    func byte(_ index: Int) -> UInt8 { text.byte(index) }

    // MARK: A group

    /// The group that begins at a byte, with the byte after it.
    func group(at start: Int) -> (group: Group, end: Int)? {
        guard start < count else { return nil }
        if !Scan.isDigit(byte(start)) {
            return signFirst(at: start) ?? wordFirst(at: start) ?? ordinalFirst(at: start)
                ?? partFirst(at: start)
        }
        guard let list = numbers(at: start) else { return ordinalFirst(at: start) }
        var group = Group(range: start..<list.end)
        var end = list.end
        if let afterChapter = chapterWord(at: list.end) {
            group.chapters = list.values
            end = afterChapter
            guard list.values.count == 1, let sections = firstSections(at: afterChapter, into: &group) else {
                // `27 kap. SFB`, `27 och 28 kap. SFB`
                list.values.forEach { group.provisions.append(Provision(chapter: $0)) }
                group.range = start..<end
                return (group, end)
            }
            end = sections
        } else if let afterSign = sectionSign(at: list.end) {
            end = qualified(list.values, chapter: nil, at: afterSign, into: &group)
        } else {
            return nil
        }
        if let chapter = chapterAfter(at: end, into: &group) {
            end = chapter
        } else {
            let last = moreSections(at: end, into: &group)
            // `46 § och 48 § i 27 kap.`
            end = last > end ? chapterAfter(at: last, into: &group) ?? last : last
        }
        group.range = start..<end
        return (group, end)
    }

    /// `46 § i 27 kap.`: the chapter after its sections, and no sections of its own after it.
    func chapterAfter(at start: Int, into group: inout Group) -> Int? {
        guard group.chapters.count == 0, let next = text.match(" i ", at: start) ?? text.match(" ", at: start)
        else { return nil }
        let chapter: Provision.Number
        let end: Int
        if let number = number(at: next), let word = chapterWord(at: number.end) {
            (chapter, end) = (number.value, word)
        } else if next > start + 1, let word = text.match(anyOf: ["kapitel ", "kap. "], at: next),
            let number = number(at: word)
        {
            (chapter, end) = (number.value, number.end)
        } else {
            return nil
        }
        if sectionFollows(text.match(", ", at: end) ?? end) || signedNumbers(at: text.skipSpace(end)) != nil {
            return nil
        }
        group.chapters = Numbers(chapter)
        for index in group.provisions.indices { group.provisions[index].chapter = chapter }
        return end
    }

    /// `§ 8`, `§§ 23-25`, `paragraf 25 i kapitel 27`
    func signFirst(at start: Int) -> (group: Group, end: Int)? {
        guard let list = signedNumbers(at: start) else { return nil }
        var group = Group(range: start..<list.end, needsAct: true)
        let sections = qualified(list.values, chapter: nil, at: list.end, into: &group)
        let end = chapterAfter(at: sections, into: &group) ?? sections
        group.range = start..<end
        return (group, end)
    }

    /// `kapitel 3, paragraf 16`, `kap. 27 § 48`, `paragraf 8`
    func wordFirst(at start: Int) -> (group: Group, end: Int)? {
        guard byte(start) == UInt8(ascii: "k") else { return nil }
        guard let word = text.match(anyOf: ["kapitel ", "kap. ", "kap "], at: start),
            let chapter = number(at: word)
        else { return nil }
        var group = Group(range: start..<chapter.end, chapters: Numbers(chapter.value), needsAct: true)
        let next = text.match(anyOf: [", ", " "], at: chapter.end) ?? chapter.end
        if let list = signedNumbers(at: next) {
            group.needsAct = text.match("kapitel", at: start) == nil
            let end = qualified(list.values, chapter: chapter.value, at: list.end, into: &group)
            group.range = start..<end
            return (group, end)
        }
        if next > chapter.end, let end = firstSections(at: next, into: &group) {
            group.range = start..<end
            return (group, end)
        }
        // `kap. 4 och 5`
        let list = pointNumbers(at: word) ?? (Numbers(chapter.value), chapter.end)
        group.chapters = list.values
        list.values.forEach { group.provisions.append(Provision(chapter: $0)) }
        group.range = start..<list.end
        return (group, list.end)
    }

    /// `tredje kapitlet`, `tredje kapitlet 2 §`, `27:e kapitlet`, `27:e kap. 2 §`, `patientlagens tredje kapitel`
    private func ordinalFirst(at start: Int) -> (group: Group, end: Int)? {
        guard let chapter = ordinal(at: start),
            let end = text.matchWord(" kapitlet", at: chapter.end)
                ?? text.matchWord(" kapitel", at: chapter.end)
                ?? (Scan.isDigit(byte(start)) ? text.match(" kap.", at: chapter.end) : nil)
        else { return nil }
        var group = Group(
            range: start..<end, chapters: Numbers(Provision.Number(chapter.value)), needsAct: true)
        if let sections = firstSections(at: end, into: &group) {
            group.range = start..<sections
        } else {
            group.provisions = [Provision(chapter: Provision.Number(chapter.value))]
        }
        return (group, group.range.upperBound)
    }

    /// Numbers that a sign or `paragraf` announces.
    func signedNumbers(at start: Int) -> (values: Numbers, end: Int)? {
        var next = start
        if byte(start) == NormalizedText.section {
            while byte(next) == NormalizedText.section { next += 1 }
            next = text.skipSpace(next)
        } else if byte(start) == UInt8(ascii: "p"),
            let word = text.match(anyOf: ["paragraf ", "paragrafen ", "paragraferna "], at: start)
        {
            next = word
        } else {
            return nil
        }
        guard Scan.isDigit(byte(next)) else { return nil }
        return pointNumbers(at: next)
    }

    func firstSections(at start: Int, into group: inout Group) -> Int? {
        let next = text.match(", ", at: start) ?? text.skipSpace(start)
        if let list = signedNumbers(at: next) {
            return qualified(list.values, chapter: group.chapters.first, at: list.end, into: &group)
        }
        guard Scan.isDigit(byte(next)), let list = numbers(at: next), let sign = sectionSign(at: list.end)
        else { return nil }
        return qualified(list.values, chapter: group.chapters.first, at: sign, into: &group)
    }

    /// `, 6 § och 9 §` after a first section: the chapter is the same.
    func moreSections(at start: Int, into group: inout Group) -> Int {
        var end = start
        // `1 §–5 §`
        if let last = group.provisions.last, last.stycke == nil, last.point == nil, let lower = last.section,
            byte(text.skipSpace(end)) == UInt8(ascii: "-"), let next = dash(at: end),
            let upper = number(at: next), let sign = sectionSign(at: upper.end)
        {
            var sections = Numbers()
            Self.addRange(from: lower, to: upper.value, to: &sections)
            end = qualified(sections, chapter: group.chapters.first, at: sign, into: &group)
        }
        while let next = sectionJoiner(at: end), Scan.isDigit(byte(next)), let list = numbers(at: next),
            chapterWord(at: list.end) == nil, let sign = sectionSign(at: list.end),
            group.provisions.count < Self.most, group.chapters.count == 0 || !isInOwnChapter(sign)
        {
            end = qualified(list.values, chapter: group.chapters.first, at: sign, into: &group)
        }
        return end
    }

    /// Whether ` i 6 kap.` follows a section: it is not in the chapter before it.
    private func isInOwnChapter(_ end: Int) -> Bool {
        guard let next = text.match(" i ", at: end), let number = number(at: next) else { return false }
        return chapterWord(at: number.end).map { !sectionFollows($0) } ?? false
    }
}
