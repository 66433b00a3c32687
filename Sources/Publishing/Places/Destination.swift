/// What DEST means, by its form alone: nothing is looked up, so that the same words always mean the same place.
///
/// - `user@host:path`: a host, reached through ssh;
/// - `remote:bucket/path`: a remote of rclone's, by its name in rclone's settings, or one written out (`:webdav,url=…:path`);
/// - anything else is a folder. So is what has a `/` before its first colon: `./a:b`.
package enum Destination: Sendable, Equatable {
    case folder(String)
    case host(user: String, path: String)
    case remote(String)

    /// What is written, and why it is no place.
    package struct Fault: Error, Equatable {
        package var text: String
        package var reason: Reason

        package enum Reason: Sendable {
            case empty, noPath, looksLikeOption, oddCharacter
        }
    }

    package static func read(_ text: String) throws(Fault) -> Destination {
        guard !text.isEmpty else { throw Fault(text: text, reason: .empty) }
        guard !text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
            throw Fault(text: text, reason: .oddCharacter)
        }
        if text.hasPrefix(":") { return .remote(text) }
        let head = text.prefix { $0 != "/" }
        guard let colon = Self.colon(in: head) else { return .folder(text) }
        let name = text[..<colon]
        guard !name.hasPrefix("-") else { throw Fault(text: text, reason: .looksLikeOption) }
        guard name.contains("@") else { return .remote(text) }
        let path = String(text[text.index(after: colon)...])
        let hostName = name.drop { $0 != "@" }.dropFirst()
        guard !path.isEmpty, !hostName.isEmpty, !name.hasPrefix("@") else {
            throw Fault(text: text, reason: .noPath)
        }
        guard !path.hasPrefix("-"), !hostName.hasPrefix("-") else {
            throw Fault(text: text, reason: .looksLikeOption)
        }
        return .host(
            user: String(name), path: path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path)
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
