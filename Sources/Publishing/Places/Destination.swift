/// What DEST means, by its form alone: nothing is looked up, so that the same words always mean the same place.
///
/// - `user@host:path`: a host, reached through ssh;
/// - `remote:bucket/path`: a remote of rclone's, by its name in rclone's settings, or one written out (`:webdav,url=…:path`);
/// - anything else is a folder. So is what has a `/` before its first colon or `@`: `./a:b`.
///
/// What was surely meant as something else is none: a host whose path was forgotten, an address, the sign for a home folder.
package enum Destination: Sendable, Equatable {
    case folder(String)
    case host(user: String, path: String)
    case remote(String)

    /// What is written, and why it is no place.
    package struct Fault: Error, Equatable {
        package var text: String
        package var reason: Reason

        package enum Reason: Sendable {
            case empty, noPath, isAddress, homeFolder, looksLikeOption, oddCharacter
        }
    }

    package static func read(_ text: String) throws(Fault) -> Destination {
        func fault(_ reason: Fault.Reason) -> Fault { Fault(text: text, reason: reason) }
        guard !text.isEmpty else { throw fault(.empty) }
        guard !text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { throw fault(.oddCharacter) }
        if text.hasPrefix(":") { return .remote(withoutSlash(text)) }
        let head = text.prefix { $0 != "/" }
        guard let colon = Self.colon(in: head) else {
            // Nobody would look for the site in a folder of that name here.
            guard !head.contains("@") else { throw fault(.noPath) }
            guard !head.hasPrefix("~") else { throw fault(.homeFolder) }
            return .folder(text)
        }
        let name = text[..<colon]
        guard !name.hasPrefix("-") else { throw fault(.looksLikeOption) }
        let path = withoutSlash(String(text[text.index(after: colon)...]))
        guard name.contains("@") else {
            guard !path.hasPrefix("//"), !path.hasPrefix("\\") else { throw fault(.isAddress) }
            return .remote("\(name):\(path)")
        }
        return try host(name, path: path, fault)
    }

    private static func host(_ name: Substring, path: String, _ fault: (Fault.Reason) -> Fault) throws(Fault)
        -> Destination
    {
        var path = path[...]
        // ssh begins in the home folder, and no shell is asked what ~ means.
        if path == "~" || path.hasPrefix("~/") { path = path.dropFirst().drop { $0 == "/" } }
        guard !path.hasPrefix("~") else { throw fault(.homeFolder) }
        let hostName = name.drop { $0 != "@" }.dropFirst()
        guard !path.isEmpty, !hostName.isEmpty, !name.hasPrefix("@") else { throw fault(.noPath) }
        guard !path.hasPrefix("-"), !hostName.hasPrefix("-") else { throw fault(.looksLikeOption) }
        return .host(user: String(name), path: String(path))
    }

    /// A place as it may stand in a log: a remote that is written out may hold a password.
    package static func shown(_ text: String) -> String {
        guard text.hasPrefix(":"), let comma = text.firstIndex(of: ",") else { return text }
        return text[..<comma] + ",…"
    }

    /// A path with and without a slash at its end is one place, with one set of releases.
    private static func withoutSlash(_ path: String) -> String {
        var path = path[...]
        while path.count > 1, path.hasSuffix("/"), !path.hasSuffix(":/") { path = path.dropLast() }
        return String(path)
    }

    /// The colon that ends a name; those of an address in brackets, `user@[::1]:path`, do not.
    private static func colon(in head: Substring) -> String.Index? {
        var depth = 0
        for index in head.indices {
            switch head[index] {
            case "[": depth += 1
            case "]": depth -= 1
            case ":" where depth <= 0: return index
            default: break
            }
        }
        return nil
    }
}
