internal import Foundation

/// Says how fast references are recognised, and what they add to a build.
///
/// - `ReferencesBench FILE SECONDS`: one line with the megabytes a second of the fastest round on one thread, the bytes of the
///   file, and how many references it holds.
/// - `ReferencesBench --added ROOT ROUNDS`: a line a round with the seconds by the clock and of the processor that a build's
///   pages take without references, the same two with them, and the same two of recognising them alone.
@main
struct ReferencesBench {
    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        if arguments.count == 2, let seconds = Double(arguments[1]) {
            let text = Array(try Data(contentsOf: URL(fileURLWithPath: arguments[0])))
            print(RecognitionRate.measure(text, for: .seconds(seconds)).line)
        } else if arguments.count == 3, arguments[0] == "--added", let rounds = Int(arguments[2]) {
            let pages = BuildPages(root: arguments[1])
            for _ in 0..<rounds { print(pages.round().line) }
        } else {
            FileHandle.standardError.write(
                Data("usage: ReferencesBench FILE SECONDS\n       ReferencesBench --added ROOT ROUNDS\n".utf8)
            )
            exit(64)
        }
    }
}
