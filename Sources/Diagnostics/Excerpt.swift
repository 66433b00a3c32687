/// What a fault shows of its line: all of it, or the part around the fault where the line is longer than people write.
package struct Excerpt: Sendable, Equatable {
    /// As it stands in the file.
    package let text: String
    /// The column of its first character, from 1.
    package let column: Int
    /// How many UTF-16 code units of the line stand before it.
    package let utf16Before: Int
    /// Whether the line goes on after it.
    package let isCut: Bool

    package init(_ text: String, column: Int = 1, utf16Before: Int = 0, isCut: Bool = false) {
        self.text = text
        self.column = column
        self.utf16Before = utf16Before
        self.isCut = isCut
    }
}
