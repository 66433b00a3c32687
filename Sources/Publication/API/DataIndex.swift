import Guidance
import Output
internal import Synchronization

/// `api/v1/index.json`: what the interface is of, and a digest of each of its files.
struct DataIndex: Sendable {
    static let name = "index.json"

    struct Entry: Sendable {
        /// Below `api/v1/`.
        var name: String
        var schema: String
        var bytes: @Sendable () -> [UInt8]
    }

    let guidance: Guidance
    let digests: FileDigests
    let files: [Entry]

    func bytes() -> [UInt8] {
        let settings = guidance.settings
        let digests = files.map { self.digests.digest(of: $0.name, $0.bytes) }
        var json = JSONBuffer()
        json.object { json in
            json.text("digest", Digest.of(digests.map { Array($0.utf8) }))
            json.edition(guidance)
            json.text("editionDate", settings.edition?.date?.description)
            json.array("files") { json in
                for (file, digest) in zip(files, digests) {
                    json.object { json in
                        json.text("digest", digest)
                        json.text("path", file.name)
                        json.text("schema", "schema/\(file.schema).schema.json")
                    }
                }
            }
            json.text("language", settings.language)
            json.text("licence", settings.licence)
            json.text("previousEdition", settings.edition?.previous)
            json.schema("index")
            if !guidance.isDecided { json.text("standing", settings.standing) }
            json.text("status", guidance.status.rawValue)
            json.text("title", settings.title)
            json.version()
        }
        return json.file
    }
}

extension Guidance {
    /// The status of the page that has come least far: what joins pages has come no further.
    fileprivate var status: Status {
        let found = Set(outline.pages.map(\.frontMatter.status))
        return Status.allCases.first { found.contains($0) } ?? .draft
    }
}

/// The digests of files as they are made, so that telling them makes none of them twice.
final class FileDigests: Sendable {
    private let known = Mutex<[String: String]>([:])

    func note(_ bytes: [UInt8], of name: String) {
        let digest = Digest.of(bytes)
        known.withLock { $0[name] = digest }
    }

    /// - Parameter bytes: makes the file's bytes, where it has not been made yet.
    func digest(of name: String, _ bytes: () -> [UInt8]) -> String {
        known.withLock { $0[name] } ?? Digest.of(bytes())
    }
}
