import Diagnostics
import Guidance
import Output
import Search

/// The files of `Site/assets`, each published under a name that holds a digest of its content.
///
/// A browser may keep such a file for ever: when the content changes, so does the name. The scripts of the search, `sok/`,
/// keep their names and are published beside the index.
struct Assets: Sendable {
    /// By name below `assets/`.
    private let addresses: [String: String]
    let files: [OutputFile]

    /// The files that every page uses.
    static let stylesheet = "site.css"
    static let script = "site.js"
    static let icon = "icon.svg"
    /// What checklists use besides.
    static let checklistScript = "checklist.js"
    /// What pages with terms use besides.
    static let termScript = "termer.js"
    /// What a telephone shows on its home screen; a site may do without.
    static let touchIcon = "icon.png"
    /// What others show where someone shares a link; a site may do without.
    static let sharedImage = "share.png"
    /// The one for documents on paper.
    static let printStylesheet = "utskrift.css"

    init(_ guidance: Guidance, diagnostics: inout [Diagnostic], siteName: (String) -> String) {
        var addresses: [String: String] = [:]
        var files: [OutputFile] = []
        var parts: [String: [SourceTree.File]] = [:]
        for file in guidance.assets {
            let name = String(file.path.dropFirst("assets/".count))
            if name.hasPrefix(SearchFiles.folder) {
                // Scripts of the search know each other by name: they and the index change together. A long one is a folder.
                let below = name.dropFirst(SearchFiles.folder.count)
                let script = below.firstIndex(of: "/").map { SearchFiles.folder + below[..<$0] + ".js" }
                parts[script ?? name, default: []].append(file)
                continue
            }
            let address = "assets/" + Self.hashed(name, content: file.bytes)
            addresses[name] = address
            // Another content has another name.
            files.append(OutputFile(path: address, dependencies: []) { file.bytes })
        }
        for (name, parts) in parts.sorted(by: { $0.key < $1.key }) {
            files.append(OutputFile(path: name) { Self.script(of: parts) })
            addresses[name] = name
        }
        for name in [
            Self.stylesheet, Self.printStylesheet, Self.script, Self.checklistScript, Self.termScript,
            Self.icon,
        ] where addresses[name] == nil {
            diagnostics.append(
                Diagnostic(
                    file: siteName("assets/\(name)"), code: .unreadableFile, message: "Filen finns inte.",
                    hint: "Webbplatsens sidor använder den."))
        }
        self.addresses = addresses
        self.files = files
    }

    /// The files of a folder in the order of their names, in one function.
    private static func script(of parts: [SourceTree.File]) -> [UInt8] {
        if parts.count == 1 { return ShortScript(parts[0].bytes).bytes() }
        let bodies = parts.sorted { $0.path < $1.path }.map(\.bytes)
        return ShortScript(
            Array("(function () {\n\"use strict\";\n".utf8) + Array(bodies.joined(separator: [0x0A]))
                + Array("\n})();\n".utf8)
        ).bytes()
    }

    /// Whether the site has a file that it may do without.
    func has(_ name: String) -> Bool { addresses[name] != nil }

    /// Whether there is an engine that an index can be made for.
    var hasSearch: Bool { has(SearchFiles.folder + "motor.js") }

    /// One of the files.
    func file(_ name: String) -> OutputFile? {
        addresses[name].flatMap { address in files.first { $0.path == address } }
    }

    /// The address of a file below the site's root.
    func address(_ name: String) -> String { addresses[name] ?? "assets/\(name)" }

    /// `site.css` with the digest before its suffix.
    private static func hashed(_ name: String, content: [UInt8]) -> String {
        let dot = name.lastIndex(of: ".") ?? name.endIndex
        return "\(name[..<dot]).\(Digest.of(content))\(name[dot...])"
    }
}
