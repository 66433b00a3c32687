/// Why the output folder could not be locked or replaced; what was published before stands.
///
/// Carries facts only: the sentence that a reader meets is made where the language is known.
package enum WritingError: Error, Equatable, Sendable {
    /// Another run holds the lock of the output folder at this path.
    case busy(path: String)

    /// The folder at this path has contents but no marker, so lots did not make it.
    case notOurs(path: String)

    /// There is something else than a folder at this path: a file, a symbolic link, a device.
    case notAFolder(path: String)

    /// The folder at this path is a mount point, which cannot change places with another folder.
    case mountPoint(path: String)

    /// The output folder's path names no folder of its own: empty, `/`, `.`, `..`, or with a NUL.
    case invalidFolderPath(String)

    /// An output file's path is empty, absolute, or has an empty component, `.`, `..` or a NUL.
    case invalidFilePath(String)

    /// The system refused a step: what was being done, with which path, and its `errno`.
    case failed(Step, path: String, errno: Int32)

    /// What was being done when the system refused.
    package enum Step: String, Sendable {
        /// Opening the folder that the output folder stands in, or making it.
        case openParent
        /// Making, opening or locking the lock file.
        case lock
        /// Looking at what stands at the output path now.
        case inspect
        /// Putting the old site back after a run that was killed between two renames.
        case recover
        /// Removing what an earlier run left, or the old site after the swap.
        case clear
        /// Making or opening a folder of the new site.
        case makeFolder
        /// Making a file of the new site; `EEXIST` means that two files have one path.
        case createFile
        /// Writing a file's bytes, mode or time.
        case writeFile
        /// Getting the new site from memory to the disk.
        case sync
        /// Letting the old and the new site change places.
        case swap
    }
}

/// What the system said, without the path and the step, which the caller knows.
struct SystemError: Error {
    let errno: Int32

    /// Adds what was being done, and where.
    func during(_ step: WritingError.Step, _ path: String) -> WritingError {
        .failed(step, path: path, errno: errno)
    }
}
