/// Why there is no PDF.
package enum TypesettingError: Error, Equatable {
    /// The Python cannot be run, or has no WeasyPrint; with what it said.
    case missing(said: String)
    /// It gave no answer in time.
    case hung
    /// It ended before it answered; with what it said last.
    case ended(said: String)
    /// What it wrote is no whole PDF.
    case notWhole
    /// No font has a character: `U+4E2D`.
    case unprintable([String])
    /// It said itself that it could not.
    case refused(String)

    /// Whether the next document can be asked for all the same.
    package var isOfDocument: Bool {
        switch self {
        case .missing, .hung, .ended: false
        case .notWhole, .unprintable, .refused: true
        }
    }
}
