internal import Foundation
internal import Output

/// What lots has put at an object store and not taken away: the only files there that it may replace or delete.
///
/// Written before the first file is sent, with all that may come to be there, so that a run that is stopped leaves nothing
/// that nobody knows of; and at the end with what is there.
struct Ledger: Codable, Equatable, Sendable {
    static let name = ".lots/ledger.json"

    /// The digests that each file may have.
    var files: [String: Set<String>] = [:]
    /// Earlier releases whose assets are still there, the latest first: for those who read their pages.
    var kept: [Kept] = []
    /// Whether a run has begun and not ended.
    var isOpen = false

    struct Kept: Codable, Equatable, Sendable {
        var release: String
        var assets: [String]
    }

    init() {}

    init(_ bytes: [UInt8], from place: String) throws(PublishingError) {
        do {
            self = try JSONDecoder().decode(Self.self, from: Data(bytes))
        } catch {
            throw .damaged(place)
        }
        for path in files.keys where !SitePath.isPublishable(path) { throw .damaged(place) }
    }

    func bytes() throws(PublishingError) -> [UInt8] { try Manifest.json(self) }

    /// Notes the files of a release as some that may be there.
    mutating func add(_ manifest: Manifest, own: [String: String]) {
        for (path, entry) in manifest.files { files[path, default: []].insert(entry.sha256) }
        for (path, digest) in own { files[path, default: []].insert(digest) }
        // The sums go with the manifest, and can be told from it.
        files[Manifest.sumsName, default: []].insert(SHA256.of(Array(manifest.sums().utf8)))
    }

    /// The ledger while a release comes in the place of another.
    ///
    /// Both are among those that readers may have pages of from now on, also when the run is stopped and another release
    /// comes after it.
    ///
    /// - Parameter published: the release that readers met before; `nil` where none did, or nobody can tell which.
    func opened(for manifest: Manifest, own: [String: String], after published: Manifest?) -> Ledger {
        var ledger = self
        ledger.isOpen = true
        let before =
            published.map { Kept(release: $0.release, assets: $0.hashedAssets.sorted()) }
            // What may be there serves whoever reads what may be there.
            ?? Kept(release: "", assets: files.keys.filter(Manifest.isHashedAsset).sorted())
        let met = [Kept(release: manifest.release, assets: manifest.hashedAssets.sorted()), before]
            .filter { !$0.assets.isEmpty }
        var seen: Set<String> = []
        ledger.kept = (met + kept).filter { seen.insert($0.release).inserted }
        ledger.add(manifest, own: own)
        return ledger
    }

    /// The ledger after it, and what is to be deleted before.
    func closed(with manifest: Manifest, own: [String: String], keeping count: Int) -> (
        ledger: Ledger, surplus: [String: Set<String>]
    ) {
        var ledger = Ledger()
        for (path, entry) in manifest.files { ledger.files[path] = [entry.sha256] }
        for (path, digest) in own { ledger.files[path] = [digest] }
        ledger.kept = Array(kept.filter { $0.release != manifest.release }.prefix(max(1, count - 1)))
        for asset in ledger.kept.flatMap(\.assets) where ledger.files[asset] == nil {
            ledger.files[asset] = files[asset]
        }
        let known = ledger.files
        return (ledger, files.filter { known[$0.key] == nil })
    }
}
