import Glibc

/// A name or path as the system has it: bytes that need not be UTF-8, with a NUL at the end.
///
/// Someone may have put a file with a Latin-1 name into an output folder. A `String` of it would be a
/// repaired name that does not exist, and the folder could never be removed.
typealias RawName = [CChar]

/// A name in a folder, and whether it is a folder itself.
struct FolderEntry {
    let name: RawName
    let isFolder: Bool
}

extension Descriptor {
    private static let thisFolder = RawName(".".utf8CString)
    private static let parentFolder = RawName("..".utf8CString)

    /// All entries of the open folder but `.` and `..`, in no order.
    func entries() throws(SystemError) -> [FolderEntry] {
        // The stream takes over the descriptor that it is given and closes it: give it one of its own.
        let duplicate = fcntl(raw, F_DUPFD_CLOEXEC, 0)
        guard duplicate >= 0 else { throw SystemError(errno: errno) }
        guard let stream = unsafe fdopendir(duplicate) else {
            let error = errno
            _ = Glibc.close(duplicate)
            throw SystemError(errno: error)
        }
        defer { _ = unsafe closedir(stream) }

        var entries: [FolderEntry] = []
        while true {
            errno = 0
            guard let entry = unsafe readdir(stream) else {
                if errno != 0 { throw SystemError(errno: errno) }
                return entries
            }
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { buffer in
                unsafe buffer.prefix { $0 != 0 }.map(CChar.init(bitPattern:)) + [0]
            }
            if name == Self.thisFolder || name == Self.parentFolder { continue }
            let type = unsafe Int(entry.pointee.d_type)
            // Some file systems do not tell the type in the listing.
            let isFolder =
                type == DT_UNKNOWN
                ? try status(ofRaw: name)?.isFolder ?? false : type == DT_DIR
            entries.append(FolderEntry(name: name, isFolder: isFolder))
        }
    }
}
