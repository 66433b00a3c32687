/// The names of the register's acts, found by the first word of a text.
struct ActIndex: Sendable {
    struct Name: Sendable {
        /// In lower case.
        var bytes: [UInt8]
        /// As it must be printed, for abbreviations: `PL` and never `pl`.
        var exact: [UInt8]?
        var act: Int
    }

    let acts: [Act]
    /// By first word in lower case, longest name first.
    private let names: [[UInt8]: [Name]]
    private let ids: [String: Int]
    /// What each act's printed title goes on with after its number: ` om sjuklön`, in lower case.
    let titleTails: [[UInt8]]

    init(_ acts: [Act]) {
        self.acts = acts
        var names: [[UInt8]: [Name]] = [:]
        for (index, act) in acts.enumerated() {
            for text in act.names where !text.isEmpty {
                let isAbbreviation = !text.contains(" ") && text.dropFirst().contains { $0.isUppercase }
                let name = Name(
                    bytes: Array(text.lowercased().utf8), exact: isAbbreviation ? Array(text.utf8) : nil, act: index)
                names[Self.firstWord(name.bytes), default: []].append(name)
            }
        }
        self.names = names.mapValues { $0.sorted { $0.bytes.count > $1.bytes.count } }
        ids = Dictionary(acts.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        titleTails = acts.map { act in
            guard let close = act.title.lastIndex(of: ")"), act.title.contains("(\(act.id))") else { return [] }
            return Array(act.title[act.title.index(after: close)...].lowercased().utf8)
        }
    }

    func act(id: String) -> Int? { ids[id] }

    func names(beginningWith word: ArraySlice<UInt8>) -> [Name]? { names[Array(word)] }

    /// The first words of all names.
    var firstWords: [[UInt8]] { Array(names.keys) }

    static func firstWord(_ bytes: [UInt8]) -> [UInt8] { Array(bytes.prefix { Scan.isWord($0) }) }
}

/// What bytes are, for everything that scans.
enum Scan {
    /// Letters, digits and every byte of a letter beyond ASCII.
    @inline(__always)
    static func isWord(_ byte: UInt8) -> Bool { table[Int(byte)] }

    @inline(__always)
    static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    @inline(__always)
    static func isLower(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A }

    private static let table: [Bool] = (0...255).map { byte in
        switch UInt8(byte) {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        // § (C2 A7) and its kind are signs; letters beyond ASCII begin with C3 or more.
        case 0xC3...0xFF, 0x80..<0xC0: true
        default: false
        }
    }
}
