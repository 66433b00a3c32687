/// The texts of sections, and in a large guidance their headings, some in each file: a reader loads those that are shown.
struct TextScripts: Sendable {
    let input: SearchInput
    let layout: SearchLayout

    func bytes(of shard: Int) -> [UInt8] {
        let wanted = layout.sections(inText: shard)
        var texts: [String] = []
        for (page, range) in layout.pages(of: wanted) {
            let sections = input.sections(page)
            for number in range where sections.indices.contains(number) {
                texts.append(sections[number].text)
            }
        }
        var writer = ScriptWriter()
        writer.texts("t", from: wanted.lowerBound, texts)
        return writer.finished()
    }

    /// The headings of some sections of a guidance whose index is not whole, and what their pages are called.
    func headings(of shard: Int) -> [UInt8] {
        let first = shard * layout.sectionsInHeadings
        var headings: [String] = []
        var pages: [String] = []
        for (page, range) in layout.pages(of: first..<first + layout.sectionsInHeadings) {
            let sections = input.sections(page)
            for number in range where sections.indices.contains(number) {
                headings.append(
                    number == 0 ? input.pages[page].title.inOneLine + "\t" : Self.line(of: sections[number]))
            }
            pages.append(line(of: page))
        }
        var writer = ScriptWriter()
        writer.raw("s", String(first))
        writer.text("h", headings.joined(separator: "\n"))
        writer.text("m", pages.joined(separator: "\n"))
        return writer.finished()
    }

    /// A page with its number.
    private func line(of page: Int) -> String {
        var trail: [String] = []
        var above = input.pages[page].parent
        while let parent = above {
            trail.insert(input.pages[parent].title.inOneLine, at: 0)
            above = input.pages[parent].parent
        }
        return [
            String(page), input.pages[page].title.inOneLine, input.pages[page].path,
            trail.joined(separator: "\u{1F}"),
        ]
        .joined(separator: "\t")
    }

    /// A section's heading, and its fragment where that is not what the heading gives.
    static func line(of section: SearchSection) -> String {
        let heading = section.heading.inOneLine
        let fragment = section.fragment ?? ""
        if PlaceLabel.mayBe(heading), PlaceLabel.make(of: fragment) == heading { return "\t" + fragment }
        return HeadingSlug.make(from: heading) == fragment ? heading : heading + "\t" + fragment
    }
}

extension String {
    /// Without what separates fields and lines.
    var inOneLine: String {
        utf8.contains { $0 < 0x20 } ? String(map { $0.isNewline || $0 == "\t" ? " " : $0 }) : self
    }
}

/// What a chapter and a section of an act are called, as the engine makes it: `27 kap. 25 §` of `K27P25`.
enum PlaceLabel {
    /// Whether a heading can be what a place is called: most are not, and are not compared.
    static func mayBe(_ heading: String) -> Bool {
        heading.isEmpty || heading.hasSuffix("kap.") || heading.hasSuffix("§")
    }

    static func make(of fragment: String) -> String? {
        let letters = fragment.replacing("K", with: " ").replacing("P", with: "|").dropFirst(0)
        let parts = letters.split(separator: "|", omittingEmptySubsequences: false).map {
            $0.drop { $0 == " " }
        }
        guard parts.count <= 2, parts.allSatisfy({ $0.allSatisfy { $0.isNumber || $0.isLowercase } }) else {
            return nil
        }
        var words: [String] = []
        if let chapter = parts.first, !chapter.isEmpty { words += [spaced(chapter), "kap."] }
        if parts.count == 2 { words += [spaced(parts[1]), "§"] }
        return words.joined(separator: " ")
    }

    private static func spaced(_ number: some StringProtocol) -> String {
        guard let letter = number.last, letter.isLetter else { return String(number) }
        return "\(number.dropLast()) \(letter)"
    }
}

/// The id that most headings have, as the engine makes it: of their text, without the number before it.
enum HeadingSlug {
    private static func withoutNumber(_ text: String) -> Substring {
        let rest = text.drop { ("0"..."9").contains($0) }
        return rest.startIndex > text.startIndex && rest.hasPrefix(". ") ? rest.dropFirst(2) : text[...]
    }

    static func make(from text: String) -> String {
        var result: [UInt8] = []
        var isPending = false
        for letter in withoutNumber(text).lowercased().unicodeScalars {
            let byte: UInt8
            switch letter {
            case "a"..."z", "0"..."9": byte = UInt8(letter.value)
            case "å", "ä": byte = UInt8(ascii: "a")
            case "ö": byte = UInt8(ascii: "o")
            case "é": byte = UInt8(ascii: "e")
            default:
                isPending = true
                continue
            }
            if isPending, !result.isEmpty { result.append(UInt8(ascii: "-")) }
            isPending = false
            result.append(byte)
        }
        return String(decoding: result, as: UTF8.self)
    }
}
