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

    /// The first word that mixes Latin letters with letters of another alphabet that look like them, and such a letter of it.
    ///
    /// A word of nothing but such letters counts too, if nothing else in the text is of their alphabet. `TNFα` and `β-blockerare`
    /// pass: those letters look like no other.
    package static func mixedWord(in text: String) -> (word: String, letter: Unicode.Scalar)? {
        // Latin letters of European languages, and the punctuation that they are written with, end below these.
        guard text.utf8.contains(where: { $0 >= 0xCD && $0 != 0xE2 }) else { return nil }
        var word = ""
        var imitation: Unicode.Scalar?
        var hasLatin = false
        var alone: (word: String, letter: Unicode.Scalar)?
        var hasOther = false
        for scalar in text.unicodeScalars + " ".unicodeScalars {
            if scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark {
                word.unicodeScalars.append(scalar)
                if imitates(scalar) {
                    imitation = imitation ?? scalar
                } else if scalar.value < 0x250 {
                    hasLatin = true
                } else {
                    hasOther = true
                }
                continue
            }
            if let imitation {
                if hasLatin || isStyled(imitation) { return (word, imitation) }
                if word.unicodeScalars.count > 1 { alone = alone ?? (word, imitation) }
            }
            (word, imitation, hasLatin) = ("", nil, false)
        }
        return hasOther ? nil : alone
    }

    /// Whether a letter that is not Latin looks like one that is.
    private static func imitates(_ scalar: Unicode.Scalar) -> Bool {
        isStyled(scalar) || cyrillic.contains(scalar) || greek.contains(scalar) || armenian.contains(scalar)
    }

    private static let cyrillic = Set("аеорсухіјѕԁһӏԛԝгпкмтвнАВЕКМНОРСТХУІЈЅԌԚԜ".unicodeScalars)
    private static let greek = Set("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονυι".unicodeScalars)
    private static let armenian = Set("օսոհցՕՍԼ".unicodeScalars)

    /// Latin letters under other numbers: full width, and those of mathematics.
    private static func isStyled(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xFF21...0xFF3A, 0xFF41...0xFF5A, 0x1D400...0x1D6A5: true
        default: false
        }
    }
}

extension MisleadingText {
    /// What is said of a character that changes the direction of writing.
    package static let directionMessage = "Här står ett osynligt tecken som vänder skrivriktningen."
    package static let directionHint = "Ta bort det: sudda till vänster om det som står efter."

    /// What is said of a word that mixes alphabets.
    package static func mixedMessage(_ word: String, _ letter: Unicode.Scalar) -> String {
        let digits = String(letter.value, radix: 16, uppercase: true)
        let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        return
            "Ordet ”\(word)” har ett tecken (\(letter), \(code)) som ser ut som en vanlig bokstav men är en annan."
    }

    package static let mixedHint = "Skriv ordet på nytt för hand. Det går inte att söka efter som det står."
}
