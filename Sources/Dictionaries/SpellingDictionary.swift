internal import Foundation

/// A dictionary of a language where it is installed: it is read there, and nothing of it is kept but what it says of words
/// of the guidance.
package struct SpellingDictionary: Sendable {
    /// The files with its rules of inflection and with its words.
    let affixes: String
    let words: String

    /// The country whose dictionary is taken where a language has several.
    private static let countries = ["sv": "SE", "en": "GB", "fi": "FI", "nb": "NO", "nn": "NO", "da": "DK"]

    /// Finds the dictionary of a language in a folder; `nil` where there is none.
    ///
    /// - Parameter language: `sv` or `sv-SE`.
    package init?(language: String, in folder: String) {
        let name = language.replacing("-", with: "_")
        let names = [name] + (Self.countries[name].map { ["\(name)_\($0)"] } ?? [])
        for name in names {
            let path = "\(folder)/\(name)"
            if FileManager.default.isReadableFile(atPath: path + ".aff"),
                FileManager.default.isReadableFile(atPath: path + ".dic")
            {
                affixes = path + ".aff"
                words = path + ".dic"
                return
            }
        }
        return nil
    }

    /// What tells one state of the dictionary from another; `nil` where it cannot be read.
    func digest() -> String? {
        guard let affixes = FileManager.default.contents(atPath: affixes),
            let words = FileManager.default.contents(atPath: words)
        else { return nil }
        var digest = Digest()
        digest.add(affixes.span)
        digest.add(words.span)
        return digest.text
    }
}

/// FNV-1a with 64 bits over eight bytes at a time: it tells files apart; nobody is kept from making two alike.
struct Digest {
    private var hash: UInt64 = 0xcbf2_9ce4_8422_2325

    static func of(_ bytes: [UInt8]) -> String {
        var digest = Digest()
        digest.add(bytes.span)
        return digest.text
    }

    var text: String { String(hash, radix: 16) }

    mutating func add(_ bytes: Span<UInt8>) {
        hash ^= UInt64(bytes.count)
        var index = 0
        while index < bytes.count {
            var word: UInt64 = 0
            for offset in index..<Swift.min(index + 8, bytes.count) {
                word = word << 8 | UInt64(bytes[offset])
            }
            hash = (hash ^ word) &* 0x0000_0100_0000_01b3
            hash ^= hash >> 29
            index += 8
        }
    }
}
