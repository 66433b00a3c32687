package import Incremental

/// A file of the published site: where it goes and how its bytes are made.
///
/// The bytes are a function, so that ten thousand pages never are in memory at once: the writer asks
/// for a file's bytes, writes them and drops them; preview asks only for what a reader asks for.
package struct OutputFile: Sendable {
    /// The path below the output folder: relative, with `/` between its components.
    package let path: String

    /// What the bytes are made from: while all of these are the same, so are the bytes. `nil` where nobody keeps count, and
    /// the file may be another one after every change.
    package let dependencies: [Version]?

    /// Makes the file's bytes; is called from any thread, by the writer once per build.
    package let bytes: @Sendable () -> [UInt8]

    package init(path: String, dependencies: [Version]? = nil, bytes: @escaping @Sendable () -> [UInt8]) {
        self.path = path
        self.dependencies = dependencies
        self.bytes = bytes
    }
}
