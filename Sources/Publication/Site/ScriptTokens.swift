/// The words and signs of a script, without comments and the spaces between them.
///
/// Knows what scripts of ours hold: names, numbers, texts in quotation marks, regular expressions, signs. What stands between
/// backticks is one text, whatever it holds.
struct ScriptTokens {
    enum Kind {
        case name, text, pattern, sign
    }

    struct Token {
        var kind: Kind
        var range: Range<Int>
        /// Whether a new line begins before it.
        var startsLine: Bool
    }

    let bytes: [UInt8]
    private(set) var tokens: [Token] = []
    /// The different names, those of the language first; each is asked for many times, and by its number.
    private(set) var names: [String] = ScriptTokens.reservedNames
    /// By token: the number of its name, -1 where it is none.
    private var nameOfToken: [Int] = []
    private var numbers = Dictionary(
        uniqueKeysWithValues: ScriptTokens.reservedNames.enumerated().map { ($1, $0) })

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var startsLine = false
        var index = 0
        while index < bytes.count {
            let start = index
            switch bytes[index] {
            case 0x0A:
                startsLine = true
                index += 1
                continue
            case 0x20, 0x09, 0x0D:
                index += 1
                continue
            case UInt8(ascii: "/") where byte(index + 1) == UInt8(ascii: "/"):
                while index < bytes.count, bytes[index] != 0x0A { index += 1 }
                continue
            case UInt8(ascii: "/") where byte(index + 1) == UInt8(ascii: "*"):
                index += 2
                while index < bytes.count,
                    bytes[index] != UInt8(ascii: "/") || bytes[index - 1] != UInt8(ascii: "*")
                { index += 1 }
                index += 1
                continue
            case UInt8(ascii: "/") where mayBePattern:
                index = endOfPattern(from: index)
                append(.pattern, start..<index, &startsLine)
            case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"):
                index = endOfText(from: index)
                append(.text, start..<index, &startsLine)
            case let first where Self.isOfName(first):
                while index < bytes.count, Self.isOfName(bytes[index]) { index += 1 }
                append(.name, start..<index, &startsLine)
            default:
                index += 1
                append(.sign, start..<index, &startsLine)
            }
        }
    }

    subscript(token: Int) -> ArraySlice<UInt8> {
        tokens.indices.contains(token) ? bytes[tokens[token].range] : []
    }

    func text(_ token: Int) -> String {
        name(token).map { names[$0] } ?? String(decoding: self[token], as: UTF8.self)
    }

    /// The number of a token's name; `nil` where it is none.
    func name(_ token: Int) -> Int? {
        tokens.indices.contains(token) && nameOfToken[token] >= 0 ? nameOfToken[token] : nil
    }

    /// Whether a name by its number is a word of the language.
    static func isReserved(_ name: Int) -> Bool { name < reservedNames.count }

    func isSign(_ token: Int, _ sign: UInt8) -> Bool {
        tokens.indices.contains(token) && tokens[token].kind == .sign
            && bytes[tokens[token].range.lowerBound] == sign
    }

    /// Words of the language itself.
    static let reservedNames = """
        break case catch continue do else finally for function if in instanceof new return throw try typeof var let const while true
        false null undefined this void delete of switch default class arguments
        """.split(whereSeparator: \.isWhitespace).map(String.init)

    /// A name that is neither a property's nor a key.
    func isOwnName(_ token: Int) -> Bool {
        guard tokens.indices.contains(token), tokens[token].kind == .name,
            !isSign(token - 1, UInt8(ascii: "."))
        else {
            return false
        }
        let isKey =
            isSign(token + 1, UInt8(ascii: ":"))
            && (isSign(token - 1, UInt8(ascii: "{")) || isSign(token - 1, UInt8(ascii: ",")))
        return !isKey
    }

    /// Numbers are names too: both need a space between them.
    static func isOfName(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...: true
        default: false
        }
    }

    private mutating func append(_ kind: Kind, _ range: Range<Int>, _ startsLine: inout Bool) {
        tokens.append(Token(kind: kind, range: range, startsLine: startsLine))
        nameOfToken.append(kind == .name ? number(of: String(decoding: bytes[range], as: UTF8.self)) : -1)
        startsLine = false
    }

    private mutating func number(of name: String) -> Int {
        if let known = numbers[name] { return known }
        numbers[name] = names.count
        names.append(name)
        return names.count - 1
    }

    private func byte(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }

    /// After a value a slash divides.
    private var mayBePattern: Bool {
        guard let last = tokens.last else { return true }
        switch last.kind {
        case .name: return bytes[last.range].elementsEqual("return".utf8)
        case .text, .pattern: return false
        case .sign: return !Array(")]}".utf8).contains(bytes[last.range.lowerBound])
        }
    }

    private func endOfText(from start: Int) -> Int {
        var index = start + 1
        while index < bytes.count, bytes[index] != bytes[start] {
            index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        return min(index + 1, bytes.count)
    }

    private func endOfPattern(from start: Int) -> Int {
        var index = start + 1
        var isInClass = false
        while index < bytes.count, isInClass || bytes[index] != UInt8(ascii: "/") {
            switch bytes[index] {
            case UInt8(ascii: "\\"): index += 1
            case UInt8(ascii: "["): isInClass = true
            case UInt8(ascii: "]"): isInClass = false
            default: break
            }
            index += 1
        }
        index += 1
        while index < bytes.count, Self.isOfName(bytes[index]) { index += 1 }
        return min(index, bytes.count)
    }
}
