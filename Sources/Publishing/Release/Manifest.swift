internal import Foundation
internal import Output

/// What a release is: its edition, its files with their digests, and the addresses that others may have noted.
///
/// Lies in the release as `manifest.json`, so that what is published can be compared with what is about to be, and read
/// back. It does not list itself; `SHA256SUMS` lists the same files for those who only have `sha256sum`.
package struct Manifest: Codable, Sendable, Equatable {
    package struct Entry: Codable, Sendable, Equatable {
        package var sha256: String
        package var bytes: Int
    }

    package static let name = "manifest.json"
    static let sumsName = "SHA256SUMS"

    package var version = 1
    package var edition: String
    package var editionDate: String?
    /// Of all that readers get: other bytes, another digest.
    package var digest: String
    /// By path; all but the manifest itself and the sums.
    package var files: [String: Entry]
    /// The ids on each page, by the page's address.
    package var addresses: [String: [String]]

    /// The release's folder: `2026-1-0123456789abcdef`.
    package var release: String { "\(edition)-\(digest.prefix(16))" }

    /// The manifest as it lies in the release: keys in order, a line feed at the end.
    func bytes() throws(PublishingError) -> [UInt8] { try Self.json(self) }

    /// Any value in the form that our files have.
    static func json(_ value: some Encodable) throws(PublishingError) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return try Array(encoder.encode(value)) + [UInt8(ascii: "\n")]
        } catch {
            throw .damaged(Self.name)
        }
    }

    /// - Parameter place: where it was read, for the message.
    init(_ bytes: [UInt8], from place: String) throws(PublishingError) {
        do {
            self = try JSONDecoder().decode(Self.self, from: Data(bytes))
        } catch {
            throw .damaged(place)
        }
        // What was read names files that are asked for and removed: none may lead out of the release.
        for path in files.keys where !SitePath.isPublishable(path) { throw .damaged(place) }
        guard Self.isReleaseName(release) else { throw .damaged(place) }
    }

    init(
        edition: String, editionDate: String?, digest: String, files: [String: Entry],
        addresses: [String: [String]]
    ) {
        self.edition = edition
        self.editionDate = editionDate
        self.digest = digest
        self.files = files
        self.addresses = addresses
    }

    /// The files in the form that `sha256sum -c` reads.
    func sums() -> String {
        files.sorted { $0.key < $1.key }.map { "\($1.sha256)  \($0)\n" }.joined()
    }

    /// The files whose names hold a digest of their content, compressed copies with them.
    var hashedAssets: [String] { files.keys.filter(Self.isHashedAsset) }

    static func isHashedAsset(_ path: String) -> Bool { path.hasPrefix("assets/") }

    /// Whether a name can be that of a release's folder; hidden ones are what a run has under its hands.
    ///
    /// Stands unquoted in the scripts of a host: letters, digits and a few marks of ASCII. Ends with a digest, so that a folder
    /// that someone else has put among the releases is none.
    static func isReleaseName(_ name: String) -> Bool {
        !name.hasPrefix("-") && !name.hasPrefix(".") && endsWithDigest(name)
            && name.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"):
                    true
                default: "-_.~+".utf8.contains(byte)
                }
            }
    }

    private static func endsWithDigest(_ name: String) -> Bool {
        let digest = name.utf8.suffix(17)
        return digest.count == 17 && name.utf8.count > 17 && digest.first == UInt8(ascii: "-")
            && digest.dropFirst().allSatisfy { "0123456789abcdef".utf8.contains($0) }
    }
}
