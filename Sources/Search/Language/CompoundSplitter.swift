import Dictionaries

/// Finds where the last part of a compound begins.
///
/// A cut counts where both sides are words: of the guidance, or else of the dictionary, and then only where the other side is
/// one of the guidance's. So `under|lätta` is none.
struct CompoundSplitter: Sendable {
    /// The base forms of the guidance's words.
    let known: WordTable
    /// What may stand last: base forms, or forms too.
    let lastParts: WordTable
    /// Where the dictionary says that the last part of a compound begins.
    let joints: [String: Int]

    /// Where the last part of a word begins, in bytes; `nil` where it is no compound.
    func joint(of word: String, asking analyst: inout Analyst) -> Int? {
        let bytes = Array(word.utf8)
        guard (6...60).contains(bytes.count), bytes.allSatisfy({ $0 >= 0x61 }) else { return nil }
        let given = joints[word]
        var best: (score: Double, cut: Int)?
        for cut in 3...(bytes.count - 3) where bytes[cut] & 0xC0 != 0x80 {
            let tailIsOurs = lastParts.contains(bytes.span.extracting(cut...))
            // Most cuts end here.
            guard tailIsOurs || cut == given || hasOurBase(bytes, cut) else { continue }
            if let score = score(bytes, cut, tailIsOurs: tailIsOurs, isGiven: cut == given, asking: &analyst),
                score > best?.score ?? 0
            {
                best = (score, cut)
            }
        }
        return best?.cut
    }

    /// How good a cut is; `nil` where a side of it is no word.
    private func score(
        _ bytes: [UInt8], _ cut: Int, tailIsOurs: Bool, isGiven: Bool, asking analyst: inout Analyst
    ) -> Double? {
        let head = String(decoding: bytes[..<cut], as: UTF8.self)
        let tail = String(decoding: bytes[cut...], as: UTF8.self)
        let (headLength, tailLength) = (head.count, tail.count)
        guard headLength >= 3, tailLength >= 4 || Swedish.shortTails.contains(tail),
            !Swedish.endings.contains(tail), !Swedish.particles.contains(head),
            tail.contains(where: Self.isVowel), head.contains(where: Self.isVowel)
        else { return nil }
        let headIsOurs = hasOurBase(bytes, cut)
        let binds = head.hasSuffix("s") && known.contains(bytes[..<(cut - 1)])
        if !headIsOurs, !isGiven || headLength < 4 {
            guard headLength >= 4,
                Self.bases(of: head).contains(where: { $0.count > 3 && analyst.isWord($0) }),
                // What the dictionary has as one word is no compound by chance: `gene|risk`.
                analyst.readings(of: head + tail).allSatisfy({ $0.joint > 0 })
            else { return nil }
        }
        if !tailIsOurs, !isGiven {
            guard tailLength >= 5, binds || headLength >= 5, analyst.isWord(tail) else { return nil }
        }
        return (headIsOurs ? 2 : 0) + (tailIsOurs ? 2 : 0) + (isGiven ? 1.5 : 0) + (binds ? 1 : 0)
            + 0.1 * Double(min(headLength, tailLength))
    }

    /// Whether a first part stands for a word of the guidance; the same words as `bases(of:)`, without making them.
    private func hasOurBase(_ bytes: [UInt8], _ cut: Int) -> Bool {
        let head = bytes.span.extracting(..<cut)
        let shorter = bytes.span.extracting(..<(cut - 1))
        let (a, e) = (UInt8(ascii: "a"), UInt8(ascii: "e"))
        switch head[cut - 1] {
        case UInt8(ascii: "s"):
            return known.contains(head) || known.contains(shorter) || known.contains(shorter, e)
        case a: return bytes[..<cut].elementsEqual("data".utf8)
        case let last:
            if !(last == e && cut < 6), known.contains(head) { return true }
            if known.contains(head, e) || known.contains(head, a) { return true }
            guard last == e || last == UInt8(ascii: "o") || last == UInt8(ascii: "u") else { return false }
            return known.contains(shorter, a) || known.contains(shorter, e)
        }
    }

    private static func isVowel(_ letter: Character) -> Bool { "aeiouyåäö".contains(letter) }

    /// The words that a first part may stand for: `arbets` for `arbete`.
    static func bases(of head: String) -> [String] { FirstPart.words(of: head) }
}
