/// A script that hands the engine what it needs.
///
/// Texts stand in template strings: line breaks need no escape there, and every escape costs bytes on the way to a reader.
struct ScriptWriter {
    private(set) var bytes: [UInt8] = Array("LotsSearch.add({".utf8)
    private var isFirst = true

    mutating func text(_ key: String, _ value: String) {
        name(key)
        append(literal: value)
    }

    mutating func raw(_ key: String, _ value: String) {
        name(key)
        bytes += Array(value.utf8)
    }

    mutating func texts(_ key: String, from start: Int, _ values: [String]) {
        name(key)
        bytes += Array("[\(start),[".utf8)
        for (index, value) in values.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            append(literal: value)
        }
        bytes += Array("]]".utf8)
    }

    mutating func pairs(_ key: String, _ values: [(String, String)]) {
        name(key)
        bytes.append(UInt8(ascii: "["))
        for (index, value) in values.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes.append(UInt8(ascii: "["))
            append(literal: value.0)
            bytes.append(UInt8(ascii: ","))
            append(literal: value.1)
            bytes.append(UInt8(ascii: "]"))
        }
        bytes.append(UInt8(ascii: "]"))
    }

    func finished() -> [UInt8] { bytes + Array("})\n".utf8) }

    private mutating func name(_ key: String) {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
        bytes += Array("\(key):".utf8)
    }

    private mutating func append(literal text: String) {
        bytes.append(UInt8(ascii: "`"))
        for byte in text.utf8 {
            // `$` only means something before a brace, and a carriage return would become a line feed.
            if byte == UInt8(ascii: "`") || byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "$") {
                bytes.append(UInt8(ascii: "\\"))
            }
            if byte != 0x0D { bytes.append(byte) }
        }
        bytes.append(UInt8(ascii: "`"))
    }
}

/// Numbers as printable characters that need no escape: small ones as one, larger ones as two or four.
struct NumberText {
    private(set) var text: [UInt8] = []

    mutating func append(_ number: Int) {
        if number < 70 {
            digit(number)
        } else if number < 70 + 20 * 91 {
            digit(70 + (number - 70) / 91)
            digit((number - 70) % 91)
        } else {
            digit(90)
            digit(number / (91 * 91))
            digit(number / 91 % 91)
            digit(number % 91)
        }
    }

    var string: String { String(decoding: text, as: UTF8.self) }

    /// From `%` on; what would need an escape has its own characters.
    private mutating func digit(_ value: Int) {
        switch value {
        case 90: text.append(33)
        case 55: text.append(35)
        case 59: text.append(32)
        default: text.append(UInt8(value + 37))
        }
    }
}
