/// A text in the form that the scanner reads: one kind of space, one kind of dash, one byte for `§`, no hints to the printer,
/// no footnote marks, no emphasis; words broken with a hyphen at a line's end are whole again.
///
/// Every byte knows where it came from. A class, so that each of the scanners that read it holds one reference and not four,
/// and so that one text after another is held in the same room.
final class NormalizedText {
    /// The text as printed, normalised.
    private(set) var bytes: [UInt8] = []
    /// The same in lower case (ASCII and Latin-1), byte for byte.
    private(set) var lower: [UInt8] = []
    /// What was normalised, for the lengths of what a byte stands for.
    private var source: [UInt8] = []
    /// Where the distance between a byte and its origin changes, and what it is from there on.
    private var shifts: [(at: Int, distance: Int)] = []

    /// What no reference goes across: a link, code or picture that stands in the text.
    static let barrier: UInt8 = 0x1F
    /// `§`
    static let section: UInt8 = 0x1D
    /// Any other sign beyond ASCII: quotation marks, ellipsis, bullets.
    static let sign: UInt8 = 0x1C

    /// Holds another text instead.
    func read(_ text: [UInt8], range: Range<Int>) {
        var writer = Writer(text, range)
        swapRoom(with: &writer)
        writer.run()
        swapRoom(with: &writer)
        source = text
    }

    /// Lets go of what was normalised, of which nothing more is asked.
    func forgetSource() { source = [] }

    private func swapRoom(with writer: inout Writer) {
        swap(&bytes, &writer.bytes)
        swap(&lower, &writer.lower)
        swap(&shifts, &writer.shifts)
    }

    /// The stretch of the original that normalised bytes stand for.
    func original(_ range: Range<Int>) -> Range<Int> {
        let start = origin(range.lowerBound)
        guard let last = range.last else { return start..<start }
        // The last byte's own end, not the beginning of what comes next: hints to the printer may stand between.
        let end = origin(last)
        let isWide = bytes[last] < 0x80 && source[end] >= 0x80
        return start..<min(end + (isWide ? Self.length(source[end]) : 1), source.count)
    }

    private func origin(_ index: Int) -> Int {
        var (low, high) = (0, shifts.count)
        while low < high {
            let middle = (low + high) / 2
            if shifts[middle].at <= index { low = middle + 1 } else { high = middle }
        }
        return index + (low > 0 ? shifts[low - 1].distance : 0)
    }

    static func length(_ lead: UInt8) -> Int {
        switch lead {
        case 0xC0..<0xE0: 2
        case 0xE0..<0xF0: 3
        case 0xF0...: 4
        default: 1
        }
    }

    // MARK: Writing

    private struct Writer {
        let text: [UInt8]
        let end: Int
        var index: Int
        var bytes: [UInt8] = []
        var lower: [UInt8] = []
        var shifts: [(at: Int, distance: Int)] = []
        private var distance = 0
        /// The bytes that were looked at last, and those of them at which a stretch ends that is copied as it is.
        private var looked: Range<Int>
        private var stops: UInt64 = 0
        private var endedInSpace = false

        init(_ text: [UInt8], _ range: Range<Int>) {
            self.text = text
            (index, end) = (range.lowerBound, range.upperBound)
            looked = range.lowerBound..<range.lowerBound
        }

        mutating func run() {
            bytes.removeAll(keepingCapacity: true)
            shifts.removeAll(keepingCapacity: true)
            bytes.reserveCapacity(end - index)
            while index < end {
                let byte = text[index]
                switch Class(byte) {
                case .plain, .latin:
                    copy()
                case .space:
                    appendSpace()
                    index += 1
                case .emphasis:
                    emphasis(byte)
                case .bracket:
                    bracket()
                case .dash:
                    dash(width: 1)
                case .wide:
                    wide()
                }
            }
            Self.makeLower(bytes, in: &lower)
        }

        private static func makeLower(_ bytes: [UInt8], in lower: inout [UInt8]) {
            lower.removeAll(keepingCapacity: true)
            lower.append(contentsOf: bytes)
            var small = lower.mutableSpan
            SixteenBytes.makeLower(bytes.span, in: &small)
        }

        /// Copies a stretch that stays as it is.
        private mutating func copy() {
            let next = stretchEnd()
            if index - bytes.count != distance {
                distance = index - bytes.count
                shifts.append((bytes.count, distance))
            }
            bytes.append(contentsOf: text[index..<next])
            index = next
        }

        /// Where what has to be looked at begins: up to there stand letters, signs and single spaces. What follows a lead byte
        /// goes on: every lead but that of the Latin letters ends a stretch itself.
        private mutating func stretchEnd() -> Int {
            while true {
                if index < looked.upperBound {
                    let first = max(index, looked.lowerBound)
                    let left = stops &>> UInt64(first &- looked.lowerBound)
                    if left != 0 { return first &+ left.trailingZeroBitCount }
                }
                guard looked.upperBound < end else { return end }
                let next = looked.upperBound..<min(looked.upperBound &+ 64, end)
                let spaces = SixteenBytes.places(in: text.span, next) { $0.are(0x20) }
                let others = SixteenBytes.places(in: text.span, next, where: Self.areOther)
                stops = others | spaces & (spaces &<< 1 | (endedInSpace ? 1 : 0))
                endedInSpace = spaces &>> 63 != 0
                looked = next
            }
        }

        /// Which are not copied as they are: `*`, `_`, `[`, `-`, what nobody prints, and leads but that of the Latin letters.
        @inline(__always)
        private static func areOther(_ bytes: SixteenBytes) -> SixteenBytes.Answer {
            bytes.are(from: 0, through: 0x1F) .| bytes.are(0x7F)
                .| bytes.are(UInt8(ascii: "*")) .| bytes.are(UInt8(ascii: "_"))
                .| bytes.are(UInt8(ascii: "[")) .| bytes.are(UInt8(ascii: "-"))
                .| (bytes.are(from: 0xC0, through: 0xFF) .& .!bytes.are(0xC3))
        }

        private mutating func append(_ byte: UInt8, from origin: Int) {
            if origin - bytes.count != distance {
                distance = origin - bytes.count
                shifts.append((bytes.count, distance))
            }
            bytes.append(byte)
        }

        private mutating func appendSpace() {
            if bytes.last == 0x20 || bytes.isEmpty { return }
            append(0x20, from: index)
        }

        /// `*` goes; `_` too, but not inside a word.
        private mutating func emphasis(_ byte: UInt8) {
            let isInside =
                byte == UInt8(ascii: "_") && index + 1 < end && Scan.isWord(text[index + 1])
                && Scan.isWord(bytes.last ?? 0x20)
            if isInside { append(byte, from: index) }
            index += 1
        }

        /// `[^2]` marks a footnote and goes; any other bracket stays.
        private mutating func bracket() {
            if index + 1 < end, text[index + 1] == UInt8(ascii: "^") {
                var close = index + 2
                while close < end, close - index < 32, text[close] != UInt8(ascii: "]"), text[close] > 0x20 {
                    close += 1
                }
                if close < end, text[close] == UInt8(ascii: "]") { return index = close + 1 }
            }
            append(UInt8(ascii: "["), from: index)
            index += 1
        }

        /// A dash; one at a line's end inside a word is only the printer's.
        private mutating func dash(width: Int) {
            var next = index + width
            while next < end, text[next] == 0x20 || text[next] == 0x0D { next += 1 }
            if next < end, text[next] == 0x0A, let last = bytes.last, Scan.isWord(last), !Scan.isDigit(last) {
                while next < end, text[next] == 0x20 || text[next] == 0x0A || text[next] == 0x0D { next += 1 }
                if next < end, text[next] >= 0x61, !isConjunction(next) { return index = next }
                // `HSLF-` and `FS` on the next line: the dash is part of the word.
                if next < end, Scan.isUpper(last), Scan.isUpper(text[next]) {
                    append(UInt8(ascii: "-"), from: index)
                    return index = next
                }
            }
            append(UInt8(ascii: "-"), from: index)
            index += width
        }

        /// `hälso-` and `och` on the next line: the hyphen stands for the rest of a compound.
        private func isConjunction(_ start: Int) -> Bool {
            ["och", "eller", "samt", "respektive"].contains { word in
                let after = start + word.utf8.count
                // What comes after it may be any kind of space.
                return after < end && text[start..<after].elementsEqual(word.utf8)
                    && (text[after] >= 0x80 || !Scan.isWord(text[after]))
                    && text[after] != 0xC3
            }
        }

        private mutating func wide() {
            let length = min(NormalizedText.length(text[index]), end - index)
            let second = length > 1 ? text[index + 1] : 0
            let third = length > 2 ? text[index + 2] : 0
            switch (text[index], second, third) {
            case (0xC2, 0xA7, _):
                append(NormalizedText.section, from: index)
            case (0xC2, 0xA0, _), (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8...0xA9), (0xE2, 0x80, 0xAF),
                (0xE2, 0x81, 0x9F),
                (0xE3, 0x80, 0x80):
                appendSpace()
            case (0xC2, 0xAD, _):
                // A soft hyphen may stand before a line break.
                var next = index + length
                while next < end, text[next] == 0x0D || text[next] == 0x0A { next += 1 }
                if next > index + length { return index = next }
            case (0xE2, 0x80, 0x8B...0x8F), (0xE2, 0x81, 0xA0), (0xEF, 0xBB, 0xBF):
                break
            // Superscript digits mark footnotes.
            case (0xC2, 0xB2...0xB3, _), (0xC2, 0xB9, _), (0xE2, 0x81, 0xB0...0xB9):
                break
            case (0xE2, 0x80, 0x90...0x95), (0xE2, 0x88, 0x92), (0xEF, 0xB9, 0xA3), (0xEF, 0xBC, 0x8D):
                return dash(width: length)
            case (0xEF, 0xBF, 0xBC):
                append(NormalizedText.barrier, from: index)
            case (0xC2, _, _), (0xE2, _, _), (0xE3, _, _), (0xEF, _, _):
                append(NormalizedText.sign, from: index)
            default:
                for offset in 0..<length {
                    append(text[index + offset], from: index + offset)
                }
            }
            index += length
        }
    }

    /// What a byte begins.
    private enum Class {
        case plain, space, emphasis, bracket, dash, latin, wide

        @inline(__always)
        init(_ byte: UInt8) {
            switch byte {
            case 0x09, 0x0A, 0x0D, 0x20: self = .space
            case UInt8(ascii: "*"), UInt8(ascii: "_"): self = .emphasis
            case UInt8(ascii: "["): self = .bracket
            case UInt8(ascii: "-"): self = .dash
            case 0x21..<0x7F: self = .plain
            case 0xC3: self = .latin
            default: self = .wide
            }
        }
    }
}
