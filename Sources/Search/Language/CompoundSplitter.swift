/// Finds the parts of a compound: two to four, each a word, joined with or without a binding letter.
struct CompoundSplitter: Sendable {
    let known: Set<String>
    let analyses: Analyses

    init(known: Set<String>, analyses: Analyses) {
        self.known = known
        self.analyses = analyses
    }

    /// The parts as they stand in the word, the last one in its base form; `nil` where it has none.
    func split(_ word: String) -> [String]? {
        let bytes = Array(word.utf8)
        guard bytes.count >= 7, bytes.count <= 60, bytes.allSatisfy({ $0 >= 0x61 }) else { return nil }
        guard let cut = cut(bytes) else { return nil }
        let head = String(decoding: bytes[..<cut], as: UTF8.self)
        let tail = String(decoding: bytes[cut...], as: UTF8.self)
        let heads = Self.bases(of: head).first(where: known.contains).flatMap(split).map { parts in
            // The last part keeps the letters that bind it.
            let front = parts.dropLast().joined()
            return Array(parts.dropLast()) + [String(head.dropFirst(front.count))]
        }
        let result = (heads ?? [head]) + (split(tail) ?? [tail])
        return result.count <= 4 ? result : [head, tail]
    }

    /// Where the last part begins.
    private func cut(_ bytes: [UInt8]) -> Int? {
        for cut in 3...(bytes.count - 3) where bytes[cut] & 0xC0 != 0x80 {
            let tail = String(decoding: bytes[cut...], as: UTF8.self)
            guard tail.count >= 4 || Swedish.shortTails.contains(tail), known.contains(tail) else { continue }
            let head = String(decoding: bytes[..<cut], as: UTF8.self)
            guard head.count >= 3, Self.bases(of: head).contains(where: known.contains) else { continue }
            return cut
        }
        return nil
    }

    /// The words that a first part may stand for: `arbets` for `arbete`, `läkar` for `läkare`, `förmåge` for `förmåga`.
    static func bases(of head: String) -> [String] {
        var result = [head]
        var stem = Substring(head)
        if head.hasSuffix("s") {
            stem = head.dropLast()
            result += [String(stem), stem + "e"]
        } else {
            result += [head + "e", head + "a"]
            if let last = head.last, "eou".contains(last) { result += [head.dropLast() + "a", head.dropLast() + "e"] }
        }
        return result
    }
}
