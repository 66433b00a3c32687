/// The words at which a reference can begin, so that most words of a text are passed by with one look.
///
/// Only hashes are kept: a word that shares one is looked at in vain, never taken for the other.
struct Vocabulary: Sendable {
    struct Kinds: OptionSet, Sendable {
        let rawValue: UInt8
        /// The first word of a registered act's name, or of a series.
        static let act = Kinds(rawValue: 1)
        /// Preparatory works, courts, the Union's acts.
        static let other = Kinds(rawValue: 2)
        /// A code.
        static let code = Kinds(rawValue: 4)
        /// `kap.`, `paragraf`: a place may begin.
        static let place = Kinds(rawValue: 8)
        /// An authority's name in the genitive: what it has issued may follow.
        static let issuer = Kinds(rawValue: 16)
    }

    /// A hash of the bytes read so far.
    struct Hash: Equatable {
        private(set) var value: UInt32 = 0x811C_9DC5

        @inline(__always)
        mutating func add(_ byte: UInt8) { value = (value ^ UInt32(byte)) &* 0x0100_0193 }
    }

    private var hashes: [UInt32]
    private var kinds: [UInt8]
    private let mask: Int

    /// - Parameter words: in lower case.
    init(_ words: [(word: [UInt8], kinds: Kinds)]) {
        var size = 256
        while size < words.count * 4 { size *= 2 }
        mask = size - 1
        hashes = Array(repeating: 0, count: size)
        kinds = Array(repeating: 0, count: size)
        for entry in words where !entry.word.isEmpty { insert(entry.word, entry.kinds) }
    }

    private mutating func insert(_ word: [UInt8], _ more: Kinds) {
        var hash = Hash()
        for byte in word { hash.add(byte) }
        var slot = slot(of: hash)
        while kinds[slot] != 0, hashes[slot] != hash.value { slot = (slot + 1) & mask }
        hashes[slot] = hash.value
        kinds[slot] |= more.rawValue
    }

    @inline(__always)
    private func slot(of hash: Hash) -> Int { Int(hash.value ^ (hash.value >> 15)) & mask }

    /// What can begin with the word of such a hash.
    @inline(__always)
    func kinds(of hash: Hash) -> Kinds {
        var slot = slot(of: hash)
        while kinds[slot] != 0 {
            if hashes[slot] == hash.value { return Kinds(rawValue: kinds[slot]) }
            slot = (slot + 1) & mask
        }
        return []
    }
}
