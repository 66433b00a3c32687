internal import Foundation

/// An object store, reached through rclone: no folder that changes in one step, no links, no locks.
///
/// Every file is seen as soon as it is there, so the order is what protects readers (`UploadStep`). The releases stand in a
/// folder of releases on this machine, `state`, from which one is published again.
package struct StorePlace: PublishingPlace {
    private let remote: Remote
    private let state: ReleaseFolder
    private let run: StoreMark.Run

    /// - Parameters:
    ///   - name: as rclone writes it.
    ///   - state: the folder for this remote's releases.
    package init(
        _ name: String, state: String, run: StoreMark.Run, searchPath: String, scratch: String,
        limit: Duration
    ) throws(PublishingError) {
        remote = try Remote(name, searchPath: searchPath, scratch: scratch, limit: limit)
        self.state = ReleaseFolder(path: state)
        self.run = run
    }

    package func published() throws(PublishingError) -> Manifest? {
        let file = "\(remote.shownName)/\(Manifest.name)"
        guard let bytes = try remote.read(Manifest.name) else {
            // A run that was stopped before the first manifest came has left its ledger open.
            guard let ledger = try readableLedger(), ledger.isOpen || ledger.files.isEmpty else {
                throw .unreadable(file)
            }
            return nil
        }
        do throws(PublishingError) {
            return try Manifest(bytes, from: file)
        } catch {
            throw .unreadable(file)
        }
    }

    package func publish(_ draft: ReleaseDraft, after published: Manifest?, keep: Int, jobs: Int)
        throws(PublishingError)
    {
        let lock = try state.lock()
        defer { extendLifetime(lock) }
        try whileMarked { () throws(PublishingError) in
            guard try readable()?.release == published?.release else { throw .busy(remote.shownName) }
            let manifest = try state.add(draft, jobs: jobs)
            try send(manifest, after: published, keep: keep)
            var history = state.history()
            history.publish(manifest.release)
            try state.activate(manifest.release, history)
            state.prune(keeping: keep)
        }
    }

    package func wayBack(jobs: Int) throws(PublishingError) -> WayBack {
        try state.wayBack(history(), from: remote.shownName, jobs: jobs)
    }

    package func goBack(_ way: WayBack, jobs: Int) throws(PublishingError) {
        let lock = try state.lock()
        defer { extendLifetime(lock) }
        try whileMarked { () throws(PublishingError) in
            guard try way.leads(in: history()) else { throw .busy(remote.shownName) }
            let release = way.release
            try state.verify(release, at: state.folder(of: release.release), jobs: jobs)
            try send(release, after: readable(), keep: state.history().releases.count)
            try state.activate(release.release, state.history())
        }
    }

    /// The releases on this machine, where readers meet the one that the remote has; if that is unreadable, the one that was
    /// sent last.
    private func history() throws(PublishingError) -> History {
        try state.check()
        var history = state.history()
        do throws(PublishingError) {
            history.current = try published()?.release
        } catch {
            guard case .unreadable = error else { throw error }
        }
        return history
    }

    // MARK: Sending

    private func send(_ manifest: Manifest, after published: Manifest?, keep: Int) throws(PublishingError) {
        let folder = state.folder(of: manifest.release)
        let own = try Self.ownFiles(in: folder)
        let ledger = try ledger()
        try refuseForeign(manifest, own: own, ledger)
        let isWhole = !ledger.isOpen && published != nil
        var marked = run.now()
        let opened = ledger.opened(for: manifest, own: own, after: published)
        try remote.write(opened.bytes(), to: Ledger.name)

        // After a run that was stopped nobody knows what is there: all is sent.
        let files = manifest.files.filter { !isWhole || published?.files[$0.key] != $0.value }
        var steps: [UploadStep: [String]] = [:]
        for path in files.keys { steps[.of(path), default: []].append(path) }
        steps[.indexes, default: []] += own.keys.filter { $0 != Manifest.name }
        for step in UploadStep.allCases {
            guard let files = steps[step] else { continue }
            try renewMark(&marked)
            try remote.send(files, from: folder)
        }
        try renewMark(&marked)
        var expected = manifest.files.mapValues(\.sha256)
        for (path, digest) in own where path != Manifest.name { expected[path] = digest }
        try readBack(expected, from: folder)
        try remote.send([Manifest.name], from: folder)
        try readBack(own, from: folder)

        let (closed, surplus) = opened.closed(with: manifest, own: own, keeping: keep)
        try renewMark(&marked)
        let found = try remote.digests(of: Array(surplus.keys))
        // What someone else has put in the place of a file of ours is not ours.
        try remote.delete(found.filter { surplus[$0.key]?.contains($0.value) == true }.map(\.key))
        try remote.write(closed.bytes(), to: Ledger.name)
    }

    /// The digests of what stands in no manifest: the manifest itself and the sums.
    private static func ownFiles(in folder: String) throws(PublishingError) -> [String: String] {
        var own: [String: String] = [:]
        for name in [Manifest.name, Manifest.sumsName] {
            guard let bytes = Disk.read("\(folder)/\(name)") else { throw .damaged("\(folder)/\(name)") }
            own[name] = SHA256.of(bytes)
        }
        return own
    }

    private func ledger() throws(PublishingError) -> Ledger {
        if let ledger = try readableLedger() { return ledger }
        return try rebuiltLedger()
    }

    /// The ledger at the store, empty where nothing has been sent; `nil` where someone has damaged it.
    private func readableLedger() throws(PublishingError) -> Ledger? {
        guard let bytes = try remote.read(Ledger.name) else { return Ledger() }
        do throws(PublishingError) {
            return try Ledger(bytes, from: Ledger.name)
        } catch {
            return nil
        }
    }

    /// The ledger that can be told from what is known elsewhere, where someone has damaged it: what the store's manifest and the
    /// releases on this machine name. It is open, so that all is sent again.
    private func rebuiltLedger() throws(PublishingError) -> Ledger {
        var ledger = Ledger()
        ledger.isOpen = true
        if let bytes = try remote.read(Manifest.name),
            let manifest = try? Manifest(bytes, from: Manifest.name)
        {
            ledger.add(manifest, own: [Manifest.name: SHA256.of(bytes)])
        }
        for release in state.history().releases.reversed() {
            guard let manifest = try? state.manifest(of: release) else { continue }
            ledger.add(manifest, own: (try? Self.ownFiles(in: state.folder(of: release))) ?? [:])
            ledger.kept.append(.init(release: release, assets: manifest.hashedAssets.sorted()))
        }
        return ledger
    }

    private func refuseForeign(_ manifest: Manifest, own: [String: String], _ ledger: Ledger)
        throws(PublishingError)
    {
        let ours = Set(manifest.files.keys).union(own.keys).subtracting(ledger.files.keys)
        guard !ours.isEmpty else { return }
        let foreign = try remote.list().filter(ours.contains)
        if !foreign.isEmpty { throw .notOurs(remote.shownName, files: foreign.sorted()) }
    }

    /// Reads files back, and sends those again that are not as they were sent.
    private func readBack(_ expected: [String: String], from folder: String) throws(PublishingError) {
        func wrong(_ paths: [String]) throws(PublishingError) -> [String] {
            let found = try remote.digests(of: paths)
            return paths.filter { found[$0] != expected[$0] }
        }
        let first = try wrong(Array(expected.keys))
        guard !first.isEmpty else { return }
        try remote.send(first, from: folder)
        let second = try wrong(first)
        if !second.isEmpty { throw .unlike(remote.shownName, files: second.sorted()) }
    }

    // MARK: One at a time

    private var mark: String { "\(StoreMark.folder)/\(run.id).json" }

    private func renewMark() throws(PublishingError) { try remote.write(Manifest.json(run.mark), to: mark) }

    /// Puts the mark up again where some time has gone since.
    private func renewMark(_ marked: inout Date) throws(PublishingError) {
        guard run.now().timeIntervalSince(marked) > run.renewal else { return }
        try renewMark()
        marked = run.now()
    }

    private func whileMarked(_ work: () throws(PublishingError) -> Void) throws(PublishingError) {
        try renewMark()
        do throws(PublishingError) {
            for name in try remote.list(StoreMark.folder) where "\(StoreMark.folder)/\(name)" != mark {
                let path = "\(StoreMark.folder)/\(name)"
                let bytes: [UInt8]?
                do throws(PublishingError) {
                    bytes = try remote.read(path)
                } catch {
                    // One that is gone meanwhile is nobody's.
                    guard try remote.list(StoreMark.folder).contains(name) else { continue }
                    throw error
                }
                // Nor is one that was written by halves: whoever is writing it will find ours.
                if let bytes, let other = try? JSONDecoder().decode(StoreMark.self, from: Data(bytes)),
                    run.believes(other)
                {
                    throw .busy(remote.shownName)
                }
                try? remote.delete(path)
            }
            try work()
        } catch {
            try? remote.delete(mark)
            throw error
        }
        // One that stays says for itself when it is no longer to be believed.
        try? remote.delete(mark)
    }
}

extension StorePlace {
    /// A folder's name for a remote: letters that can be read, and a digest that tells apart.
    package static func folderName(of remote: String) -> String {
        let readable = Destination.shown(remote).map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
            .prefix(40)
        return String(readable) + "-" + SHA256.of(Array(remote.utf8)).prefix(12)
    }
}
