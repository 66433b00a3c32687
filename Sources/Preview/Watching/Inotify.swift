internal import Glibc

/// Linux's notices about files, folder by folder (man 7 inotify); all that calls the system for them.
struct Inotify: ~Copyable {
    /// One notice: which watch, what happened, and to which name in its folder.
    struct Notice: Equatable {
        var watch: Int32
        var what: What
        /// Empty where it is about the folder itself.
        var name: String
    }

    /// What happened.
    struct What: OptionSet {
        var rawValue: UInt32

        static let isFolder = What(IN_ISDIR)
        static let folderItself: What = [What(IN_DELETE_SELF), What(IN_MOVE_SELF)]
        /// The watch is no more.
        static let ended = What(IN_IGNORED)
        /// More happened than the system could keep.
        static let overflow = What(IN_Q_OVERFLOW)

        static let created = What(IN_CREATE)
        static let modified = What(IN_MODIFY)
        static let closed = What(IN_CLOSE_WRITE)
        static let arrived = What(IN_MOVED_TO)
        static let gone: What = [What(IN_DELETE), What(IN_MOVED_FROM)]
        static let touched = What(IN_ATTRIB)

        init(rawValue: UInt32) { self.rawValue = rawValue }

        private init(_ flag: some FixedWidthInteger) { rawValue = UInt32(truncatingIfNeeded: flag) }

        /// As it concerns a file; `nil` where it does not.
        var kind: FileEvent.Kind? {
            if contains(.closed) { return .written }
            if contains(.arrived) { return .arrived }
            if contains(.created) { return .created }
            if contains(.modified) { return .modified }
            if !isDisjoint(with: .gone) { return .gone }
            return contains(.touched) ? .touched : nil
        }
    }

    private let descriptor: Int32

    /// `nil` where the system has none to give.
    init?() {
        descriptor = inotify_init1(O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
    }

    deinit { close(descriptor) }

    /// Watches a folder, not those below it.
    ///
    /// - Returns: the watch's number: the same as before where the folder is watched already.
    func watch(_ folder: String) -> Result<Int32, SystemFault> {
        let wanted: What = [.created, .modified, .closed, .arrived, .gone, .touched, .folderItself]
        let number = unsafe inotify_add_watch(descriptor, folder, wanted.rawValue | UInt32(IN_ONLYDIR))
        return number >= 0 ? .success(number) : .failure(SystemFault(errno: errno))
    }

    func forget(_ watch: Int32) { inotify_rm_watch(descriptor, watch) }

    /// Waits for notices.
    ///
    /// - Parameter milliseconds: how long; -1 is for ever.
    /// - Returns: none where the time has passed.
    func notices(milliseconds: Int32) -> [Notice] {
        var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard unsafe poll(&waiting, 1, milliseconds) > 0 else { return [] }
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        let count = unsafe buffer.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
        return count > 0 ? Self.notices(in: buffer.prefix(count)) : []
    }

    /// Takes apart what the system wrote: watch, mask, cookie, length of the name, the name with zeros after it.
    static func notices(in bytes: ArraySlice<UInt8>) -> [Notice] {
        let headLength = 16
        func number(at index: Int) -> UInt32 {
            (0..<4).reversed().reduce(0) { $0 << 8 | UInt32(bytes[index + $1]) }
        }
        var notices: [Notice] = []
        var index = bytes.startIndex
        while index + headLength <= bytes.endIndex {
            let start = index + headLength
            let end = start + Int(number(at: index + 12))
            guard end <= bytes.endIndex else { break }
            let name = bytes[start..<end].prefix { $0 != 0 }
            notices.append(
                Notice(
                    watch: Int32(bitPattern: number(at: index)), what: What(rawValue: number(at: index + 4)),
                    name: String(decoding: name, as: UTF8.self)))
            index = end
        }
        return notices
    }
}

/// What the system said.
struct SystemFault: Error, Equatable {
    var errno: Int32
}
