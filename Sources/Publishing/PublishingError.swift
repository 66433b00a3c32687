/// Why nothing, or not all, could be published.
///
/// Carries facts only: the sentence that a reader meets is made where the language is known.
package enum PublishingError: Error, Equatable, Sendable {
    /// Another lots publishes there, or left a mark that says so a short while ago.
    case busy(String)
    /// There are files at the place that lots has not put there, and that it would replace.
    case notOurs(String, files: [String])
    /// A program is not on this machine; with the Debian package that has it, unless someone has named another program.
    case missingProgram(String, package: String?)
    /// A program ended with a fault; with what it said last.
    case programFailed(String, said: String)
    /// A program did not end in time and was stopped.
    case programHung(String)
    /// The system refused to read or write.
    case failed(path: String, errno: Int32)
    /// A folder cannot be made, or there is something else.
    case noFolder(String, errno: Int32)
    /// What was read back is not what was sent.
    case unlike(String, files: [String])
    /// A file of ours cannot be understood.
    case damaged(String)
    /// What readers meet cannot be told: a file or a link is damaged or gone that says it.
    case unreadable(String)
    /// No release is whole that one could go back to; with the latest of them, and what of it was changed.
    case changed(String, files: [String])
    /// There is no release before the one that is published.
    case nothingBefore(String)
    /// The site has a file whose name a web server might not understand.
    case unsafePath(String)
    /// The edition's name cannot be the name of a folder.
    case unusableEdition(String)
    /// A file came out otherwise when it was made again.
    case changedMeanwhile(String)
}
