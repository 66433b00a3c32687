/// JSON as bytes, written from front to back with the keys in the order in which they are given.
///
/// The files of the interface are written by hand in sorted order: at 10 000 pages they hold 60 000 citations, and an encoder
/// that looks at types as it goes takes longer for them than the rest of the build.
struct JSONBuffer {
    private(set) var bytes: [UInt8] = []
    private var needsComma = false

    mutating func object(_ key: String? = nil, _ write: (inout JSONBuffer) -> Void) {
        begin(key, UInt8(ascii: "{"))
        write(&self)
        end(UInt8(ascii: "}"))
    }

    mutating func array(_ key: String? = nil, _ write: (inout JSONBuffer) -> Void) {
        begin(key, UInt8(ascii: "["))
        write(&self)
        end(UInt8(ascii: "]"))
    }

    /// A text; a key without one is left out.
    mutating func text(_ key: String? = nil, _ value: String?) {
        guard let value else { return }
        separate(key)
        append(quoting: value)
    }

    /// A text that is bytes already: well-formed UTF-8.
    mutating func text(_ key: String, _ value: [UInt8]) {
        separate(key)
        append(quotingBytes: value)
    }

    /// Texts on one line; none gives an empty list.
    mutating func texts(_ key: String, _ values: [String]) {
        separate(key)
        bytes.append(UInt8(ascii: "["))
        for (index, value) in values.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            append(quoting: value)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    mutating func number(_ key: String, _ value: Int) {
        separate(key)
        bytes.append(contentsOf: String(value).utf8)
    }

    /// Numbers on one line.
    mutating func numbers(_ key: String, _ values: [Int]) {
        separate(key)
        bytes.append(contentsOf: ("[" + values.map(String.init).joined(separator: ",") + "]").utf8)
    }

    mutating func flag(_ key: String, _ value: Bool) {
        separate(key)
        bytes.append(contentsOf: (value ? "true" : "false").utf8)
    }

    private mutating func begin(_ key: String?, _ bracket: UInt8) {
        separate(key)
        bytes.append(bracket)
        needsComma = false
    }

    private mutating func end(_ bracket: UInt8) {
        bytes.append(bracket)
        needsComma = true
    }

    private mutating func separate(_ key: String?) {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        // A line an entry: the files are compared and searched by people too.
        if needsComma, key == nil { bytes.append(UInt8(ascii: "\n")) }
        needsComma = true
        if let key {
            append(quoting: key)
            bytes.append(UInt8(ascii: ":"))
        }
    }

    private mutating func append(quoting text: String) {
        var text = text
        text.withUTF8 { unsafe append(quotingBytes: $0) }
    }

    private mutating func append(quotingBytes text: some RandomAccessCollection<UInt8>) {
        bytes.append(UInt8(ascii: "\""))
        // Most texts need nothing: what stands between two signs that do is copied at once.
        var start = text.startIndex
        for index in text.indices where Self.isEscaped(text[index]) {
            bytes.append(contentsOf: text[start..<index])
            append(escaping: text[index])
            start = text.index(after: index)
        }
        bytes.append(contentsOf: text[start...])
        bytes.append(UInt8(ascii: "\""))
    }

    private static func isEscaped(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private mutating func append(escaping byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): bytes.append(contentsOf: "\\\"".utf8)
        case UInt8(ascii: "\\"): bytes.append(contentsOf: "\\\\".utf8)
        case UInt8(ascii: "\n"): bytes.append(contentsOf: "\\n".utf8)
        case UInt8(ascii: "\t"): bytes.append(contentsOf: "\\t".utf8)
        default:
            let digits = String(byte, radix: 16)
            bytes.append(contentsOf: ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8)
        }
    }
}
