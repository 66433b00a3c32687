internal import Glibc

/// A process that we have started, and its end.
///
/// Not Foundation's `Process`: that learns of an end from a descriptor that the child holds, which ssh closes when it
/// starts, and then sees no other child end before this one has.
struct Child: ~Copyable {
    private let process: pid_t
    private var status: Int32?

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - words: its path and its arguments.
    ///   - environment: `NAME=value`.
    ///   - input: what becomes its standard input; so with `output` and `errors`. All others of ours close by themselves.
    init(_ words: [String], environment: [String], input: Int32, output: Int32, errors: Int32)
        throws(PublishingError)
    {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        for (descriptor, number) in [(input, Int32(0)), (output, 1), (errors, 2)] {
            unsafe posix_spawn_file_actions_adddup2(&actions, descriptor, number)
        }
        // We do not want to end with a program that ended; it is to end with us.
        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        var defaults = sigset_t()
        unsafe sigemptyset(&defaults)
        unsafe sigaddset(&defaults, SIGPIPE)
        unsafe posix_spawnattr_setsigdefault(&attributes, &defaults)
        unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))

        let arguments = unsafe words.map { unsafe strdup($0) }
        let variables = unsafe environment.map { unsafe strdup($0) }
        defer { unsafe (arguments + variables).forEach { unsafe free($0) } }
        var made: pid_t = 0
        let result = unsafe posix_spawn(
            &made, words[0], &actions, &attributes, arguments + [nil], variables + [nil])
        guard result == 0 else { throw .failed(path: words[0], errno: result) }
        process = made
        status = nil
    }

    /// Waits for its end: what it ended with, or 128 and the signal that ended it.
    mutating func wait() -> Int32 {
        if let status { return status }
        var raw: Int32 = 0
        var result: pid_t
        repeat { result = unsafe waitpid(process, &raw, 0) } while result < 0 && errno == EINTR
        let signal = raw & 0x7F
        // What nobody knows the end of has not ended well.
        let ended = result < 0 ? 255 : signal == 0 ? raw >> 8 & 0xFF : 128 + signal
        status = ended
        return ended
    }

    func kill() {
        if status == nil { _ = Glibc.kill(process, SIGKILL) }
    }
}
