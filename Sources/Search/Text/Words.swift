/// Cuts a text into the words that are indexed; the engine cuts questions in the same way.
///
/// A word is a run of letters and digits in lower case; å, ä and ö stay, other diacritics are dropped. `2010:110` is one word.
/// Addresses on the net are left out. A word with a hyphen at its end that waits for a later one (`sjukskrivnings- och rehabiliteringsplan`) is told apart.
struct Words {
    enum Word {
        case whole
        /// `sjukskrivnings-`: the word after `och` lends it its last part.
        case suspended
    }

    private var current: [UInt8] = []
    /// Whether the word is only capital letters so far, as `FK` is.
    private var isCapitals = true
    private var isNumber = true

    /// Calls `body` with every word of a text.
    static func each(in text: String, _ body: (ArraySlice<UInt8>, Word) -> Void) {
        var words = Words()
        var text = text
        text.withUTF8 { buffer in
            let bytes = unsafe Span(_unsafeElements: buffer)
            words.run(bytes, body)
        }
    }

    /// The words of a text, the suspended ones among them.
    static func all(of text: String) -> [String] {
        var result: [String] = []
        each(in: text) { word, _ in result.append(String(decoding: word, as: UTF8.self)) }
        return result
    }

    private mutating func run(_ bytes: Span<UInt8>, _ body: (ArraySlice<UInt8>, Word) -> Void) {
        var index = 0
        /// Capitals that a number may follow: `FK` in `FK 7804`.
        var series: [UInt8] = []
        while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            case 0x61...0x7A:
                current.append(byte)
                isCapitals = false
                isNumber = false
            case 0x30...0x39:
                current.append(byte)
                isCapitals = false
            case 0x41...0x5A:
                current.append(byte | 0x20)
                isNumber = false
            case 0xC3 where index + 1 < bytes.count:
                index += 1
                add(latin: bytes[index])
            case 0xCC where index + 1 < bytes.count && !current.isEmpty:
                index += 1
                combine(bytes[index])
            case 0xC2 where index + 1 < bytes.count && bytes[index + 1] == 0xAD:
                index += 1
            case 0x3A
            where isNumber && !current.isEmpty && index + 1 < bytes.count && Self.isDigit(bytes[index + 1]):
                current.append(byte)
            case 0x2E where !current.isEmpty && index + 1 < bytes.count && Self.isLetter(bytes[index + 1]):
                // `www.example.se` is an address, which nobody searches for.
                reset()
                while index + 1 < bytes.count, Self.isOfAddress(bytes[index + 1]) { index += 1 }
            default:
                let isHyphen = byte == 0x2D
                let isSpace = byte == 0x20 || byte == 0xC2
                if !current.isEmpty, isNumber, Self.isPlace(bytes, index) {
                    // `27 kap. 25 §` is found as a reference, not as numbers.
                    reset()
                } else if !current.isEmpty {
                    let isSuspended =
                        isHyphen && index + 1 < bytes.count
                        && (bytes[index + 1] == 0x20 || bytes[index + 1] == 0x2C) && current.count > 2
                    emit(series: &series, isSuspended: isSuspended, followedBySpace: isSpace, body)
                } else if !isSpace && byte != 0xA0 {
                    series = []
                }
            }
            index += 1
        }
        if !current.isEmpty { emit(series: &series, isSuspended: false, followedBySpace: false, body) }
    }

    private mutating func emit(
        series: inout [UInt8], isSuspended: Bool, followedBySpace: Bool,
        _ body: (ArraySlice<UInt8>, Word) -> Void
    ) {
        defer { reset() }
        if isNumber {
            if !series.isEmpty, (3...5).contains(current.count), !current.contains(0x3A) {
                body((series + current)[...], .whole)
            }
            series = []
            if current.count <= 4 || current.contains(0x3A) { body(current[...], .whole) }
            return
        }
        series = isCapitals && followedBySpace && (2...4).contains(current.count) ? current : []
        guard current.count > 1, current.count <= 60 else { return }
        body(current[...], isSuspended ? .suspended : .whole)
    }

    private mutating func reset() {
        current.removeAll(keepingCapacity: true)
        isCapitals = true
        isNumber = true
    }

    /// Whether a number that ends here is that of a chapter or a section: ` kap.`, ` §`, ` a §`.
    private static func isPlace(_ bytes: Span<UInt8>, _ end: Int) -> Bool {
        func byte(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }
        var index = end
        func skipSpace() {
            if byte(index) == 0x20 {
                index += 1
            } else if byte(index) == 0xC2, byte(index + 1) == 0xA0 {
                index += 2
            }
        }
        skipSpace()
        if (0x61...0x7A).contains(byte(index)), byte(index + 1) == 0x20 || byte(index + 1) == 0xC2 {
            index += 1
            skipSpace()
        }
        return byte(index) == 0xC2 && byte(index + 1) == 0xA7
            || byte(index) == 0x6B && byte(index + 1) == 0x61 && byte(index + 2) == 0x70
    }

    /// A letter of Latin 1 by its second byte.
    private mutating func add(latin byte: UInt8) {
        isNumber = false
        if byte >= 0xA0 { isCapitals = false }
        // Capitals stand 0x20 below their small letters.
        switch byte | 0x20 {
        case 0xA5, 0xA4, 0xB6: current += [0xC3, byte | 0x20]
        case 0xA6: current += [0xC3, 0xA4]
        case 0xB8: current += [0xC3, 0xB6]
        case 0xA0...0xA3: current.append(0x61)
        case 0xA7: current.append(0x63)
        case 0xA8...0xAB: current.append(0x65)
        case 0xAC...0xAF: current.append(0x69)
        case 0xB1: current.append(0x6E)
        case 0xB2...0xB5: current.append(0x6F)
        case 0xB9...0xBC: current.append(0x75)
        case 0xBD, 0xBF: current.append(0x79)
        default: break
        }
    }

    /// A diacritic that stands after its letter.
    private mutating func combine(_ byte: UInt8) {
        let letter = current[current.count - 1]
        switch (letter, byte) {
        case (0x61, 0x8A): current.replaceSubrange(current.count - 1..<current.count, with: [0xC3, 0xA5])
        case (0x61, 0x88): current.replaceSubrange(current.count - 1..<current.count, with: [0xC3, 0xA4])
        case (0x6F, 0x88): current.replaceSubrange(current.count - 1..<current.count, with: [0xC3, 0xB6])
        default: break
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A }

    private static func isOfAddress(_ byte: UInt8) -> Bool {
        isLetter(byte | 0x20) || isDigit(byte) || byte == 0x2E || byte == 0x2D || byte == 0x2F
    }
}
