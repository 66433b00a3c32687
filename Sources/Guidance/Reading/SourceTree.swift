package import Diagnostics

/// The files that a build reads, in memory: what everything after reading is a pure function of.
package struct SourceTree: Sendable {
    /// A file as read: its path below its folder and its bytes.
    package struct File: Sendable, Equatable {
        package var path: String
        package var bytes: [UInt8]

        package init(path: String, bytes: [UInt8]) {
            self.path = path
            self.bytes = bytes
        }

        package init(path: String, text: String) {
            self.init(path: path, bytes: Array(text.utf8))
        }
    }

    /// One of the three folders.
    package struct Folder: Sendable {
        /// What the editor calls it: relative to the root, with `/`.
        package var name: String
        package var files: [File]

        package init(name: String, files: [File]) {
            self.name = name
            self.files = files.sorted { $0.path < $1.path }
        }

        /// The path of one of its files as diagnostics name it.
        package func displayPath(_ path: String) -> String {
            name.isEmpty || name == "." ? path : "\(name)/\(path)"
        }

        package subscript(path: String) -> File? {
            var low = 0
            var high = files.count
            while low < high {
                let middle = (low + high) / 2
                if files[middle].path < path { low = middle + 1 } else { high = middle }
            }
            return low < files.count && files[low].path == path ? files[low] : nil
        }
    }

    /// A PDF that was exported earlier, with what it was made from.
    package struct PDF: Sendable {
        /// The document's name, without suffix.
        package var name: String
        /// The digest of what it was made from.
        package var source: String
        package var pages: Int
        package var bytes: [UInt8]

        package init(name: String, source: String, pages: Int, bytes: [UInt8]) {
            self.name = name
            self.source = source
            self.pages = pages
            self.bytes = bytes
        }
    }

    package var content: Folder
    package var templates: Folder
    package var site: Folder
    /// Those that may go into the site, if they still fit the text.
    package var pdfs: [PDF]
    /// What could not be read.
    package var faults: [Diagnostic]

    package init(
        content: Folder, templates: Folder, site: Folder, pdfs: [PDF] = [], faults: [Diagnostic] = []
    ) {
        self.content = content
        self.templates = templates
        self.site = site
        self.pdfs = pdfs
        self.faults = faults
    }
}
