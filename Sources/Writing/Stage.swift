import Dispatch
import Glibc
import Output
import Synchronization

/// The new site while it is being written, beside the old one.
struct Stage: ~Copyable {
    private let path: String
    private let new: Descriptor
    /// The old site, whose unchanged files are kept.
    private let old: Descriptor
    /// Whether the umask (or an access list) takes away bits that what is made here must have.
    ///
    /// Asked once, of the first folder: reading the umask would mean changing it for all threads, and
    /// setting each file's mode would cost one more system call per file.
    private let setsModes: Bool

    /// Makes an empty folder under the hidden name, with the marker in it.
    init(at place: borrowing Place, keepingFromOldSite: Bool) throws(WritingError) {
        let setsModes: Bool
        do throws(SystemError) {
            try place.parent.makeFolder(place.newName)
            setsModes = try place.parent.status(of: place.newName)?.permissions != Modes.folder
            if setsModes { try place.parent.setMode(of: place.newName, to: Modes.folder) }
        } catch {
            throw error.during(.makeFolder, place.sibling(place.newName))
        }
        new = try Self.open(place)
        self.setsModes = setsModes
        path = place.path
        // Without the old site, or when it has just vanished, every file is written.
        old =
            keepingFromOldSite
            ? Descriptor.folderIfThere(place.name, in: place.parent.raw) : .missingFolder
    }

    private static func open(_ place: borrowing Place) throws(WritingError) -> Descriptor {
        do throws(SystemError) {
            return try place.parent.openFolder(place.newName)
        } catch {
            throw error.during(.makeFolder, place.sibling(place.newName))
        }
    }

    /// Writes the marker and all files, each folder by one thread as far as possible.
    func write(
        _ files: [OutputFile], plan: WritingPlan, jobs: Int
    ) throws(WritingError) -> WritingSummary {
        try writeMarker()
        try makeFolders(plan.folderPaths)

        // Not the descriptors themselves: a closure cannot capture a value that is borrowed here.
        let (path, new, old, setsModes) = (path, new.raw, old.raw, setsModes)
        let progress = Mutex(Progress(schedule: Schedule(plan.folders)))
        DispatchQueue.concurrentPerform(iterations: min(jobs, max(1, files.count))) { _ in
            var writer = FolderWriter(
                sitePath: path, newSite: new, oldSite: old, setsModes: setsModes)
            do throws(WritingError) {
                var folder: Int?
                while let portion = progress.withLock({ $0.schedule.next(after: folder) }) {
                    if portion.folder != folder {
                        try writer.enter(plan.folders[portion.folder].path)
                        folder = portion.folder
                    }
                    for file in plan.folders[portion.folder].files[portion.files] {
                        try writer.put(files[file.index].bytes(), as: file.name)
                    }
                }
            } catch {
                progress.withLock { $0.stop(because: error) }
            }
            let summary = writer.summary
            progress.withLock { $0.summary += summary }
        }
        return try progress.withLock { $0.result }.get()
    }

    /// Gets the new site to the disk, so that it is whole there before it takes the old one's place.
    ///
    /// One `syncfs` for all instead of an `fsync` per file, which would wait for the disk ten thousand
    /// times. What is written can be made again at any time; only a swap that reaches the disk before
    /// the files do would hurt, and would leave empty pages after a power cut. `syncfs` also waits for
    /// what other programs have written, and costs nothing on a RAM disk.
    func sync(_ durability: OutputFolder.Durability) throws(WritingError) {
        guard durability == .powerCut else { return }
        do throws(SystemError) {
            try new.syncFileSystem()
        } catch {
            throw error.during(.sync, path)
        }
    }

    private func writeMarker() throws(WritingError) {
        var writer = FolderWriter(
            sitePath: path, newSite: new.raw, oldSite: old.raw, setsModes: setsModes)
        try writer.enter("")
        try writer.put(Array(OutputFolder.markerText.utf8), as: OutputFolder.markerName)
    }

    private func makeFolders(_ folders: [String]) throws(WritingError) {
        for folder in folders {
            do throws(SystemError) {
                try new.makeFolder(folder)
                if setsModes { try new.setMode(of: folder, to: Modes.folder) }
            } catch {
                throw error.during(.makeFolder, path + "/" + folder)
            }
        }
    }
}

/// What the threads share.
private struct Progress {
    var schedule: Schedule
    var summary = WritingSummary()
    private var failure: WritingError?

    init(schedule: Schedule) {
        self.schedule = schedule
    }

    var result: Result<WritingSummary, WritingError> {
        failure.map(Result.failure) ?? .success(summary)
    }

    /// Remembers the first fault: the others most often are its consequence.
    mutating func stop(because error: WritingError) {
        failure = failure ?? error
        schedule.stop()
    }
}
