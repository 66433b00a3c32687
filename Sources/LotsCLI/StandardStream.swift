internal import Foundation
internal import Glibc

/// Standard output and standard error, which may be closed, or lead to a disk that is full.
///
/// Foundation's handles end the process with a fatal error there.
enum StandardStream: Int32 {
    case output = 1
    case error = 2

    /// Writes everything; false where the system refuses.
    @discardableResult
    func write(_ bytes: some Sequence<UInt8>) -> Bool {
        let bytes = Array(bytes)
        var start = 0
        while start < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[start...])
                return unsafe Glibc.write(rawValue, rest.baseAddress, rest.count)
            }
            if count >= 0 {
                start += count
            } else if errno == EAGAIN {
                var ready = pollfd(fd: rawValue, events: Int16(POLLOUT), revents: 0)
                _ = unsafe poll(&ready, 1, -1)
            } else if errno != EINTR {
                return false
            }
        }
        return true
    }

    /// Writes what the command was asked for on standard output, or ends it.
    static func answer(_ bytes: some Sequence<UInt8>) {
        guard !output.write(bytes) else { return }
        error.write("lots: Det gick inte att skriva svaret på standard output.\n".utf8)
        Foundation.exit(ExitStatus.fileSystem.rawValue)
    }
}
