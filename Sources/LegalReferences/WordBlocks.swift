/// The words of a text, 64 bytes after 64.
///
/// Of each byte there is a bit, the first one's lowest.
struct WordBlocks {
    /// The bytes that are looked at now.
    private(set) var bytes: Range<Int>
    /// Which of them are in no word; what stands after the text is in none.
    private(set) var parting: UInt64 = 0
    /// Which of them are digits, or the other byte that is looked for.
    private(set) var marked: UInt64 = 0
    private let end: Int
    private let other: UInt8?
    /// Where that one stands: it is told from a word only where what the word ends with is asked.
    private var others: UInt64 = 0
    /// Where the word begins that goes on from the bytes before, if one does.
    private var start: Int
    /// `parting` and `others` of the bytes before those that are looked at now; before the first there is no word.
    private var (partingBefore, othersBefore) = (UInt64.max, UInt64(0))
    private var isLast = false

    /// - Parameter other: what is marked as digits are.
    init(_ range: Range<Int>, marking other: UInt8? = nil) {
        bytes = range.lowerBound..<range.lowerBound
        (start, end, self.other) = (range.lowerBound, range.upperBound, other)
    }

    /// Goes on to the next bytes; there are none where fewer than 64 have been looked at.
    @inline(__always)
    mutating func advance(in text: Span<UInt8>) -> Bool {
        if isLast { return false }
        if !bytes.isEmpty {
            if parting != 0 { start = bytes.lowerBound &+ Self.after(parting) }
            (partingBefore, othersBefore) = (parting, others)
        }
        bytes = bytes.upperBound..<min(bytes.upperBound &+ 64, end)
        isLast = bytes.count < 64
        marked = SixteenBytes.places(in: text, bytes) { $0.areDigits }
        if let other {
            others = SixteenBytes.places(in: text, bytes) { $0.are(other) }
            marked |= others
        }
        parting = ~(SixteenBytes.places(in: text, bytes) { $0.areLetters } | marked)
        return true
    }

    /// Says that some bytes are in no word, which may be letters elsewhere.
    @inline(__always)
    mutating func part(_ places: UInt64) { parting |= places }

    /// Which come after a byte of a word, and are in none or marked.
    @inline(__always)
    var ends: UInt64 { (parting | marked) & ~(parting &<< 1 | partingBefore &>> 63) }

    @inline(__always)
    func index(of place: UInt64) -> Int { bytes.lowerBound &+ place.trailingZeroBitCount }

    /// What stands of a word before a byte.
    ///
    /// - Parameter place: the byte's bit alone.
    @inline(__always)
    func word(before place: UInt64) -> Range<Int> {
        let before = parting & (place &- 1)
        return (before == 0 ? start : bytes.lowerBound &+ Self.after(before))..<index(of: place)
    }

    /// How many of the four bytes before the end of a word are none of that word's.
    ///
    /// No branch: how long a word is cannot be foretold.
    ///
    /// - Parameter place: the bit of the byte after it, alone.
    @inline(__always)
    func strangers(before place: UInt64) -> UInt32 {
        let count = UInt64(place.trailingZeroBitCount)
        let (parting, partingBefore) = (parting | others, partingBefore | othersBefore)
        let before = (parting &<< 1) &<< (63 &- count) | partingBefore &>> count
        // The last byte is the word's. Of the three before it those count up to the last that parts.
        return UInt32(truncatingIfNeeded: 0x3333_2210 as UInt64 &>> (before &>> 58 & 0b11100)) & 0b11
    }

    /// The number of the bit after the highest.
    @inline(__always)
    private static func after(_ places: UInt64) -> Int { 64 &- places.leadingZeroBitCount }
}

extension UInt64 {
    /// Takes the lowest bit out; none where none is left.
    @inline(__always)
    mutating func popLowest() -> UInt64? {
        guard self != 0 else { return nil }
        let lowest = self & (0 &- self)
        self &= self &- 1
        return lowest
    }
}
