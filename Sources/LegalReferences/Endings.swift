/// What words end with: many words begin as a telling one does, `patient` as `patientdatalagen`, and few end so too.
struct Endings: Sendable {
    private(set) var set = HashBits()

    /// - Parameter words: in lower case; they may be in the genitive too.
    init(_ words: some Sequence<[UInt8]>) {
        for word in words {
            insert(word)
            insert(word + [UInt8(ascii: "s")])
        }
    }

    private mutating func insert(_ word: [UInt8]) {
        guard word.count >= 4 else { return }
        let last = word.suffix(4).enumerated().reduce(UInt32(0)) {
            $0 | UInt32($1.element) << UInt32($1.offset * 8)
        }
        set.insert(Self.key(last))
    }

    /// Whether one of the words, or any of fewer than four letters, may stand in a stretch of a text.
    @inline(__always)
    static func mayEnd(_ range: Range<Int>, in text: Span<UInt8>, _ bits: Span<UInt64>) -> Bool {
        guard range.count >= 4 else { return true }
        let last = unsafe text.bytes.unsafeLoadUnaligned(
            fromByteOffset: range.upperBound - 4, as: UInt32.self)
        return HashBits.mayHold(key(UInt32(littleEndian: last)), bits)
    }

    /// The last four bytes, small as those that words begin with.
    @inline(__always)
    private static func key(_ bytes: UInt32) -> UInt32 { bytes | 0x2020_2020 }
}
