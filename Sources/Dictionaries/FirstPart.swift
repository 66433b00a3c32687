/// What stands first in a Swedish compound, which is seldom the word as it stands alone.
package enum FirstPart {
    /// The words that a first part may stand for: `arbets` for `arbete`, `läkar` for `läkare`, `förmåge` for `förmåga`.
    package static func words(of head: String) -> [String] {
        if head.hasSuffix("s") { return [head, String(head.dropLast()), head.dropLast() + "e"] }
        // A word loses its last vowel before another: `skola`, `skolläkare`. Verbs and short words do not stand there whole.
        if head.hasSuffix("a") { return head == "data" ? [head] : [] }
        var bases = head.hasSuffix("e") && head.utf8.count < 6 ? [] : [head]
        bases += [head + "e", head + "a"]
        if let last = head.last, "eou".contains(last) {
            bases += [head.dropLast() + "a", head.dropLast() + "e"]
        }
        return bases
    }
}
