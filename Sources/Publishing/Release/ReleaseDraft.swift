package import Output
internal import Parallel

/// A site that may become a release: what it consists of is known, and nothing is written.
package struct ReleaseDraft: Sendable {
    /// What the site says of itself, apart from its files.
    package struct Facts: Sendable {
        package var edition: String
        package var editionDate: String?
        /// The commit of the work tree that it was built in.
        package var commit: String?
        /// The ids on each page, by the page's address.
        package var addresses: [String: [String]]

        package init(edition: String, editionDate: String?, commit: String?, addresses: [String: [String]]) {
            self.edition = edition
            self.editionDate = editionDate
            self.commit = commit
            self.addresses = addresses
        }
    }

    let files: [OutputFile]
    /// Without compressed copies and `version.json`: they follow from the rest.
    package let manifest: Manifest
    let commit: String?

    private static let versionName = "version.json"

    /// Makes every file once to know its digest.
    package init(_ site: [OutputFile], _ facts: Facts, jobs: Int) throws(PublishingError) {
        let headers = OutputFile(path: HeaderPolicy.fileName, dependencies: []) {
            Array(HeaderPolicy.file.utf8)
        }
        files = site + [headers]
        for file in site where !SitePath.isPublishable(file.path) { throw .unsafePath(file.path) }
        let entries = parallelMap(files, jobs: jobs) { Self.entry($0.bytes()) }
        var known: [String: Manifest.Entry] = [:]
        for (file, entry) in zip(files, entries) { known[file.path] = entry }
        var manifest = Manifest(
            edition: facts.edition, editionDate: facts.editionDate, digest: "", files: known,
            addresses: facts.addresses)
        manifest.digest = SHA256.of(Array(manifest.sums().utf8))
        guard Manifest.isReleaseName(manifest.release) else { throw .unusableEdition(facts.edition) }
        self.manifest = manifest
        commit = facts.commit
    }

    static func entry(_ bytes: [UInt8]) -> Manifest.Entry {
        Manifest.Entry(sha256: SHA256.of(bytes), bytes: bytes.count)
    }

    /// Writes the release into an empty folder, compressed copies beside every text.
    ///
    /// - Parameter earlier: a release whose files are taken over where they are the same: they keep their time, so that
    ///   browsers that ask anew are told that nothing has changed.
    /// - Returns: the release's whole manifest, which is written too.
    func write(into folder: String, earlier: (folder: String, manifest: Manifest)?, jobs: Int)
        throws(PublishingError)
        -> Manifest
    {
        for path in Set(files.flatMap { Self.folders(of: $0.path) }).sorted() {
            try Disk.makeFolder("\(folder)/\(path)")
        }
        let written = parallelMap(files, jobs: jobs) { file in
            Result { () throws(PublishingError) in try self.write(file, into: folder, earlier: earlier) }
        }
        var whole = manifest
        for entries in written { whole.files.merge(try entries.get()) { _, new in new } }
        let version = try Manifest.json(
            Version(
                commit: commit, digest: manifest.digest, edition: manifest.edition,
                editionDate: manifest.editionDate))
        try Disk.write(version, to: "\(folder)/\(Self.versionName)")
        whole.files[Self.versionName] = Self.entry(version)
        let bytes = try whole.bytes()
        try Disk.write(bytes, to: "\(folder)/\(Manifest.name)")
        let sums = whole.sums() + "\(SHA256.of(bytes))  \(Manifest.name)\n"
        try Disk.write(Array(sums.utf8), to: "\(folder)/\(Manifest.sumsName)")
        return whole
    }

    private struct Version: Encodable {
        var commit: String?
        var digest: String
        var edition: String
        var editionDate: String?
    }

    private func write(
        _ file: OutputFile, into folder: String, earlier: (folder: String, manifest: Manifest)?
    )
        throws(PublishingError) -> [String: Manifest.Entry]
    {
        let names =
            Compression.applies(to: file.path) ? Compression.allCases.map { file.path + $0.rawValue } : []
        if let earlier, let known = manifest.files[file.path], earlier.manifest.files[file.path] == known,
            let entries = Self.takeOver([file.path] + names, from: earlier, into: folder)
        {
            return entries
        }
        let bytes = file.bytes()
        var entries = [file.path: Self.entry(bytes)]
        try Disk.write(bytes, to: "\(folder)/\(file.path)")
        for (kind, name) in zip(Compression.allCases, names) {
            let compressed = kind.compress(bytes)
            try Disk.write(compressed, to: "\(folder)/\(name)")
            entries[name] = Self.entry(compressed)
        }
        return entries
    }

    /// The same files under another name; `nil` where one is missing or cannot be linked, and all are written anew.
    private static func takeOver(
        _ names: [String], from earlier: (folder: String, manifest: Manifest), into folder: String
    ) -> [String: Manifest.Entry]? {
        var entries: [String: Manifest.Entry] = [:]
        for name in names {
            // The system's word is not taken for it: what is published was perhaps damaged since.
            guard let entry = earlier.manifest.files[name],
                let bytes = Disk.read("\(earlier.folder)/\(name)"),
                Self.entry(bytes) == entry
            else { return nil }
            entries[name] = entry
        }
        for name in names where !Disk.link("\(earlier.folder)/\(name)", to: "\(folder)/\(name)") {
            for name in names { Disk.removeFile("\(folder)/\(name)") }
            return nil
        }
        return entries
    }

    private static func folders(of path: String) -> [String] {
        var found: [String] = []
        var rest = path[...]
        while let slash = rest.lastIndex(of: "/") {
            rest = rest[..<slash]
            found.append(String(rest))
        }
        return found
    }
}
