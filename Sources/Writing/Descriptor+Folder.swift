import CSystem
import Glibc

/// What can be done with names in an open folder.
///
/// Symbolic links are not followed at the last component: nothing in an output folder is one, and one
/// that someone put there must not lead us out of it.
extension Descriptor {
    func openFolder(
        _ name: String, followingLink: Bool = false
    ) throws(SystemError) -> Descriptor {
        try Self.open(name, O_RDONLY | O_DIRECTORY | (followingLink ? 0 : O_NOFOLLOW), in: raw)
    }

    /// The same for a folder that another thread's value owns.
    static func openFolder(_ name: String, in folder: CInt) throws(SystemError) -> Descriptor {
        try open(name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW, in: folder)
    }

    static func openFolder(raw name: RawName, in folder: CInt) throws(SystemError) -> Descriptor {
        let opened = unsafe openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard opened >= 0 else { throw SystemError(errno: errno) }
        return Descriptor(raw: opened)
    }

    /// The same, but a missing folder where nothing can be opened.
    static func folderIfThere(_ name: String, in folder: CInt) -> Descriptor {
        do throws(SystemError) {
            return try openFolder(name, in: folder)
        } catch {
            return missingFolder
        }
    }

    /// Opens a file for reading; never waits, even if it is a pipe.
    func openFile(_ name: String) throws(SystemError) -> Descriptor {
        try Self.open(name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK, in: raw)
    }

    /// Makes a file for writing; fails if the name is taken.
    func createFile(_ name: String) throws(SystemError) -> Descriptor {
        try Self.open(name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, in: raw)
    }

    /// Opens a file that only serves as a lock, and makes it if it is missing.
    func openLockFile(_ name: String) throws(SystemError) -> Descriptor {
        try Self.open(name, O_RDWR | O_CREAT | O_NOFOLLOW, in: raw)
    }

    private static func open(
        _ name: String, _ flags: CInt, in folder: CInt
    ) throws(SystemError) -> Descriptor {
        while true {
            let opened = unsafe openat(folder, name, flags | O_CLOEXEC, Modes.file)
            if opened >= 0 { return Descriptor(raw: opened) }
            if errno != EINTR { throw SystemError(errno: errno) }
        }
    }

    /// What may already have the name of a folder that is to be made.
    enum Tolerance {
        case nothing, anything
    }

    func makeFolder(
        _ name: String, tolerating tolerance: Tolerance = .nothing
    ) throws(SystemError) {
        if unsafe mkdirat(raw, name, Modes.folder) == 0 { return }
        if tolerance == .anything {
            // An existing folder on a read-only file system is EROFS, not EEXIST: look first.
            let error = errno
            if unsafe faccessat(raw, name, F_OK, 0) == 0 { return }
            throw SystemError(errno: error)
        }
        throw SystemError(errno: errno)
    }

    func setMode(of name: String, to mode: mode_t) throws(SystemError) {
        try unsafe check(fchmodat(raw, name, mode, 0))
    }

    /// The metadata of what has this name, or nil if nothing has.
    func status(of name: String) throws(SystemError) -> stat? {
        try status(ofRaw: RawName(name.utf8CString))
    }

    func status(ofRaw name: RawName) throws(SystemError) -> stat? {
        var status = stat()
        if unsafe fstatat(raw, name, &status, AT_SYMLINK_NOFOLLOW) == 0 { return status }
        if errno == ENOENT { return nil }
        throw SystemError(errno: errno)
    }

    /// Gives a file of this folder the same name in another folder too; false if that cannot be.
    func link(_ name: String, into other: borrowing Descriptor) -> Bool {
        unsafe linkat(raw, name, other.raw, name, 0) == 0
    }

    func rename(_ name: String, to newName: String) throws(SystemError) {
        try unsafe check(renameat(raw, name, raw, newName))
    }

    /// Lets two names change places in one step.
    func exchange(_ name: String, _ other: String) throws(SystemError) {
        try unsafe check(renameat2(raw, name, raw, other, LOTS_RENAME_EXCHANGE))
    }

    func removeFile(_ name: RawName) throws(SystemError) {
        try unsafe check(unlinkat(raw, name, 0))
    }

    func removeFolder(_ name: RawName) throws(SystemError) {
        try unsafe check(unlinkat(raw, name, AT_REMOVEDIR))
    }

    /// Gets the folder's own entries to the disk.
    func syncEntries() throws(SystemError) {
        try check(fsync(raw))
    }

    /// Gets everything on this file system to the disk.
    func syncFileSystem() throws(SystemError) {
        try check(syncfs(raw))
    }

    /// Takes an exclusive lock on the open file; false if someone else has it.
    func lockExclusively() throws(SystemError) -> Bool {
        if lots_flock(raw, LOTS_LOCK_EXCLUSIVE_NOW) == 0 { return true }
        if errno == EWOULDBLOCK { return false }
        throw SystemError(errno: errno)
    }
}

/// The modes of what is published: a web server under another user must be able to read it.
enum Modes {
    static let file: mode_t = 0o644
    static let folder: mode_t = 0o755
}
