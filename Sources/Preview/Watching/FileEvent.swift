/// What happened to a file, as far as it says when the file may be read.
package struct FileEvent: Sendable, Equatable {
    package enum Kind: Sendable {
        /// It came to be, empty as yet.
        case created
        /// Something was written to it by a program that goes on writing.
        case modified
        /// Whoever wrote it has closed it.
        case written
        /// It came here under this name, as it is meant to be.
        case arrived
        /// It was deleted or renamed; programs that save in several steps put another in its place.
        case gone
        /// Its owner, its mode or its times are others.
        case touched
    }

    package var kind: Kind
    /// The watched folder's path, and the file's below it.
    package var path: String

    package init(_ kind: Kind, _ path: String) {
        self.kind = kind
        self.path = path
    }
}

/// Events as a watcher gives them.
package enum WatcherEvent: Sendable, Equatable {
    case file(FileEvent)
    /// Anything may have changed: a folder came or went, or more happened than was told.
    case anything
}

/// Which files may be others than when they were last read.
package enum FileChanges: Sendable, Equatable {
    /// The watched folder's path, and the file's below it.
    case files(Set<String>)
    case anything
}
