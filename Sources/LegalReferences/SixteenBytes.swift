/// Sixteen neighbouring bytes, looked at together.
///
/// Each question is answered with a byte for each of them, whose bits are set where it is true.
struct SixteenBytes {
    typealias Answer = SIMDMask<SIMD16<Int8>>

    private let bytes: SIMD16<UInt8>

    /// - Parameter index: at least sixteen bytes before the text's end.
    @inline(__always)
    init(_ text: Span<UInt8>, at index: Int) {
        bytes = unsafe text.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
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
        guard range.count == 64 else { return fewPlaces(in: text, range, where: question) }
        let start = range.lowerBound
        let first = question(SixteenBytes(text, at: start))
        let second = question(SixteenBytes(text, at: start &+ 16))
        let third = question(SixteenBytes(text, at: start &+ 32))
        let fourth = question(SixteenBytes(text, at: start &+ 48))
        // Most signs are in few bytes.
        guard isTrueOfAny(first .| second .| third .| fourth) else { return 0 }
        return bits(first) | bits(second) &<< 16 | bits(third) &<< 32 | bits(fourth) &<< 48
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
        var index = range.lowerBound
        while index &+ 16 <= range.upperBound {
            let answer = question(SixteenBytes(text, at: index))
            if isTrueOfAny(answer) { return index &+ bits(answer).trailingZeroBitCount }
            index &+= 16
        }
        let rest = places(in: text, index..<range.upperBound, where: question)
        return rest == 0 ? range.upperBound : index &+ rest.trailingZeroBitCount
    }

    @inline(__always)
    private static func isTrueOfAny(_ answer: Answer) -> Bool {
        let halves = unsafe unsafeBitCast(answer, to: SIMD2<UInt64>.self)
        return halves.x | halves.y != 0
    }

    /// An answer with one bit a byte, in the lowest sixteen.
    @inline(__always)
    private static func bits(_ answer: Answer) -> UInt64 {
        let weights = SIMD16<UInt8>(1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128)
        let bits = unsafe unsafeBitCast(
            unsafe unsafeBitCast(answer, to: SIMD16<UInt8>.self) & weights, to: SIMD2<UInt64>.self)
        // The bits of each eight bytes are added up in the highest.
        let sums = (bits.x &* 0x0101_0101_0101_0101, bits.y &* 0x0101_0101_0101_0101)
        return sums.0 &>> 56 | (sums.1 &>> 56) &<< 8
    }
}
