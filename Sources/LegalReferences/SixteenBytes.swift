internal import CVectors

/// Sixteen neighbouring bytes, looked at together.
///
/// Each question is answered with a byte for each of them, whose bits are set where it is true.
struct SixteenBytes {
    typealias Answer = SIMDMask<SIMD16<Int8>>

    private let bytes: SIMD16<UInt8>

    /// - Parameter index: at least sixteen bytes before the text's end; who asks has made sure, once for many.
    @inline(__always)
    init(_ text: Span<UInt8>, at index: Int) {
        bytes = unsafe text.bytes.unsafeLoadUnaligned(
            fromUncheckedByteOffset: index, as: SIMD16<UInt8>.self)
    }

    /// Those before a byte; where a text has fewer, what stands before them is none of it.
    @inline(__always)
    private init(_ text: Span<UInt8>, endingAt end: Int) {
        if end >= 16 {
            self.init(text, at: end &- 16)
        } else {
            var bytes = SIMD16<UInt8>()
            for index in 0..<end { bytes[16 &- end &+ index] = text[index] }
            self.init(bytes: bytes)
        }
    }

    private init(bytes: SIMD16<UInt8>) { self.bytes = bytes }

    @inline(__always)
    func are(_ byte: UInt8) -> Answer { bytes .== SIMD16(repeating: byte) }

    @inline(__always)
    func are(from first: UInt8, through last: UInt8) -> Answer {
        bytes &- SIMD16(repeating: first) .<= SIMD16(repeating: last &- first)
    }

    /// Which belong to words and are no digits: `Scan.isWord` without `Scan.isDigit`.
    @inline(__always)
    var areLetters: Answer {
        let small = bytes | SIMD16(repeating: 0x20)
        return (small &- SIMD16(repeating: 0x61) .< SIMD16(repeating: 26)) .| are(from: 0x80, through: 0xFF)
    }

    @inline(__always)
    var areDigits: Answer { are(from: 0x30, through: 0x39) }

    /// Of at most 64 bytes those that a question is true of, the first one's bit lowest.
    @inline(__always)
    static func places(
        in text: Span<UInt8>, _ range: Range<Int>, where question: (SixteenBytes) -> Answer
    ) -> UInt64 {
        precondition(range.lowerBound >= 0 && range.upperBound <= text.count)
        guard range.count == 64 else { return fewPlaces(in: text, range, where: question) }
        let start = range.lowerBound
        return bits(question(SixteenBytes(text, at: start)))
            | bits(question(SixteenBytes(text, at: start &+ 16))) &<< 16
            | bits(question(SixteenBytes(text, at: start &+ 32))) &<< 32
            | bits(question(SixteenBytes(text, at: start &+ 48))) &<< 48
    }

    /// The same of fewer bytes.
    @inline(__always)
    private static func fewPlaces(
        in text: Span<UInt8>, _ range: Range<Int>, where question: (SixteenBytes) -> Answer
    ) -> UInt64 {
        var places: UInt64 = 0
        var index = range.lowerBound
        while index &+ 16 <= range.upperBound {
            places |= bits(question(SixteenBytes(text, at: index))) &<< UInt64(index &- range.lowerBound)
            index &+= 16
        }
        let rest = range.upperBound &- index
        if rest > 0 {
            let last = bits(question(SixteenBytes(text, endingAt: range.upperBound))) &>> UInt64(16 &- rest)
            places |= last &<< UInt64(index &- range.lowerBound)
        }
        return places
    }

    /// The first byte of a stretch that a question is true of; the stretch's end where there is none.
    @inline(__always)
    static func first(
        in text: Span<UInt8>, _ range: Range<Int>, where question: (SixteenBytes) -> Answer
    ) -> Int {
        precondition(range.lowerBound >= 0 && range.upperBound <= text.count)
        var index = range.lowerBound
        while index &+ 16 <= range.upperBound {
            let found = bits(question(SixteenBytes(text, at: index)))
            if found != 0 { return index &+ found.trailingZeroBitCount }
            index &+= 16
        }
        let rest = fewPlaces(in: text, index..<range.upperBound, where: question)
        return rest == 0 ? range.upperBound : index &+ rest.trailingZeroBitCount
    }

    /// The byte after the last one of a stretch that a question is true of; the stretch's beginning where there is none.
    @inline(__always)
    static func afterLast(
        in text: Span<UInt8>, _ range: Range<Int>, where question: (SixteenBytes) -> Answer
    ) -> Int {
        precondition(range.lowerBound >= 0 && range.upperBound <= text.count)
        var end = range.upperBound
        while end &- 16 >= range.lowerBound {
            let found = bits(question(SixteenBytes(text, at: end &- 16)))
            if found != 0 { return end &+ 48 &- found.leadingZeroBitCount }
            end &-= 16
        }
        let rest = fewPlaces(in: text, range.lowerBound..<end, where: question)
        return range.lowerBound &+ 64 &- rest.leadingZeroBitCount
    }

    /// An answer with one bit a byte, in the lowest sixteen.
    @inline(__always)
    private static func bits(_ answer: Answer) -> UInt64 {
        UInt64(lots_negative(unsafe unsafeBitCast(answer, to: SIMD16<Int8>.self)))
    }

    /// Puts a text in lower case, ASCII and Latin-1: of two bytes for a letter the second says which case it has.
    static func makeLower(_ text: Span<UInt8>, in lower: inout MutableSpan<UInt8>) {
        precondition(text.count == lower.count)
        guard !text.isEmpty else { return }
        lower[0] = Scan.lower(text[0])
        var lower = unsafe lower.mutableBytes
        var index = 1
        while index &+ 16 <= text.count {
            let (bytes, before) = (SixteenBytes(text, at: index), SixteenBytes(text, at: index &- 1))
            let areLatin = before.are(0xC3) .& bytes.are(from: 0x80, through: 0x9E) .& .!bytes.are(0x97)
            let areCapital = bytes.are(from: 0x41, through: 0x5A) .| areLatin
            let small = bytes.bytes | SIMD16(repeating: 0).replacing(with: 0x20, where: areCapital)
            unsafe lower.storeBytes(of: small, toUncheckedByteOffset: index, as: SIMD16<UInt8>.self)
            index &+= 16
        }
        while index < text.count {
            let byte = text[index]
            let isLatin = text[index &- 1] == 0xC3 && byte &- 0x80 <= 0x1E && byte != 0x97
            unsafe lower.storeBytes(
                of: isLatin ? byte | 0x20 : Scan.lower(byte), toUncheckedByteOffset: index, as: UInt8.self)
            index &+= 1
        }
    }
}
