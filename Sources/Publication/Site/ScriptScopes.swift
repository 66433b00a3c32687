/// The functions of a script and the names that each declares, as far as `var`, parameters and what is caught go.
///
/// Arrows, `let` and `const` are not among them: scripts of ours have none.
struct ScriptScopes {
    /// The whole script, or a function: its parameters and its body.
    struct Scope {
        var parent: Int?
        /// Their numbers in the order in which they are declared.
        private(set) var names: [Int] = []
        private var known: Set<Int> = []

        init(parent: Int? = nil) { self.parent = parent }

        func declares(_ name: Int) -> Bool { known.contains(name) }

        mutating func declare(_ name: Int) {
            if known.insert(name).inserted { names.append(name) }
        }
    }

    /// The whole script first, each function after the one that it stands in.
    private(set) var scopes = [Scope()]
    /// By token: the innermost function that it stands in.
    private var scopeOfToken: [Int]
    private let script: ScriptTokens

    init(_ script: ScriptTokens) {
        self.script = script
        scopeOfToken = Array(repeating: 0, count: script.tokens.count)
        findFunctions()
        for token in script.tokens.indices where script.isOwnName(token) {
            switch script.text(token) {
            case "function" where !script.isSign(token + 1, UInt8(ascii: "(")): declare(token + 1)
            case "catch": declare(token + 2)
            case "var": declareList(from: token + 1)
            default: break
            }
        }
    }

    /// The function whose name a token is; `nil` for a name that the script does not declare.
    func scope(of token: Int) -> Int? {
        guard let name = script.name(token) else { return nil }
        return outwards(from: token).first { scopes[$0].declares(name) }
    }

    /// The functions that a token stands in, the innermost first, the whole script last.
    func outwards(from token: Int) -> some Sequence<Int> {
        sequence(first: scopeOfToken[token]) { scopes[$0].parent }
    }

    private mutating func findFunctions() {
        let ends = matchingBraces()
        for token in script.tokens.indices
        where script.isOwnName(token) && script.text(token) == "function" {
            guard
                let open = (token..<script.tokens.count).first(where: { script.isSign($0, UInt8(ascii: "(")) }
                ),
                let close = (open..<script.tokens.count).first(where: { script.isSign($0, UInt8(ascii: ")")) }
                ),
                let end = ends[close + 1]
            else { continue }
            let number = scopes.count
            scopes.append(Scope(parent: scopeOfToken[token]))
            for inside in open...end { scopeOfToken[inside] = number }
            for parameter in open..<close where script.tokens[parameter].kind == .name { declare(parameter) }
        }
    }

    /// By opening brace: the one that closes it.
    private func matchingBraces() -> [Int: Int] {
        var ends: [Int: Int] = [:]
        var open: [Int] = []
        for token in script.tokens.indices {
            if script.isSign(token, UInt8(ascii: "{")) {
                open.append(token)
            } else if script.isSign(token, UInt8(ascii: "}")), let start = open.popLast() {
                ends[start] = token
            }
        }
        return ends
    }

    private mutating func declare(_ token: Int) {
        guard let name = script.name(token) else { return }
        scopes[scopeOfToken[token]].declare(name)
    }

    /// The names of a list: the first, and those after commas that are within no bracket.
    private mutating func declareList(from start: Int) {
        var depth = 0
        var isName = true
        for token in start..<script.tokens.count {
            if isName, depth == 0 { declare(token) }
            isName = script.isSign(token, UInt8(ascii: ","))
            guard script.tokens[token].kind == .sign else {
                if depth == 0, ["in", "of"].contains(script.text(token)) { return }
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
