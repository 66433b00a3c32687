import TestSupport

/// Damages a document as a slip of the hand, a bad merge or a fuzzer does; it stays valid UTF-8.
enum Mutation {
    private static let tokens: [String] = [
        "*", "**", "_", "`", "```", "~~~", "[", "]", "(", ")", "<", ">", "!", "\\", "&", "&#", ";", "#", "-",
        "- ", "1. ", "> ",
        "\t", "    ", "\n", "\n\n", "\r", "\r\n", "\"", "'", ":", "[ref]: x\n", "<!--", "-->", "<div>\n",
        "===\n", "---\n", "å",
        "e\u{301}", "\u{FEFF}", "\u{0}", "\u{7F}", "\u{2028}", "\u{85}", "\u{B}", "\u{C}", "👩‍⚕️", "\u{10FFFF}",
        "http://", "~~", "=",
    ]

    static func mutate(_ text: String, seed: UInt64) -> String {
        var random = SeededGenerator(seed: seed)
        var scalars = Array(text.unicodeScalars)
        for _ in 0..<random.number(1...6) {
            guard !scalars.isEmpty else { break }
            let start = random.number(0...(scalars.count - 1))
            let end = min(scalars.count, start + random.number(1...(random.oneIn(4) ? 40 : 3)))
            switch random.number(0...5) {
            case 0: scalars.removeSubrange(start..<end)
            case 1:
                scalars.insert(contentsOf: scalars[start..<end], at: random.number(0...(scalars.count - 1)))
            case 2: scalars.replaceSubrange(start..<end, with: scalars[start..<end].reversed())
            case 3: changeByte(in: &scalars, at: start, &random)
            default: scalars.insert(contentsOf: random.pick(tokens).unicodeScalars, at: start)
            }
        }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    /// Flips a bit of one byte, if text comes of it.
    private static func changeByte(
        in scalars: inout [Unicode.Scalar], at index: Int, _ random: inout SeededGenerator
    ) {
        var bytes = Array(String(scalars[index]).utf8)
        let position = random.number(0...(bytes.count - 1))
        bytes[position] ^= 1 << UInt8(random.number(0...7))
        guard let changed = String(validating: bytes, as: UTF8.self) else { return }
        scalars.replaceSubrange(index...index, with: changed.unicodeScalars)
    }
}
