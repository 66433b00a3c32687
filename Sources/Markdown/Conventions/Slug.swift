internal import Foundation

/// Ids and file names: lower-case letters a–z, digits and single hyphens between them.
package enum Slug {
    /// The id that a text gives: lower case, å and ä become a, ö becomes o, other diacritics are dropped, and every run of
    /// anything but a–z and 0–9 becomes one hyphen; empty where nothing is left.
    package static func make(from text: String) -> String {
        var result: [UInt8] = []
        var pendingHyphen = false
        func append(_ byte: UInt8, to result: inout [UInt8]) {
            if pendingHyphen, !result.isEmpty { result.append(UInt8(ascii: "-")) }
            pendingHyphen = false
            result.append(byte)
        }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "a"..."z", "0"..."9": append(UInt8(scalar.value), to: &result)
            case "A"..."Z": append(UInt8(scalar.value) + 32, to: &result)
            case "å", "ä", "Å", "Ä": append(UInt8(ascii: "a"), to: &result)
            case "ö", "Ö": append(UInt8(ascii: "o"), to: &result)
            case _ where scalar.isASCII: pendingHyphen = true
            default:
                for part in String(scalar).lowercased().decomposedStringWithCanonicalMapping.unicodeScalars {
                    switch part {
                    case "a"..."z", "0"..."9": append(UInt8(part.value), to: &result)
                    case _ where part.properties.generalCategory == .nonspacingMark: break
                    // A soft hyphen is a hint to the printer, not a boundary in the word.
                    case "\u{AD}": break
                    default: pendingHyphen = true
                    }
                }
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Whether a text is already what `make` would give.
    ///
    /// Two hyphens in a row never occur in a slug, so ids that the renderer makes up (`fn--a`) can clash with none.
    package static func isValid(_ text: some StringProtocol) -> Bool {
        var previous: UInt8 = UInt8(ascii: "-")
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): break
            case UInt8(ascii: "-") where previous != UInt8(ascii: "-"): break
            default: return false
            }
            previous = byte
        }
        return previous != UInt8(ascii: "-")
    }
}
