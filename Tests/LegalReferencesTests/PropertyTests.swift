import LegalReferences
import TestSupport
import Testing

/// What holds for every text, whatever stands in it.
@Suite(.serialized) struct PropertyTests {
    private let recognizer = Register.recognizer

    // MARK: How a text is set changes no target

    @Test(arguments: [" \n", "\n", "\r\n", "\u{A0}", "\u{2009}", "\u{202F}", "  "])
    func `another space changes no target`(_ space: String) {
        // Two breaks after each other are a blank line, which parts two texts.
        for line in Line.all where !line.text.contains("\n ") && !line.text.contains(" \n") {
            let set = line.text.replacing(" ", with: space)
            #expect(targets(set, line) == targets(line.text, line), "\(line.id) \(set.debugDescription)")
        }
    }

    @Test(arguments: ["\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2212}", "\u{FE63}"])
    func `another dash changes no target`(_ dash: String) {
        for line in Line.all {
            #expect(
                targets(line.text.replacing("-", with: dash), line) == targets(line.text, line),
                "\(line.id) \(line.text)")
            #expect(
                targets(line.text.replacing("–", with: dash), line) == targets(line.text, line),
                "\(line.id) \(line.text)")
        }
    }

    @Test func `a soft hyphen or a line break at one place changes no target`() {
        var generator = SeededGenerator(seed: 4)
        // A hyphen at a line's end is read with the word after it, which must be whole then.
        for line in Line.all where !line.text.contains("-\n") {
            let scalars = Array(line.text.unicodeScalars)
            for _ in 0..<3 {
                let place = Int.random(in: 0..<scalars.count, using: &generator)
                var set = String.UnicodeScalarView()
                for (index, scalar) in scalars.enumerated() {
                    if index == place, scalar == " " { set.append("\n") } else { set.append(scalar) }
                    if index == place, isLetter(scalar), index + 1 < scalars.count,
                        isLetter(scalars[index + 1])
                    {
                        set.append("\u{AD}")
                    }
                }
                #expect(
                    targets(String(set), line) == targets(line.text, line),
                    "\(line.id) \(String(set).debugDescription)")
            }
        }
    }

    @Test func `a blank line keeps two texts apart`() {
        var generator = SeededGenerator(seed: 5)
        for first in Line.all where first.act == nil {
            let second = Line.all[Int.random(in: Line.all.indices, using: &generator)]
            let both = recognizer.references(
                in: Array("\(first.text)\n\n\(second.text)".utf8), act: second.act)
            let parts = [first, second].map {
                recognizer.references(in: Array($0.text.utf8), act: second.act)
            }
            let shift = first.text.utf8.count + 2
            let expected =
                parts[0].citations.map { Place($0, 0) } + parts[1].citations.map { Place($0, shift) }
            #expect(both.citations.map { Place($0, 0) } == expected, "\(first.id) \(second.id)")
        }
    }

    // MARK: Where it stands

    @Test(arguments: ["a", " ", "å", "–", "8", "\u{1D}", "ord ", "😀"])
    func `what stands before a reference moves it and changes nothing else`(_ piece: String) {
        for reference in [
            "27 kap. 25 § SFB", "HSLF-FS 2018:54", "patientlagen", "KVÅ-koden DV077", "8 § sjuklönelagen",
        ] {
            let alone = recognizer.references(in: Array(reference.utf8)).citations.map { Place($0, 0) }
            #expect(!alone.isEmpty)
            // Texts are looked at 64 bytes after 64.
            for count in 0...(200 / piece.utf8.count) {
                let before = String(repeating: piece, count: count) + ". "
                let found = recognizer.references(in: Array((before + reference).utf8)).citations
                #expect(found.map { Place($0, -before.utf8.count) } == alone, "\(before)\(reference)")
            }
        }
    }

    @Test(arguments: ["§", "§§"])
    func `a reference directly after a section sign is found as it is alone`(_ piece: String) {
        for reference in ["PSL kap 3 § 1-4", "patientlagen 3 kap. 1 §", "SFB 27:25"] {
            let alone = recognizer.references(in: Array(reference.utf8)).citations.map { Place($0, 0) }
            #expect(!alone.isEmpty)
            let before = "Se \(piece)"
            let found = recognizer.references(in: Array((before + reference + ".").utf8)).citations
            #expect(found.map { Place($0, -before.utf8.count) } == alone, "\(before)\(reference)")
        }
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func `the lines that tell of a reference are those that do so alone`(_ ending: String) {
        var generator = SeededGenerator(seed: 7)
        let texts = Line.all.map { $0.text.replacing("\n", with: " ").replacing("\r", with: " ") }
        let tells = texts.map { !recognizer.tellingLines(in: Array($0.utf8).span).isEmpty }
        #expect(tells.contains(true) && tells.contains(false))
        for _ in 0..<300 {
            let chosen = (0..<20).map { _ in
                Int.random(in: -2..<texts.count, using: &generator)
            }
            // Some are empty.
            let page = chosen.map { $0 < 0 ? "" : texts[$0] }.joined(separator: ending)
            let expected = chosen.indices.filter { chosen[$0] >= 0 && tells[chosen[$0]] }.map { $0 + 1 }
            #expect(recognizer.tellingLines(in: Array(page.utf8).span) == expected)
        }
    }

    // MARK: Any input

    @Test func `offsets stand inside the text, in order, between scalars`() {
        var generator = SeededGenerator(seed: 6)
        for _ in 0..<1500 {
            let text = randomText(&generator)
            let bytes = Array(text.utf8)
            var last = 0
            for citation in recognizer.references(in: bytes).citations {
                let ranges = [citation.range] + citation.locators.map(\.range)
                for range in ranges {
                    #expect(
                        range.lowerBound >= 0 && range.upperBound <= bytes.count && !range.isEmpty,
                        "\(text.debugDescription)")
                    for offset in [range.lowerBound, range.upperBound] where offset < bytes.count {
                        #expect(
                            bytes[offset] & 0xC0 != 0x80,
                            "\(offset) is inside a scalar of \(text.debugDescription)")
                    }
                }
                #expect(citation.range.lowerBound >= last, "\(text.debugDescription)")
                last = citation.range.upperBound
            }
        }
    }

    /// Eight times the text takes about eight times the time. The bound is wide, for the machine has other work; what is
    /// quadratic takes 64 times.
    @Test(arguments: [
        "1, ", "1 kap, 1, ", "1 kap. ", "1 § ", "§", "§ 1 ", "1–", "6 a, ", "HSL ", "AML, ", "lagen om ",
        "lag (1999:1) ", "(((", "Socialstyrelsens föreskrifter ",
        "prop. 2018/19:1 och 2019/20:2, ", "kammarrätten i göteborg ", "artikel 6 i ", "2018:",
        "5 § samma lag ", "dåvarande ", "hälso- och ", "-\n", "a-\nb", "\u{AD}", "första ",
        "1 § första och andra och ", "DV999 ", "Kammarrätten i Göteborg mål ", "kap. 1 § 2 ",
        "SFB 1:1 st. 1 ", "27:46 och ", "27:46 SFB ", "artikel 6, ", "artiklarna 6.1 a och b, ",
        "1 § första stycket och ", "HSLF-FS 2017:40, ", "1/1999 ", "direktivet 95/46/EG ", "§ § ", "*", "_a",
        "³", "\n \n", "\n ", "å", "”",
        "1 § 2 b och c, ", "1 § 2 mom. ", "prop. 2018/19:1 s. 1, 2, ", "2018/19:SfU1 ", "[^", "[^1]",
        "§ 7 LAS, § 8, ",
        "föreskrifterna om ", "HSL som ", "Lag om sjuklön, ", "27 kap. 1 §, jämför ", "hsl 5 kap. ",
        "(EU) 2016/679, ",
        "genom SFS 2021:1 ",
    ])
    func `time grows with length`(_ piece: String) {
        let size = 3_000
        func text(_ length: Int) -> [UInt8] {
            Array(String(repeating: piece, count: length / piece.utf8.count).utf8)
        }
        func time(_ bytes: [UInt8]) -> Duration {
            (0..<4).map { _ in ContinuousClock().measure { _ = recognizer.references(in: bytes) } }.min()
                ?? .zero
        }
        let (short, long) = (time(text(size)), time(text(size * 8)))
        #expect(long < short * 28 + .milliseconds(60), "\(short) and \(long)")
    }

    // MARK: Helpers

    private func targets(_ text: String, _ line: Line) -> [String] {
        recognizer.references(in: Array(text.utf8), act: line.act).citations.map {
            "\($0.kind) \($0.id.split { $0.isWhitespace }.joined(separator: " ")) \($0.targets.map(\.code)) \($0.article ?? "")"
        }
    }

    private struct Place: Equatable {
        var id: String
        var range: Range<Int>
        var targets: [Provision]

        init(_ citation: Citation, _ shift: Int) {
            id = citation.id
            range = citation.range.lowerBound + shift..<citation.range.upperBound + shift
            targets = citation.targets
        }
    }

    private func isLetter(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isAlphabetic }

    private static let pieces = [
        "27 kap.", " 25 §", " SFB", "§§ ", " och ", ", ", "–", "1", "2018:54", "HSLF-FS ", "lagen (",
        "1991:1047)", " om sjuklön", "prop. ", "2018/19:1", " s. 3",
        "första stycket", " 2 ", "\n", "\n\n", "\u{A0}", "\u{AD}", "samma lag", "HFD 2018 ref. 5",
        "artikel 6.1 c i ", "(EU) ", "2016/679", "förordning ", "DV077", "å", "é",
        "🙂", "\u{FFFC}", "*", "_", "-", "²", "”", "kammarrätten i göteborg", " mål nr 1-18", "Å",
        "patientlagen", "s", "(", ")", "[", "]", "\u{0}", "\u{1F}", "\u{2028}",
    ]

    private func randomText(_ generator: inout SeededGenerator) -> String {
        var text = ""
        for _ in 0..<Int.random(in: 0..<40, using: &generator) {
            if Int.random(in: 0..<4, using: &generator) > 0,
                let piece = Self.pieces.randomElement(using: &generator)
            {
                text += piece
            } else if let scalar = Unicode.Scalar(
                UInt32.random(in: 0...0x2FFFF, using: &generator)
                    >> UInt32.random(in: 0..<18, using: &generator))
            {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
