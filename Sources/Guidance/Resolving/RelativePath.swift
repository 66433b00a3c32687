import Markdown

/// Paths below Content, as links write them.
package enum RelativePath {
    /// The path that a relative one means from a file; `nil` where it leaves the folder or is absolute.
    package static func resolve(_ path: String, from file: String) -> String? {
        // By bytes: every link of every page comes by here, and a slash is one to a server whatever sign stands after it.
        let (slash, dot) = (UInt8(ascii: "/"), UInt8(ascii: "."))
        let bytes = path.utf8.span
        guard bytes.isEmpty || bytes[0] != slash else { return nil }
        var resolved: [UInt8] = []
        resolved.reserveCapacity(file.utf8.count + bytes.count)
        resolved.append(contentsOf: file.utf8)
        goUp(&resolved)
        var start = 0
        while start < bytes.count {
            var end = start
            while end < bytes.count, bytes[end] != slash { end += 1 }
            if end - start == 2, bytes[start] == dot, bytes[start + 1] == dot {
                guard goUp(&resolved) else { return nil }
            } else if end - start > 1 || end - start == 1 && bytes[start] != dot {
                if !resolved.isEmpty { resolved.append(slash) }
                for index in start..<end { resolved.append(bytes[index]) }
            }
            start = end + 1
        }
        if !bytes.isEmpty, bytes[bytes.count - 1] == slash { resolved.append(slash) }
        return String(resolved.indices, of: resolved.span)
    }

    /// Takes away the last part of a path; says whether there was any.
    @discardableResult
    private static func goUp(_ path: inout [UInt8]) -> Bool {
        guard !path.isEmpty else { return false }
        path.removeLast(path.count - (path.lastIndex(of: UInt8(ascii: "/")) ?? 0))
        return true
    }

    /// The relative path from one file to another.
    package static func from(_ file: String, to target: String) -> String {
        let (here, there) = (file.utf8, target.utf8)
        // The end of the folders that both have, and how many more the file is in.
        var shared = 0
        var index = 0
        var levels = 0
        var isSame = true
        var rest = there.makeIterator()
        for byte in here {
            index += 1
            if isSame, rest.next() != byte { isSame = false }
            if byte == UInt8(ascii: "/") {
                if isSame { shared = index } else { levels += 1 }
            }
        }
        let tail = target[there.index(there.startIndex, offsetBy: shared)...]
        return levels == 0 ? String(tail) : String(repeating: "../", count: levels) + tail
    }

    /// The path and the id that an address is made of, with `%20` and its like read.
    static func parts(of address: String) -> (path: String, fragment: String?) {
        guard let mark = place(of: UInt8(ascii: "#"), in: address) else { return (decoded(address), nil) }
        let bytes = address.utf8.span
        return (
            decoded(String(0..<mark, of: bytes)), decoded(String((mark + 1)..<bytes.count, of: bytes))
        )
    }

    private static func place(of byte: UInt8, in text: String) -> Int? {
        let bytes = text.utf8.span
        for index in bytes.indices where bytes[index] == byte { return index }
        return nil
    }

    /// The text with `%20` and its like read; as it stands where they are malformed.
    package static func decoded(_ text: String) -> String {
        guard place(of: UInt8(ascii: "%"), in: text) != nil else { return text }
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2,
                rest.prefix(2).allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }),
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self) ?? text
    }
}
