/// What a browser asks for: a request without a body (RFC 9112), read no more freely than browsers write it.
package struct RequestHead: Sendable, Equatable {
    var method: String
    /// The path as it was sent, percent-encoded, without the question.
    package var path: String
    /// By name in lower case.
    private var fields: [String: String]
    /// Whether the connection is to be used again.
    var keepsConnection: Bool

    /// The path with what is percent-encoded as it was; `nil` where that is not UTF-8.
    package var decodedPath: String? { path.percentDecoded }

    var host: String? { fields["host"] }
    var origin: String? { fields["origin"] }

    /// Longer heads are refused: a browser's are some hundred bytes.
    static let longest = 16 << 10

    /// Why a request is not answered as it asks to be.
    package enum Fault: Error, Equatable {
        case malformed
        /// It has a body, which nothing here takes.
        case hasBody
    }

    /// - Parameter bytes: up to the empty line, its own line feed left out.
    package init(_ bytes: some Collection<UInt8>) throws(Fault) {
        guard
            bytes.allSatisfy({
                $0 == 0x0D || $0 == 0x0A || $0 == 0x09 || (0x20..<0x7F).contains($0) || $0 >= 0x80
            })
        else { throw .malformed }
        var lines = String(decoding: bytes, as: UTF8.self)
            .split(separator: "\r\n", omittingEmptySubsequences: false)[...]
        guard let first = lines.popFirst(), !lines.contains(where: { $0.contains { $0.isNewline } }) else {
            throw .malformed
        }
        let words = first.split(separator: " ", omittingEmptySubsequences: false)
        guard words.count == 3, words[1].hasPrefix("/"), !words[0].isEmpty,
            words[0].allSatisfy({ $0.isASCII && $0.isUppercase }),
            words[2] == "HTTP/1.1" || words[2] == "HTTP/1.0"
        else { throw .malformed }
        method = String(words[0])
        path = String(words[1].prefix { $0 != "?" && $0 != "#" })
        fields = [:]
        for line in lines {
            let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, !parts[0].isEmpty, !parts[0].contains(where: \.isWhitespace) else {
                throw .malformed
            }
            let name = parts[0].lowercased()
            let value = String(parts[1].drop(while: \.isWhitespace))
            // Two hosts would let two readers of the request choose one each.
            guard name != "host" || fields[name] == nil else { throw .malformed }
            fields[name] = value
        }
        guard fields["transfer-encoding"] == nil, (fields["content-length"] ?? "0") == "0" else {
            throw .hasBody
        }
        let connection = fields["connection"]?.lowercased() ?? ""
        keepsConnection = words[2] == "HTTP/1.1" ? connection != "close" : connection == "keep-alive"
    }
}

extension String {
    /// With what is percent-encoded as it was; `nil` where that is not UTF-8.
    var percentDecoded: String? {
        var bytes: [UInt8] = []
        var rest = utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard rest.count >= 2, rest.prefix(2).allSatisfy({ $0 != UInt8(ascii: "+") }),
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            else { return nil }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
