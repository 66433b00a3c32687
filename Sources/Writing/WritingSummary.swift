/// What a finished replacement did.
package struct WritingSummary: Equatable, Sendable {
    /// Files that are new or whose bytes changed.
    package internal(set) var written = 0

    /// Files whose bytes were the same and which kept their modification time.
    package internal(set) var kept = 0

    /// The size of all files together, kept ones included.
    package internal(set) var bytes = 0

    /// Why the old site could not be removed; the new one is in place nevertheless.
    ///
    /// The next run tries again, and fails before it renders anything if it cannot.
    package internal(set) var leftover: WritingError?

    /// The summary of having done nothing.
    package init() {}

    static func += (total: inout WritingSummary, part: WritingSummary) {
        total.written += part.written
        total.kept += part.kept
        total.bytes += part.bytes
    }
}
