/// The codes that a text may name, and the words that say that it speaks of codes.
///
/// A class, for each paragraph holds it.
package final class CodeList: Sendable {
    /// Every registered code.
    let codes: Set<String>
    /// What the codes look like: `AA000` for `DV077`.
    let shapes: Set<String>
    /// Words, in lower case, of which one stands in a sentence that speaks of codes: `kvå`.
    let words: [[UInt8]]

    /// - Parameter words: what the code systems are called for short.
    package init(codes: some Sequence<String>, words: some Sequence<String>) {
        self.codes = Set(codes)
        shapes = Set(self.codes.map { Self.shape(of: $0) })
        self.words = words.map { Array($0.lowercased().utf8) }
    }

    static func shape(of word: String) -> String {
        String(
            decoding: word.utf8.map { byte in
                Scan.isDigit(byte) ? UInt8(ascii: "0") : Scan.isUpper(byte) ? UInt8(ascii: "A") : byte
            }, as: UTF8.self)
    }
}
