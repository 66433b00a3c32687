/// Something in a text that looks like something else, or like nothing.
package enum Disguise: Sendable, Equatable {
    /// A word with a letter that is not what it looks like.
    case word(String, Unicode.Scalar)
    case digit(Unicode.Scalar)
    case invisible(Unicode.Scalar)

    /// What to look for in the file.
    package var text: String {
        switch self {
        case .word(let word, _): word
        case .digit(let scalar), .invisible(let scalar): String(scalar)
        }
    }

    package var message: String {
        switch self {
        case .word(let word, let letter):
            "Ordet ”\(word)” har ett tecken (\(letter), \(Self.number(letter))) som ser ut som en vanlig bokstav men är en annan."
        case .digit(let digit):
            "Tecknet \(digit) (\(Self.number(digit))) är ingen av siffrorna 0–9, fast det läses som en."
        case .invisible(let scalar): "Här står ett osynligt tecken (\(Self.number(scalar)))."
        }
    }

    package var hint: String {
        switch self {
        case .word: "Skriv ordet på nytt för hand. Det går inte att söka efter som det står."
        case .digit: "Skriv siffran på nytt för hand."
        case .invisible:
            "Ta bort det: sudda till vänster om det som står efter. Ordet går inte att söka efter som det står."
        }
    }

    private static func number(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
