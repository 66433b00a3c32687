/// A script as readers load it: without comments and spaces, and with short names for what it declares.
///
/// Names of properties and of what the browser has stay. A name may be short in one function and mean something else in the
/// next: what is alike compresses better. Scripts of ours write `{ key: value }` in full, and no names inside of texts between
/// backticks.
struct ShortScript {
    private let script: ScriptTokens

    init(_ bytes: [UInt8]) { script = ScriptTokens(bytes) }

    func bytes() -> [UInt8] {
        let names = shortNames()
        var result: [UInt8] = []
        result.reserveCapacity(script.bytes.count)
        for (number, token) in script.tokens.enumerated() {
            let text = names[number].map { Array($0.utf8)[...] } ?? script[number]
            if token.startsLine, needsLine(number) {
                result.append(0x0A)
            } else if let last = result.last, let first = text.first, meets(number, last, first) {
                result.append(0x20)
            }
            // The last statement of a block ends with the block.
            if text.elementsEqual("}".utf8), result.last == UInt8(ascii: ";"), !endsLoop(number) {
                result.removeLast()
            }
            result += text
        }
        result.append(0x0A)
        return result
    }

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

    /// Whether the semicolon before a token is all that a loop does: `while (x);`.
    private func endsLoop(_ token: Int) -> Bool {
        var (depth, open) = (0, token - 2)
        while open > 0 {
            if script.isSign(open, UInt8(ascii: ")")) { depth += 1 }
            if script.isSign(open, UInt8(ascii: "(")) { depth -= 1 }
            if depth == 0 { break }
            open -= 1
        }
        return script.isSign(token - 2, UInt8(ascii: ")"))
            && ["while", "for"].contains(script.text(open - 1))
    }

    // ---- Names ----

    private static let letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".map(String.init)
    private static let candidates = letters + letters.flatMap { first in letters.map { first + $0 } }

    /// By token: the short name that stands in its place.
    private func shortNames() -> [Int: String] {
        let scopes = ScriptScopes(script)
        var owners: [(token: Int, name: Int, scope: Int)] = []
        var counts: [[Int: Int]] = Array(repeating: [:], count: scopes.scopes.count)
        // What a function may not call its own: what it has from outside.
        var kept = Set(ScriptTokens.reservedNames)
        var outer: [Set<Outside>] = Array(repeating: [], count: scopes.scopes.count)
        for token in script.tokens.indices where script.isOwnName(token) {
            guard let name = script.name(token), !ScriptTokens.isReserved(name) else { continue }
            guard let owner = scopes.scope(of: token) else {
                kept.insert(script.names[name])
                continue
            }
            owners.append((token, name, owner))
            counts[owner][name, default: 0] += 1
            for scope in scopes.outwards(from: token).prefix(while: { $0 != owner }) {
                outer[scope].insert(Outside(name: name, owner: owner))
            }
        }
        var short: [[Int: String]] = Array(repeating: [:], count: scopes.scopes.count)
        for (number, scope) in scopes.scopes.enumerated() {
            // A function stands after those that it is in, so their names are short already.
            let taken = kept.union(outer[number].compactMap { short[$0.owner][$0.name] })
            let order =
                scope.names.count <= Self.letters.count
                ? scope.names
                : scope.names.sorted { a, b in
                    (counts[number][b] ?? 0, script.names[a]) < (counts[number][a] ?? 0, script.names[b])
                }
            let free = Self.candidates.lazy.filter { !taken.contains($0) }
            short[number] = Dictionary(uniqueKeysWithValues: zip(order, free))
        }
        return Dictionary(
            uniqueKeysWithValues: owners.compactMap { token, name, scope in
                short[scope][name].map { (token, $0) }
            })
    }

    /// A name that a function uses and another one, around it, declares.
    private struct Outside: Hashable {
        var name: Int
        var owner: Int
    }
}
