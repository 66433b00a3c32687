internal import Foundation
internal import Parallel

/// A folder of releases on this machine: `releases/<edition>-<digest>/`, and the link `current` to the one that readers meet.
///
/// The mark that says that a folder is ours is the lock's file, the first thing that is made in it.
struct ReleaseFolder: Sendable {
    let path: String

    static let lockName = ".lots-lock"
    static let historyName = ".lots-history"
    static let currentName = "current"
    static let releasesName = "releases"

    func folder(of release: String) -> String { "\(path)/\(Self.releasesName)/\(release)" }

    private var current: String { "\(path)/\(Self.currentName)" }
    private var releases: String { "\(path)/\(Self.releasesName)" }

    /// Throws where the folder has a content that is not ours.
    func check() throws(PublishingError) {
        guard Disk.exists(path) else { return try Disk.checkRoom(for: path) }
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
            if Disk.isFolder(path) { throw .failed(path: path, errno: EACCES) }
            throw .noFolder(path, errno: ENOTDIR)
        }
        if !names.contains(Self.lockName), !names.isEmpty { throw .notOurs(path, files: names.sorted()) }
        if Disk.exists(current), currentRelease == nil { throw .notOurs(path, files: [Self.currentName]) }
    }

    private var currentRelease: String? {
        guard let target = Disk.target(of: current), target.hasPrefix(Self.releasesName + "/") else {
            return nil
        }
        let name = String(target.dropFirst(Self.releasesName.count + 1))
        return Manifest.isReleaseName(name) ? name : nil
    }

    func history() -> History {
        let noted = Disk.read("\(path)/\(Self.historyName)").map { String(decoding: $0, as: UTF8.self) } ?? ""
        let present = (try? FileManager.default.contentsOfDirectory(atPath: releases)) ?? []
        return History(
            noted: noted.split(separator: "\n").map(String.init),
            present: Set(present.filter(Manifest.isReleaseName)), current: currentRelease)
    }

    /// The manifest of a release that is there.
    func manifest(of release: String) throws(PublishingError) -> Manifest {
        let file = "\(folder(of: release))/\(Manifest.name)"
        guard let bytes = Disk.read(file) else { throw .damaged(file) }
        let manifest = try Manifest(bytes, from: file)
        guard manifest.release == release else { throw .damaged(file) }
        return manifest
    }

    /// The digests of a release's files, its manifest included, as `sha256sum` reads them.
    func sums(of release: String) throws(PublishingError) -> String {
        let file = "\(folder(of: release))/\(Manifest.sumsName)"
        guard let bytes = Disk.read(file) else { throw .damaged(file) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The release that readers meet.
    func published() throws(PublishingError) -> Manifest? {
        try check()
        let history = history()
        if history.isLost { throw .unreadable(current) }
        guard let release = history.current else { return nil }
        do throws(PublishingError) {
            return try manifest(of: release)
        } catch {
            throw .unreadable("\(current)/\(Manifest.name)")
        }
    }

    /// The way back from the current release of a history; the releases stand here.
    func wayBack(_ history: History, from place: String, jobs: Int) throws(PublishingError) -> WayBack {
        try WayBack.find(
            in: history, at: place,
            manifest: { release throws(PublishingError) in try manifest(of: release) },
            unlike: { unlike($0, at: folder(of: $0.release), jobs: jobs) })
    }

    // MARK: What is done while the lock is held

    /// Takes the lock, makes what is missing, and clears what a run left that was stopped.
    func lock() throws(PublishingError) -> FolderLock {
        try check()
        try Disk.makeFolders(path)
        guard let descriptor = try Disk.lock("\(path)/\(Self.lockName)") else { throw .busy(path) }
        let lock = FolderLock(descriptor: descriptor)
        try Disk.makeFolder(releases)
        for name in (try? FileManager.default.contentsOfDirectory(atPath: releases)) ?? []
        where name.hasPrefix(".") {
            remove("\(releases)/\(name)")
        }
        return lock
    }

    /// Puts a release into the folder, whole and read back; nobody meets it yet.
    func add(_ draft: ReleaseDraft, jobs: Int) throws(PublishingError) -> Manifest {
        let name = draft.manifest.release
        if let manifest = try? manifest(of: name), unlike(manifest, at: folder(of: name), jobs: jobs).isEmpty
        {
            return manifest
        }
        let new = folder(of: ".new")
        try Disk.makeFolder(new)
        let current = history().current
        let known = current.flatMap { try? self.manifest(of: $0) }
        let earlier = known.map { (folder: folder(of: $0.release), manifest: $0) }
        let manifest: Manifest
        do throws(PublishingError) {
            manifest = try draft.write(into: new, earlier: earlier, jobs: jobs)
            try verify(manifest, at: new, jobs: jobs)
            // One that made the files anew must have made the same ones.
            for (path, entry) in draft.manifest.files where manifest.files[path] != entry {
                throw .changedMeanwhile(path)
            }
            try Disk.sync(new)
        } catch {
            // A disk that is full must not stay so.
            remove(new)
            throw error
        }
        if Disk.exists(folder(of: name)) {
            // There, but not whole: someone has been at it. Readers who meet it meet a whole one from now on.
            try Disk.exchange(new, with: folder(of: name))
            remove(new)
        } else {
            try Disk.rename(new, to: folder(of: name))
        }
        return manifest
    }

    /// Lets readers meet a release from now on; those who are reading another one still find what its pages load.
    ///
    /// - Parameter assetsOf: the releases whose pages readers may still have before them; none where nobody is served from here.
    func activate(_ release: String, _ history: History, assetsOf others: [String] = [])
        throws(PublishingError)
    {
        for other in others { carryAssets(from: other, to: release) }
        // Before the link, for the order of releases; the first release has none, and what is noted has been met.
        let isFirst = !Disk.exists(current)
        if !isFirst { try note(history) }
        let link = "\(path)/.lots-current"
        Disk.removeFile(link)
        try Disk.makeLink(link, to: "\(Self.releasesName)/\(release)")
        try Disk.rename(link, to: current)
        if isFirst { try note(history) } else { try Disk.sync(path) }
    }

    private func note(_ history: History) throws(PublishingError) {
        try Disk.replace("\(path)/\(Self.historyName)", with: Array(history.text.utf8))
        try Disk.sync(path)
    }

    /// The hashed assets of one release in another: their names tell their content, so none is in another's way.
    private func carryAssets(from other: String, to release: String) {
        // A release that cannot be read has nothing to carry.
        guard let manifest = try? manifest(of: other) else { return }
        for file in manifest.hashedAssets {
            let target = "\(folder(of: release))/\(file)"
            guard !Disk.exists(target) else { continue }
            try? FileManager.default.createDirectory(
                atPath: (target as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
            _ = Disk.link("\(folder(of: other))/\(file)", to: target)
        }
    }

    /// Removes the oldest releases beyond those that are kept.
    func prune(keeping count: Int) {
        for release in history().surplus(keeping: count) {
            // Renamed first: half a release must not look like one.
            let old = folder(of: ".old")
            remove(old)
            if (try? Disk.rename(folder(of: release), to: old)) != nil { remove(old) }
        }
    }

    private func remove(_ path: String) { try? FileManager.default.removeItem(atPath: path) }

    /// Reads a release back.
    func verify(_ manifest: Manifest, at folder: String, jobs: Int) throws(PublishingError) {
        let unlike = unlike(manifest, at: folder, jobs: jobs)
        if !unlike.isEmpty { throw .unlike(folder, files: unlike) }
    }

    private func unlike(_ manifest: Manifest, at folder: String, jobs: Int) -> [String] {
        let files = manifest.files.sorted { $0.key < $1.key }
        let isSame = parallelMap(files, jobs: jobs) { path, entry in
            Disk.read("\(folder)/\(path)").map(ReleaseDraft.entry) == entry
        }
        return zip(files, isSame).filter { !$1 }.map(\.0.key)
    }
}

/// The lock of a folder of releases: while it lives no other run changes the folder.
struct FolderLock: ~Copyable {
    fileprivate let descriptor: Int32

    deinit { _ = Disk.close(descriptor) }
}
