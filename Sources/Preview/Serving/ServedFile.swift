internal import Incremental
internal import Output
internal import Synchronization

/// A file of the site as it is served: made when it is first asked for, and remembered.
final class ServedFile: Sendable {
    let path: String
    private let dependencies: [Version]?
    private let make: @Sendable () -> [UInt8]
    private let made: Mutex<[UInt8]?>

    /// - Parameter previous: the file that had this path before.
    init(_ file: OutputFile, after previous: ServedFile?) {
        path = file.path
        dependencies = file.dependencies
        make = file.bytes
        // What was not asked for is not taken over: what makes it would keep the whole guidance of that build in memory.
        made = Mutex(previous.flatMap { $0.isSame(as: file) ? $0.made.withLock(\.self) : nil })
    }

    /// Whether its bytes are those of another build's file for certain.
    func isSame(as file: OutputFile) -> Bool { dependencies != nil && dependencies == file.dependencies }

    /// Whoever asks while they are made waits.
    var bytes: [UInt8] {
        made.withLock { made in
            if let made { return made }
            let bytes = Self.isPage(path) ? ScriptElement.added(to: make()) : make()
            made = bytes
            return bytes
        }
    }

    static func isPage(_ path: String) -> Bool { path.hasSuffix(".html") }
}

/// The one element that a served page has more than a built one.
enum ScriptElement {
    private static let element = Array("<script src=\"\(Address.script)\" defer></script>".utf8)
    private static let end = Array("</head>".utf8)

    static func added(to page: [UInt8]) -> [UInt8] {
        guard let index = page.firstRange(of: end)?.lowerBound else { return page }
        return page[..<index] + element + page[index...]
    }
}

/// Where the preview's own things are served.
enum Address {
    static let folder = "/_lots"
    static let script = folder + "/preview.js"
    static let stylesheet = folder + "/preview.css"
    static let events = folder + "/events"
}
