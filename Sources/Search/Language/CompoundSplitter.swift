/// Finds the parts of a compound: two to four, each a word, joined with or without a binding letter.
///
/// A cut counts where both sides are words: of the guidance, or else of the dictionary, and then only where the other side is
/// one of the guidance's. So `under|lätta` is none.
struct CompoundSplitter {
    /// The base forms of the guidance's words.
    let known: Set<String>
    /// What may stand last: base forms, or forms too.
    let lastParts: Set<String>
    /// Where the dictionary says that the last part of a compound begins.
    let joints: [String: Int]

    /// Where the last part of a word begins, in bytes; `nil` where it is no compound.
    func joint(of word: String, asking analyst: inout Analyst) -> Int? {
        let bytes = Array(word.utf8)
        guard (6...60).contains(bytes.count), bytes.allSatisfy({ $0 >= 0x61 }) else { return nil }
        let given = joints[word]
        var best: (score: Double, cut: Int)?
        for cut in 2...(bytes.count - 3) where bytes[cut] & 0xC0 != 0x80 {
            let head = String(decoding: bytes[..<cut], as: UTF8.self)
            let tail = String(decoding: bytes[cut...], as: UTF8.self)
            let (headLength, tailLength) = (head.count, tail.count)
            guard headLength >= 3, tailLength >= 4 || Swedish.shortTails.contains(tail),
                !Swedish.endings.contains(tail), tail.contains(where: Self.isVowel),
                head.contains(where: Self.isVowel)
            else { continue }
            guard !Swedish.particles.contains(head) else { continue }
            let bases = Self.bases(of: head)
            let headIsOurs = bases.contains(where: known.contains)
            let tailIsOurs = lastParts.contains(tail)
            let isGiven = cut == given
            guard headIsOurs || tailIsOurs || isGiven else { continue }
            let binds = head.hasSuffix("s") && known.contains(String(head.dropLast()))
            var score =
                (headIsOurs ? 2.0 : 0) + (tailIsOurs ? 2.0 : 0) + (isGiven ? 1.5 : 0) + (binds ? 1 : 0)
            score += 0.1 * Double(min(headLength, tailLength))
            guard score > best?.score ?? 0 else { continue }
            if !headIsOurs, !isGiven || headLength < 4 {
                guard headLength >= 4, bases.contains(where: { $0.count > 3 && analyst.isWord($0) }) else {
                    continue
                }
            }
            if !tailIsOurs, !isGiven {
                guard tailLength >= 5, binds || headLength >= 5, analyst.isWord(tail) else { continue }
            }
            best = (score, cut)
        }
        return best?.cut
    }

    private static func isVowel(_ letter: Character) -> Bool { "aeiouyåäö".contains(letter) }

    /// The words that a first part may stand for: `arbets` for `arbete`, `läkar` for `läkare`, `förmåge` for `förmåga`.
    static func bases(of head: String) -> [String] {
        if head.hasSuffix("s") { return [head, String(head.dropLast()), head.dropLast() + "e"] }
        // A word loses its last vowel before another: `skola`, `skolläkare`. Verbs and short words do not stand there whole.
        if head.hasSuffix("a") { return head == "data" ? [head] : [] }
        var bases = head.hasSuffix("e") && head.count < 6 ? [] : [head]
        bases += [head + "e", head + "a"]
        if let last = head.last, "eou".contains(last) {
            bases += [head.dropLast() + "a", head.dropLast() + "e"]
        }
        return bases
    }
}
