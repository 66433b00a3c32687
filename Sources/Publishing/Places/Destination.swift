/// What DEST means, by its form alone: nothing is looked up, so that the same words always mean the same place.
///
/// - `user@host:path`: a host, reached through ssh;
/// - `remote:bucket/path`: a remote of rclone's, by its name in rclone's settings, or one written out (`:webdav,url=…:path`);
/// - anything else is a folder. So is what has a `/` before its first colon or `@`: `./a:b`.
package enum Destination: Sendable, Equatable {
    case folder(String)
    case host(user: String, path: String)
    case remote(String)

    /// What is written, and why it is no place.
    package struct Fault: Error, Equatable {
        package var text: String
        package var reason: Reason

        package enum Reason: Sendable {
            case empty, noPath, isAddress, looksLikeOption, oddCharacter
        }
    }

    package static func read(_ text: String) throws(Fault) -> Destination {
        guard !text.isEmpty else { throw Fault(text: text, reason: .empty) }
        guard !text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
            throw Fault(text: text, reason: .oddCharacter)
        }
        if text.hasPrefix(":") { return .remote(text) }
        let head = text.prefix { $0 != "/" }
        guard let colon = Self.colon(in: head) else {
            // A host whose path was forgotten is no folder: nobody would look for the site there.
            guard !head.contains("@") else { throw Fault(text: text, reason: .noPath) }
            return .folder(text)
        }
        let name = text[..<colon]
        guard !name.hasPrefix("-") else { throw Fault(text: text, reason: .looksLikeOption) }
        var path = text[text.index(after: colon)...]
        guard !path.hasPrefix("//") || !name.allSatisfy(\.isLetter) else {
            throw Fault(text: text, reason: .isAddress)
        }
        let endsWithSlash = path.count > 1 && path.hasSuffix("/")
        guard name.contains("@") else { return .remote(endsWithSlash ? String(text.dropLast()) : text) }
        if endsWithSlash { path = path.dropLast() }
        // ssh begins in the home folder, and no shell is asked what ~ means.
        if path == "~" || path.hasPrefix("~/") { path = path.dropFirst().drop { $0 == "/" } }
        let hostName = name.drop { $0 != "@" }.dropFirst()
        guard !path.isEmpty, !path.hasPrefix("~"), !hostName.isEmpty, !name.hasPrefix("@") else {
            throw Fault(text: text, reason: .noPath)
        }
        guard !path.hasPrefix("-"), !hostName.hasPrefix("-") else {
            throw Fault(text: text, reason: .looksLikeOption)
        }
        return .host(user: String(name), path: String(path))
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
