/// Characters that make a text look like another one than it is.
package enum MisleadingText {
    /// Whether a character changes the direction of writing for what stands after it.
    ///
    /// Overrides, embeddings and isolates show a text in another order than it is written; nothing that is written from left to
    /// right needs one. The marks that give a single place a direction are harmless, and pass.
    package static func overridesDirection(_ scalar: UInt32) -> Bool {
        (0x202A...0x202E).contains(scalar) || (0x2066...0x2069).contains(scalar)
    }

    /// The byte at which the first of those characters begins.
    package static func directionOverride(in bytes: [UInt8]) -> Int? {
        var index = 0
        while let lead = bytes[index...].firstIndex(of: 0xE2) {
            if lead + 2 < bytes.count {
                let value = UInt32(bytes[lead + 1] & 0x3F) << 6 | UInt32(bytes[lead + 2] & 0x3F) | 0x2000
                if overridesDirection(value) { return lead }
            }
            index = lead + 1
        }
        return nil
    }

    /// The first thing in a text that looks like something else: a word with a letter that only looks like a Latin one, a digit
    /// that is none of the ten, a character that cannot be seen.
    ///
    /// A word of nothing but letters that look like Latin ones counts too, if nothing else in the text is of their alphabet.
    /// `TNFα` and `β-blockerare` pass: those letters look like no other.
    package static func disguise(in text: String) -> Disguise? {
        guard mayDisguise(text) else { return nil }
        var word = Word()
        var alone: Disguise?
        var hasOther = false
        var previous: Unicode.Scalar = " "
        for scalar in text.unicodeScalars + " ".unicodeScalars {
            defer { previous = scalar }
            if isInvisible(scalar, after: previous) { return .invisible(scalar) }
            if scalar.value > 0x7F, scalar.properties.numericType == .decimal { return .digit(scalar) }
            if scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark {
                word.append(scalar)
                continue
            }
            if let letter = word.disguised { return .word(word.text, letter) }
            if let letter = word.imitation, word.text.unicodeScalars.count > 1 {
                alone = alone ?? .word(word.text, letter)
            }
            hasOther = hasOther || word.hasOther
            word = Word()
        }
        return hasOther ? nil : alone
    }

    /// Whether a text has anything but letters of European languages and the punctuation that they are written with.
    private static func mayDisguise(_ text: String) -> Bool {
        var bytes = text.utf8.makeIterator()
        while let byte = bytes.next() {
            // Up to U+023F, and the accents that follow their letters.
            guard byte >= 0xC9, byte != 0xCC else { continue }
            if byte == 0xE2, bytes.next() == 0x80, let last = bytes.next(), (0x90...0xBA).contains(last) {
                continue
            }
            return true
        }
        return false
    }

    /// A word as far as it has been read.
    private struct Word {
        var text = ""
        private var hasLatin = false
        /// The first letter that looks like a Latin one, and the first that is of no alphabet that goes with Latin letters.
        private(set) var imitation: Unicode.Scalar?
        private var stranger: Unicode.Scalar?
        private(set) var hasOther = false

        mutating func append(_ scalar: Unicode.Scalar) {
            text.unicodeScalars.append(scalar)
            if imitates(scalar) {
                imitation = imitation ?? scalar
            } else if scalar.value < 0x250 || (0x1E00...0x1EFF).contains(scalar.value) {
                hasLatin = true
            } else if scalar.properties.generalCategory != .nonspacingMark {
                hasOther = true
                if !goesWithLatin(scalar) { stranger = stranger ?? scalar }
            }
        }

        /// The letter that makes the word another one than it looks.
        var disguised: Unicode.Scalar? {
            if let imitation, hasLatin || isStyled(imitation) { return imitation }
            return hasLatin ? stranger : nil
        }
    }

    /// Greek letters that look like no Latin one stand in names of substances; Chinese, Japanese and Korean ones look like none.
    private static func goesWithLatin(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x370...0x3FF, 0x3040...0x30FF, 0x3400...0x9FFF, 0xAC00...0xD7A3, 0x20000...0x3FFFF: true
        default: false
        }
    }

    /// Whether a character cannot be seen where it stands.
    ///
    /// Soft hyphens are for the lines to break at. What joins or selects pictures belongs to them, and some alphabets are written
    /// with joiners.
    private static func isInvisible(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar) -> Bool {
        let properties = scalar.properties
        guard properties.isDefaultIgnorableCodePoint || (0xFFF9...0xFFFB).contains(scalar.value) else {
            return false
        }
        switch scalar.value {
        case 0xAD, 0x34F, 0x61C, 0x200E, 0x200F: return false
        case 0x200C, 0x200D, 0xFE00...0xFE0F, 0xE0020...0xE007F:
            return !joins(previous)
        default: return true
        }
    }

    /// Whether a character is one that another may be joined to: of a picture, or of an alphabet east of the Greek one.
    private static func joins(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xFE0F, 0xE0020...0xE007F: true
        case 0x30...0x39, 0x23, 0x2A: true  // and a sign that frames them
        default:
            scalar.value >= 0x590 && (scalar.properties.isAlphabetic || scalar.properties.isEmoji)
                || scalar.properties.isEmoji && scalar.value > 0x7F
        }
    }

    /// Whether a letter that is not Latin looks like one that is.
    private static func imitates(_ scalar: Unicode.Scalar) -> Bool {
        isStyled(scalar) || cyrillic.contains(scalar) || greek.contains(scalar) || armenian.contains(scalar)
    }

    private static let cyrillic = Set("аеорсухіјѕԁһӏԛԝгпкмтвнАВЕКМНОРСТХУІЈЅԌԚԜ".unicodeScalars)
    private static let greek = Set("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονυι".unicodeScalars)
    private static let armenian = Set("օսոհցՕՍԼ".unicodeScalars)

    /// Latin letters under other numbers: full width, those of mathematics, of units and of Roman numerals.
    private static func isStyled(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xFF21...0xFF3A, 0xFF41...0xFF5A, 0x1D400...0x1D6A5, 0x2100...0x2125, 0x2127...0x2188: true
        default: false
        }
    }
}

extension MisleadingText {
    /// What is said of a character that changes the direction of writing.
    package static let directionMessage = "Här står ett osynligt tecken som vänder skrivriktningen."
    package static let directionHint = "Ta bort det: sudda till vänster om det som står efter."
}
