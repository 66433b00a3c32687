internal import Diagnostics

/// How long a passage's facts hold: a paragraph `Uppgifterna gäller: 2026-11-21 till 2027-06-30`.
package struct Validity: Sendable, Equatable {
    /// The day on which they were true, as it is written.
    package var from: String
    /// The last day on which they may be trusted unseen; `nil` where none is said.
    package var until: String?
    package var position: SourcePosition
}

extension DocumentParser {
    /// The validity that a paragraph states, if it begins with the marker.
    ///
    /// Whether its days exist is for the reader of pages to say.
    mutating func validity(of inlines: [Inline], at position: SourcePosition) -> Validity? {
        guard let marker = conventions?.validityMarker, !marker.isEmpty,
            let rest = inlines.droppingPrefix(marker)
        else { return nil }
        var text = PlainText.of(rest).trimmingSpaces()
        if text.hasSuffix(".") { text.removeLast() }
        let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        // One day, or two with a word or a dash between.
        let isRange = words.count == 3 && words[1].allSatisfy { !$0.isNumber }
        guard words.count == 1 || isRange else {
            report(
                .invalidDate, at: position, text: marker, "Efter ”\(marker)” ska en eller två dagar stå.",
                hint: "Skriv till exempel: \(marker) 2026-11-21 till 2027-06-30")
            return nil
        }
        let validity = Validity(from: words[0], until: isRange ? words[2] : nil, position: position)
        document.validities.append(validity)
        return validity
    }
}
