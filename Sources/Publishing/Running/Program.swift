internal import Foundation

/// A program that knows how to transfer, and where on this machine it is.
///
/// It ends when we do, however we end: one that went on would write into what the next run publishes.
package struct Program: Sendable {
    let name: String
    private let path: String

    /// Whoever ends a program when the one that started it has ended; part of every Linux.
    private static let guardian = "/usr/bin/setpriv"

    /// - Parameters:
    ///   - package: the Debian package that has it, where it is known.
    ///   - searchPath: folders, with `:` between them.
    package init(_ name: String, package: String?, searchPath: String) throws(PublishingError) {
        let places = name.contains("/") ? [name] : searchPath.split(separator: ":").map { "\($0)/\(name)" }
        guard let path = places.first(where: FileManager.default.isExecutableFile(atPath:)) else {
            throw .missingProgram(name, package: package)
        }
        self.name = name
        self.path = path
    }

    struct Result {
        var status: Int32
        var output: [UInt8]
        /// The last lines of its standard error.
        var said: String
    }

    /// Runs it to its end.
    ///
    /// - Parameter input: what it reads from standard input.
    func run(_ arguments: [String], input: [UInt8] = [], limit: Duration) throws(PublishingError) -> Result {
        var running = try RunningProgram.start(words(arguments), name: name)
        return try running.finish(input, limit: limit)
    }

    /// The same, where any other end than the good one is a fault.
    @discardableResult
    func succeed(_ arguments: [String], input: [UInt8] = [], limit: Duration) throws(PublishingError)
        -> [UInt8]
    {
        let result = try run(arguments, input: input, limit: limit)
        guard result.status == 0 else { throw failure(result) }
        return result.output
    }

    func failure(_ result: Result) -> PublishingError {
        .programFailed(name, said: result.said.isEmpty ? "\(result.status)" : result.said)
    }

    /// What starts it: a path and arguments.
    func words(_ arguments: [String]) -> [String] {
        let isGuarded = FileManager.default.isExecutableFile(atPath: Self.guardian)
        return (isGuarded ? [Self.guardian, "--pdeathsig", "KILL", "--", path] : [path]) + arguments
    }
}
