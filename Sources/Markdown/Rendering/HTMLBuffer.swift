/// HTML as bytes, written from front to back.
package struct HTMLBuffer: Sendable {
    package private(set) var bytes: [UInt8] = []

    package init(reserving capacity: Int = 0) {
        bytes.reserveCapacity(capacity)
    }

    /// Markup of ours, as it is.
    package mutating func append(_ markup: String) {
        bytes.append(contentsOf: markup.utf8)
    }

    package mutating func append(_ markup: some Sequence<UInt8>) {
        bytes.append(contentsOf: markup)
    }

    /// A line feed, unless the last byte is one.
    package mutating func startLine() {
        if let last = bytes.last, last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
    }

    /// Somebody's text, good between tags and in attributes with double quotation marks.
    package mutating func append(escaping text: String) {
        // Most texts have nothing to escape and are copied as they are.
        guard text.needsEscaping else { return bytes.append(contentsOf: text.utf8) }
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): append("&amp;")
            case UInt8(ascii: "<"): append("&lt;")
            case UInt8(ascii: ">"): append("&gt;")
            case UInt8(ascii: "\""): append("&quot;")
            default: bytes.append(byte)
            }
        }
    }

    /// Somebody's text as Mustache escapes it, the apostrophe too.
    package mutating func append(escapingAll text: String) {
        guard text.holds(UInt8(ascii: "'")) else { return append(escaping: text) }
        for (index, part) in text.split(separator: "'", omittingEmptySubsequences: false).enumerated() {
            if index > 0 { append("&#39;") }
            append(escaping: String(part))
        }
    }

    /// Lets a function append bytes of its own.
    package mutating func insert(_ write: (inout [UInt8]) -> Void) {
        write(&bytes)
    }

    /// An address as the value of an attribute: what no address may hold is percent-encoded, as cmark does it.
    package mutating func append(address: String) {
        for byte in address.utf8 {
            switch byte {
            case UInt8(ascii: "&"): append("&amp;")
            case UInt8(ascii: "'"): append("&#x27;")
            default: Self.append(encoding: byte, to: &bytes)
            }
        }
    }

    /// An address as it is asked for: what no address may hold is percent-encoded, as in `append(address:)`.
    package static func percentEncoded(_ address: String) -> String {
        var bytes: [UInt8] = []
        for byte in address.utf8 {
            if byte == UInt8(ascii: "&") || byte == UInt8(ascii: "'") {
                bytes.append(byte)
            } else {
                append(encoding: byte, to: &bytes)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func append(encoding byte: UInt8, to bytes: inout [UInt8]) {
        guard !isSafeInAddress(byte) else { return bytes.append(byte) }
        bytes.append(UInt8(ascii: "%"))
        bytes.append(hexDigit(byte >> 4))
        bytes.append(hexDigit(byte & 15))
    }

    private static func isSafeInAddress(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "-_.+!*(),%#@?=;:/,+$~".utf8.contains(byte)
        }
    }

    private static func hexDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
    }
}

extension String {
    fileprivate var needsEscaping: Bool {
        let span = utf8Span.span
        for index in span.indices {
            switch span[index] {
            case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""): return true
            default: continue
            }
        }
        return false
    }

    /// Whether a byte stands in the text: for ASCII characters, which are no part of others in UTF-8.
    func holds(_ byte: UInt8) -> Bool {
        let span = utf8Span.span
        for index in span.indices where span[index] == byte { return true }
        return false
    }
}
