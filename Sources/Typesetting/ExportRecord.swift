package import Foundation

/// What the PDFs in a folder were made from, kept beside them.
package struct ExportRecord: Codable, Sendable, Equatable {
    /// One PDF.
    package struct Entry: Codable, Sendable, Equatable {
        /// The document's name, without suffix.
        package var name: String
        /// The digest of the document and of the files that it needs.
        package var source: String
        /// The digest of our program.
        package var program: String
        /// The versions of what made it.
        package var tool: String
        /// The digest of the PDF itself.
        package var digest: String
        package var pages: Int

        package init(
            name: String, source: String, program: String, tool: String, digest: String, pages: Int
        ) {
            self.name = name
            self.source = source
            self.program = program
            self.tool = tool
            self.digest = digest
            self.pages = pages
        }
    }

    package static let fileName = "export.json"

    package private(set) var items: [Entry] = []

    package init() {}

    /// Reads the record of a folder; an empty one where there is none that can be read.
    package init(in folder: URL) {
        let data = try? Data(contentsOf: folder.appending(path: Self.fileName))
        self = data.flatMap { try? JSONDecoder().decode(Self.self, from: $0) } ?? Self()
    }

    package subscript(name: String) -> Entry? { items.first { $0.name == name } }

    package mutating func set(_ entry: Entry) {
        items.removeAll { $0.name == entry.name }
        items.append(entry)
        items.sort { $0.name < $1.name }
    }

    package mutating func remove(_ name: String) { items.removeAll { $0.name == name } }

    package func write(to folder: URL) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        try (encoder.encode(self) + Data("\n".utf8)).write(
            to: folder.appending(path: Self.fileName), options: .atomic)
    }
}
