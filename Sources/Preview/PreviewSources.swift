package import Dictionaries
package import Guidance

/// Where a preview gets what it shows.
package struct PreviewSources: Sendable {
    /// The folders that are followed.
    package var folders: [WatchedFolder]
    /// Reads the files: all of them, or those that may have changed since the tree was read.
    package var read: @Sendable (_ previous: SourceTree?, _ changes: FileChanges) -> SourceTree
    /// What the search knows words from.
    package var words: WordSources
    package var jobs: Int
    /// Whether warnings count as errors.
    package var isStrict: Bool

    package init(
        folders: [WatchedFolder], words: WordSources, jobs: Int, isStrict: Bool,
        read: @escaping @Sendable (SourceTree?, FileChanges) -> SourceTree
    ) {
        self.folders = folders
        self.words = words
        self.jobs = jobs
        self.isStrict = isStrict
        self.read = read
    }
}

extension SourceTree {
    /// Whether both say the same; files that were not read again are told by where they are in memory.
    func isSame(as other: SourceTree) -> Bool {
        content.files == other.content.files && templates.files == other.templates.files
            && site.files == other.site.files && faults == other.faults
            && pdfs.elementsEqual(other.pdfs) {
                $0.name == $1.name && $0.source == $1.source && $0.bytes == $1.bytes
            }
    }
}
