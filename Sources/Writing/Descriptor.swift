import Glibc

/// An open file or folder; closed when it goes out of scope.
///
/// This file and its extensions in `Descriptor+*.swift` are the only ones that call the system. Each
/// call is one system call where possible, and throws what the system said and nothing more.
struct Descriptor: ~Copyable {
    let raw: CInt

    /// The folder that relative paths start from; never closed, as it is no real descriptor.
    static var workingFolder: Descriptor { Descriptor(raw: AT_FDCWD) }

    /// A folder that is not there: opening anything in it fails.
    ///
    /// Stands in for an optional, which the optimiser of Swift 6.3 crashes on in some functions.
    static var missingFolder: Descriptor { Descriptor(raw: -1) }

    deinit {
        if raw >= 0 { _ = Glibc.close(raw) }
    }

    /// Closes and says whether that went well: network file systems report a full disk only here.
    consuming func close() throws(SystemError) {
        let result = Glibc.close(raw)
        discard self
        // On Linux the descriptor is gone after EINTR too; trying again could close another one's.
        if result != 0, errno != EINTR { throw SystemError(errno: errno) }
    }

    /// The metadata of the open file.
    func status() throws(SystemError) -> stat {
        var status = stat()
        try unsafe check(fstat(raw, &status))
        return status
    }

    func setMode(_ mode: mode_t) throws(SystemError) {
        try check(fchmod(raw, mode))
    }

    /// Sets access and modification time to those in `status`.
    func setTimes(of status: stat) throws(SystemError) {
        let times = [status.st_atim, status.st_mtim]
        try unsafe check(futimens(raw, times))
    }

    /// Writes all bytes; one system call unless the system takes fewer than offered.
    func write(_ bytes: [UInt8]) throws(SystemError) {
        var start = 0
        while start < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[start...])
                return unsafe Glibc.write(raw, rest.baseAddress, rest.count)
            }
            if count >= 0 {
                start += count
            } else if errno != EINTR {
                throw SystemError(errno: errno)
            }
        }
    }

    /// Whether the file, read from its present position, holds exactly these bytes.
    ///
    /// Reads through `scratch`, which must not be empty, so that a large file is not in memory twice.
    func holds(_ bytes: [UInt8], scratch: inout [UInt8]) -> Bool {
        var start = 0
        while true {
            let count = unsafe scratch.withUnsafeMutableBytes { buffer in
                unsafe read(raw, buffer.baseAddress, buffer.count)
            }
            if count == 0 { return start == bytes.count }
            if count < 0, errno == EINTR { continue }
            guard count > 0, start + count <= bytes.count else { return false }
            let same = unsafe bytes.withUnsafeBytes { ours in
                unsafe scratch.withUnsafeBytes { theirs in
                    guard let ours = ours.baseAddress, let theirs = theirs.baseAddress else {
                        return false
                    }
                    return unsafe memcmp(ours + start, theirs, count) == 0
                }
            }
            guard same else { return false }
            start += count
        }
    }
}

/// Throws `errno` if a system call did not return 0.
func check(_ result: CInt) throws(SystemError) {
    if result != 0 { throw SystemError(errno: errno) }
}

extension stat {
    var isFolder: Bool { st_mode & S_IFMT == S_IFDIR }
    var isRegularFile: Bool { st_mode & S_IFMT == S_IFREG }
    var permissions: mode_t { st_mode & 0o777 }
}
