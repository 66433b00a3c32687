internal import Foundation

/// The order of a Swedish word list: å, ä and ö after z, capitals as small letters, whatever the machine's locale is.
enum SwedishOrder {
    /// Elements in the order of their words.
    static func sorted<Element>(_ elements: [Element], by word: (Element) -> String) -> [Element] {
        elements.map { element in
            let word = word(element)
            return (key: key(word), word: word, element: element)
        }
        .sorted { a, b in a.key == b.key ? a.word < b.word : a.key.lexicographicallyPrecedes(b.key) }
        .map(\.element)
    }

    private static func key(_ text: String) -> [UInt32] {
        var key: [UInt32] = []
        key.reserveCapacity(text.utf8.count)
        for scalar in text.lowercased().unicodeScalars {
            switch scalar {
            case "å": key.append(0x7B)
            case "ä", "æ": key.append(0x7C)
            case "ö", "ø": key.append(0x7D)
            case "a"..."z", "0"..."9": key.append(scalar.value)
            case _ where scalar.isASCII: key.append(0x20)
            default:
                key += String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars.filter {
                    $0.isASCII
                }.map(\.value)
            }
        }
        return key
    }
}
