import Glibc

/// The hidden file beside the output folder whose lock keeps two runs apart.
///
/// `flock` ends with the process, however that ends, so a lock never has to be broken by hand.
struct LockFile: ~Copyable {
    private let file: Descriptor

    /// Takes the lock; throws `busy` if another run has it.
    init(in place: borrowing Place) throws(WritingError) {
        let file: Descriptor?
        do throws(SystemError) {
            file = try Self.lock(place.lockName, in: place.parent)
        } catch {
            throw error.during(.lock, place.sibling(place.lockName))
        }
        guard let file else { throw .busy(path: place.path) }
        self.file = file
    }

    /// Makes or opens a file and locks it; nil if someone else has the lock.
    private static func lock(
        _ name: String, in parent: borrowing Descriptor
    ) throws(SystemError) -> Descriptor? {
        while true {
            let file = try parent.openLockFile(name)
            guard try file.lockExclusively() else { return nil }
            // The run that had the lock removes the file before it lets go. A lock on a file that no
            // longer has the name excludes nobody: then begin again.
            let locked = try file.status()
            if let named = try parent.status(of: name), named.st_ino == locked.st_ino {
                return file
            }
        }
    }

    /// Removes the file, while the lock is still held.
    borrowing func remove(from place: borrowing Place) {
        // Should that fail, the file stays, as after a killed run: it does no harm.
        try? place.parent.removeFile(RawName(place.lockName.utf8CString))
    }
}
