package import Output

/// The folder that a site is published in: replaced as a whole or not at all.
///
/// Everything temporary stands beside it, in the same parent and thus on the same file system, under
/// hidden names that are derived from its own (`public`):
///
/// - `.public.lots-lock` is there while someone works; a killed run may leave it, which does no harm;
/// - `.public.lots-new` is the site being written and, after the swap, the old one being removed;
/// - `.public.lots-old` exists only on file systems without an exchanging rename: see `Swap.swift`.
///
/// The names are fixed, so that the next run finds what a killed one left; the lock makes that safe.
package struct OutputFolder: Sendable {
    /// The name of the file that says that lots made the folder it lies in.
    ///
    /// A folder without it, and with anything else in it, is never replaced: the path may have been
    /// mistyped, and what stood there would be gone.
    package static let markerName = ".lots-site"

    static let markerText = "Made by lots. The next build replaces everything in this folder.\n"

    /// The path as it was given, for messages.
    package let path: String

    let durability: Durability
    let swapMethod: SwapMethod

    /// What the old or the new site, whole, must survive.
    package enum Durability: Sendable {
        /// The end of the process at any moment; nothing waits for the disk.
        ///
        /// The site can be made again at any time. After a power cut the path may hold pages that are
        /// empty; the next build finds them, since it compares bytes, and writes them anew.
        case killedProcess
        /// A power cut too: the new site is on the disk before it takes the old one's place.
        ///
        /// Waits for the disk, and for all that other programs have written to it: 250 MB took three
        /// seconds. For a folder that readers are served from, not for a working copy.
        case powerCut
    }

    /// Names an output folder; touches nothing.
    package init(path: String, durability: Durability = .killedProcess) {
        self.init(path: path, durability: durability, swapMethod: .exchange)
    }

    package init(path: String, durability: Durability, swapMethod: SwapMethod) {
        self.path = path
        self.durability = durability
        self.swapMethod = swapMethod
    }

    /// Takes the folder's lock, renders `files` beside it and lets the two change places.
    ///
    /// Paths must differ: if two are the same, nothing is replaced and the error is `createFile` with
    /// `EEXIST`. `jobs` is the number of threads; more than there are processors makes no difference.
    @discardableResult
    package func replace(
        with files: [OutputFile], jobs: Int
    ) throws(WritingError) -> WritingSummary {
        let lock = try lock()
        return try lock.replace(with: files, jobs: jobs)
    }

    /// Takes the folder's lock without waiting; letting go of the value gives the lock back.
    ///
    /// Makes missing parents, and puts the old site back if a run was killed between two renames.
    package func lock() throws(WritingError) -> OutputLock {
        let place = try Place(of: self)
        let file = try LockFile(in: place)
        try place.recover()
        return OutputLock(folder: self, place: place, file: file)
    }
}

/// The lock of an output folder: while it lives no other run changes the folder.
package struct OutputLock: ~Copyable {
    private let folder: OutputFolder
    private let place: Place
    private let file: LockFile

    init(folder: OutputFolder, place: consuming Place, file: consuming LockFile) {
        self.folder = folder
        self.place = place
        self.file = file
    }

    deinit {
        file.remove(from: place)
    }

    /// Renders `files` beside the output folder and lets the two change places.
    @discardableResult
    package borrowing func replace(
        with files: [OutputFile], jobs: Int
    ) throws(WritingError) -> WritingSummary {
        let plan = try WritingPlan(files)
        let jobs = max(1, jobs)
        let hasOldSite = try place.hasOldSite()
        try place.clear(jobs: jobs)

        var summary: WritingSummary
        do throws(WritingError) {
            let stage = try Stage(at: place, keepingFromOldSite: hasOldSite)
            summary = try stage.write(files, plan: plan, jobs: jobs)
            try stage.sync(folder.durability)
            try place.swap(hasOldSite: hasOldSite, method: folder.swapMethod)
        } catch {
            // The first fault is the one to report; what clearing cannot remove the next run meets.
            try? place.clear(jobs: jobs)
            throw error
        }
        do throws(WritingError) {
            try place.persist(folder.durability)
            try place.clear(jobs: jobs)
        } catch {
            // The new site is published: a failure to tidy up must not look like a failed build.
            summary.leftover = error
        }
        return summary
    }
}
