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
    }

    /// A hash of the bytes read so far.
    struct Hash: Hashable {
        private(set) var value: UInt32 = 0x811C_9DC5

        init() {}

        init(_ bytes: some Sequence<UInt8>) {
            for byte in bytes { add(byte) }
        }

        @inline(__always)
        mutating func add(_ byte: UInt8) { value = (value ^ UInt32(byte)) &* 0x0100_0193 }
    }

    /// Each entry a hash and, in its last byte, what can begin there; 0 where there is none.
    let entries: [UInt64]
    /// A bit for each three bytes that a word begins with: most words of a text are told by them.
    let beginnings: Beginnings
    /// What they end with, which tells most of the others.
    let endings: Endings

    /// - Parameter words: in lower case.
    init(_ words: [(word: [UInt8], kinds: Kinds)]) {
        var size = 256
        while size < words.count * 4 { size *= 2 }
        var entries = [UInt64](repeating: 0, count: size)
        for entry in words where !entry.word.isEmpty {
            let hash = Hash(entry.word)
            var slot = Self.slot(of: hash, among: size)
            while entries[slot] != 0, entries[slot] >> 8 != UInt64(hash.value) {
                slot = (slot + 1) & (size - 1)
            }
            entries[slot] |= UInt64(hash.value) << 8 | UInt64(entry.kinds.rawValue)
        }
        self.entries = entries
        beginnings = Beginnings(words.lazy.map(\.word))
        endings = Endings(words.lazy.map(\.word))
    }

    func holds(_ word: Hash) -> Bool { Self.kinds(of: word, in: entries.span) != [] }

    @inline(__always)
    static func slot(of hash: Hash, among size: Int) -> Int {
        Int(hash.value ^ (hash.value >> 15)) & (size - 1)
    }

    /// What can begin with the word of such a hash.
    @inline(__always)
    static func kinds(of hash: Hash, in entries: Span<UInt64>) -> Kinds {
        var slot = slot(of: hash, among: entries.count)
        while entries[slot] != 0 {
            if entries[slot] >> 8 == UInt64(hash.value) {
                return Kinds(rawValue: UInt8(truncatingIfNeeded: entries[slot]))
            }
            slot = (slot + 1) & (entries.count - 1)
        }
        return []
    }

    /// What can begin with a word in lower case, also in the genitive.
    ///
    /// - Parameter hasDigits: a footnote's number may be glued to a name, a year to a series.
    @inline(__always)
    func kinds(of text: Span<UInt8>, _ word: Range<Int>, hasDigits: Bool) -> Kinds {
        guard Beginnings.mayStand(in: text, at: word.lowerBound, beginnings.set.bits.span) else { return [] }
        return likelyKinds(of: text, word, hasDigits: hasDigits)
    }

    private func likelyKinds(of text: Span<UInt8>, _ word: Range<Int>, hasDigits: Bool) -> Kinds {
        let entries = entries.span
        var hash = Hash()
        var (before, letters) = (hash, hash)
        var isInLetters = true
        for index in word {
            if isInLetters, Scan.isDigit(text[index]) {
                letters = hash
                isInLetters = false
            }
            before = hash
            hash.add(text[index])
        }
        var kinds = Self.kinds(of: hash, in: entries)
        if text[word.upperBound - 1] == UInt8(ascii: "s") {
            kinds.formUnion(Self.kinds(of: before, in: entries))
        }
        if hasDigits { kinds.formUnion(Self.kinds(of: letters, in: entries)) }
        return kinds
    }
}
