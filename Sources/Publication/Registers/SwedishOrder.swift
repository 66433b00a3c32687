internal import Foundation

/// The order of a Swedish word list: å, ä and ö after z, capitals as small letters, whatever the machine's locale is.
enum SwedishOrder {
    static func precedes(_ a: String, _ b: String) -> Bool {
        let (x, y) = (key(a), key(b))
        return x == y ? a < b : x.lexicographicallyPrecedes(y)
    }

    private static func key(_ text: String) -> [UInt32] {
        text.lowercased().unicodeScalars.flatMap { scalar -> [UInt32] in
            switch scalar {
            case "å": [0x7B]
            case "ä", "æ": [0x7C]
            case "ö", "ø": [0x7D]
            case "a"..."z", "0"..."9": [scalar.value]
            case _ where scalar.isASCII: [0x20]
            default:
                String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars.filter { $0.isASCII }.map(
                    \.value)
            }
        }
    }
}
