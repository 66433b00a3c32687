/// A script as readers load it: without comments and spaces, and with short names for what it declares.
///
/// A name has the same short one wherever it stands, so what is hidden by what stays as it is. Names of properties and of what
/// the browser has stay. Scripts of ours write `{ key: value }` in full, and no names inside of texts between backticks.
struct ShortScript {
    private let script: ScriptTokens

    init(_ bytes: [UInt8]) { script = ScriptTokens(bytes) }

    func bytes() -> [UInt8] {
        let names = shortNames()
        var result: [UInt8] = []
        result.reserveCapacity(script.bytes.count)
        for (number, token) in script.tokens.enumerated() {
            let text =
                isOwnName(number)
                ? names[text(number)].map { Array($0.utf8)[...] } ?? script[number] : script[number]
            if token.startsLine, needsLine(number) {
                result.append(0x0A)
            } else if let last = result.last, let first = text.first, meets(number, last, first) {
                result.append(0x20)
            }
            result += text
        }
        result.append(0x0A)
        return result
    }

    private func text(_ token: Int) -> String { String(decoding: script[token], as: UTF8.self) }

    /// Whether two names would become one, or `a + +b` another sum.
    private func meets(_ token: Int, _ last: UInt8, _ first: UInt8) -> Bool {
        if ScriptTokens.isOfName(last) { return ScriptTokens.isOfName(first) }
        return last == first && "+-".utf8.contains(first)
            && script.tokens[token - 1].range.upperBound < script.tokens[token].range.lowerBound
    }

    /// A line may end a statement, but not after a sign that waits for more, nor before one that goes on.
    private func needsLine(_ token: Int) -> Bool {
        func isOne(_ token: Int, of signs: String) -> Bool {
            signs.utf8.contains { script.isSign(token, $0) }
        }
        return token > 0 && !isOne(token - 1, of: "{;,([=?:&|+<>!") && !isOne(token, of: "}).,;?:&|=")
    }

    // ---- Names ----

    private static let reserved = Set(
        """
        break case catch continue do else finally for function if in instanceof new return throw try typeof var let const while true
        false null undefined this void delete of switch default class arguments
        """.split(whereSeparator: \.isWhitespace).map(String.init))

    /// A name that is neither a property's nor a key.
    private func isOwnName(_ token: Int) -> Bool {
        guard script.tokens[token].kind == .name, !script.isSign(token - 1, UInt8(ascii: ".")) else {
            return false
        }
        let isKey =
            script.isSign(token + 1, UInt8(ascii: ":"))
            && (script.isSign(token - 1, UInt8(ascii: "{")) || script.isSign(token - 1, UInt8(ascii: ",")))
        return !isKey
    }

    private func shortNames() -> [String: String] {
        let declared = declaredNames()
        var counts: [String: Int] = [:]
        var taken = Self.reserved
        for token in script.tokens.indices where isOwnName(token) {
            let name = text(token)
            if declared.contains(name) { counts[name, default: 0] += 1 } else { taken.insert(name) }
        }
        let letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".map(String.init)
        let free = (letters + letters.flatMap { first in letters.map { first + $0 } }).filter {
            !taken.contains($0)
        }
        let order = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        return Dictionary(uniqueKeysWithValues: zip(order.map(\.key), free))
    }

    /// What `var` declares, functions, their parameters, and what is caught.
    private func declaredNames() -> Set<String> {
        var names: Set<String> = []
        for token in script.tokens.indices where isOwnName(token) {
            switch text(token) {
            case "function":
                var next = token + 1
                while next < script.tokens.count, !script.isSign(next, UInt8(ascii: ")")) {
                    if script.tokens[next].kind == .name { names.insert(text(next)) }
                    next += 1
                }
            case "catch": names.insert(text(token + 2))
            case "var": declare(from: token + 1, into: &names)
            default: break
            }
        }
        return names.subtracting(Self.reserved)
    }

    /// The names of a list: the first, and those after commas that are within no bracket.
    private func declare(from start: Int, into names: inout Set<String>) {
        var depth = 0
        var isName = true
        for token in start..<script.tokens.count {
            if isName, depth == 0 { names.insert(text(token)) }
            isName = script.isSign(token, UInt8(ascii: ","))
            guard script.tokens[token].kind == .sign else {
                if depth == 0, text(token) == "in" || text(token) == "of" { return }
                continue
            }
            switch script[token].first {
            case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
            case UInt8(ascii: ";") where depth == 0: return
            default: break
            }
            if depth < 0 { return }
        }
    }
}
