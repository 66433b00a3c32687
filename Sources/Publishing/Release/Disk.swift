internal import CSystem
internal import Glibc

/// Reads and writes whole files; whoever serves them may read them, whatever this process takes away from what it makes.
enum Disk {
    static func makeFolder(_ path: String) throws(PublishingError) {
        if unsafe mkdir(path, 0o755) != 0 {
            let code = errno
            guard isFolder(path) else { throw .failed(path: path, errno: code) }
            return
        }
        _ = unsafe chmod(path, 0o755)
    }

    /// Makes a folder, and those above it that are missing.
    static func makeFolders(_ path: String) throws(PublishingError) {
        for folder in above(path) + [path] {
            if unsafe mkdir(folder, 0o755) == 0 {
                _ = unsafe chmod(folder, 0o755)
                continue
            }
            let code = errno
            guard isFolder(folder) else { throw .noFolder(path, errno: code == EEXIST ? ENOTDIR : code) }
        }
    }

    /// Throws where a folder that is not there could not be made either, as far as one can tell without trying.
    static func checkRoom(for path: String) throws(PublishingError) {
        guard let nearest = above(path).last(where: exists) else { return }
        guard isFolder(nearest) else { throw .noFolder(path, errno: ENOTDIR) }
        if unsafe access(nearest, W_OK | X_OK) != 0 { throw .noFolder(path, errno: errno) }
    }

    /// The folders above a path, the outermost first; the root and what the path is relative to left out.
    private static func above(_ path: String) -> [String] {
        path.indices.dropFirst().filter { path[$0] == "/" }.map { String(path[..<$0]) }
    }

    /// Writes a file that is not there: one that is may have another name in an earlier release.
    static func write(_ bytes: [UInt8], to path: String) throws(PublishingError) {
        let file = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw .failed(path: path, errno: errno) }
        var failure: Int32 = fchmod(file, 0o644) == 0 ? 0 : errno
        var start = 0
        while failure == 0, start < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[start...])
                return unsafe Glibc.write(file, rest.baseAddress, rest.count)
            }
            if count >= 0 { start += count } else if errno != EINTR { failure = errno }
        }
        if close(file) != 0, failure == 0, errno != EINTR { failure = errno }
        if failure != 0 { throw .failed(path: path, errno: failure) }
    }

    /// A file's bytes; `nil` where it cannot be read.
    static func read(_ path: String) -> [UInt8]? {
        let file = unsafe open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { _ = close(file) }
        var status = stat()
        guard unsafe fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
        var start = 0
        while start < bytes.count {
            let count = unsafe bytes.withUnsafeMutableBytes { buffer in
                let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[start...])
                return unsafe Glibc.read(file, rest.baseAddress, rest.count)
            }
            if count > 0 { start += count } else if count == 0 || errno != EINTR { return nil }
        }
        return bytes
    }

    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Whether anything has the name, a link that leads nowhere included.
    static func exists(_ path: String) -> Bool {
        var status = stat()
        return unsafe lstat(path, &status) == 0
    }

    /// Gives a file another name too; false where that cannot be.
    static func link(_ path: String, to other: String) -> Bool { unsafe Glibc.link(path, other) == 0 }

    static func removeFile(_ path: String) { _ = unsafe unlink(path) }

    /// Writes a file in the place of the one that was there, in one step.
    static func replace(_ path: String, with bytes: [UInt8]) throws(PublishingError) {
        removeFile(path + ".new")
        try write(bytes, to: path + ".new")
        try rename(path + ".new", to: path)
    }

    static func rename(_ path: String, to other: String) throws(PublishingError) {
        if unsafe Glibc.rename(path, other) != 0 { throw .failed(path: other, errno: errno) }
    }

    /// Lets two names change places in one step.
    static func exchange(_ path: String, with other: String) throws(PublishingError) {
        if unsafe renameat2(AT_FDCWD, path, AT_FDCWD, other, LOTS_RENAME_EXCHANGE) != 0 {
            throw .failed(path: other, errno: errno)
        }
    }

    static func makeLink(_ path: String, to target: String) throws(PublishingError) {
        if unsafe symlink(target, path) != 0 { throw .failed(path: path, errno: errno) }
    }

    /// Where a link leads; `nil` where there is none.
    static func target(of link: String) -> String? {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = unsafe buffer.withUnsafeMutableBytes { bytes in
            guard let start = bytes.baseAddress else { return -1 }
            return unsafe readlink(link, start.assumingMemoryBound(to: CChar.self), bytes.count)
        }
        return count < 0 ? nil : String(decoding: buffer.prefix(count), as: UTF8.self)
    }

    /// Gets everything on a folder's file system to the disk.
    static func sync(_ folder: String) throws(PublishingError) {
        let opened = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard opened >= 0 else { throw .failed(path: folder, errno: errno) }
        defer { _ = close(opened) }
        if syncfs(opened) != 0 { throw .failed(path: folder, errno: errno) }
    }

    /// Takes an exclusive lock on a file, which is made where it is missing; it ends with the descriptor, or the process.
    static func lock(_ path: String) throws(PublishingError) -> Int32? {
        let file = unsafe open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw .failed(path: path, errno: errno) }
        if lots_flock(file, LOTS_LOCK_EXCLUSIVE_NOW) == 0 { return file }
        let code = errno
        _ = close(file)
        if code == EWOULDBLOCK { return nil }
        throw .failed(path: path, errno: code)
    }

    static func close(_ descriptor: Int32) -> Int32 { Glibc.close(descriptor) }
}
