/// A stretch of one line of a file, counted as an editor's program counts: lines and columns from 1, in characters.
package struct SourceRange: Sendable, Equatable {
    package var line: Int
    package var column: Int
    /// The first column after the stretch, on the same line.
    package var endColumn: Int

    package init(line: Int, column: Int, endColumn: Int) {
        self.line = line
        self.column = column
        self.endColumn = max(endColumn, column)
    }
}
