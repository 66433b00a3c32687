/// Numbers words in the order in which they are met.
struct WordTable: Sendable {
    private var bytes: [UInt8] = []
    private var ends: [UInt32] = []
    private var hashes: [UInt32] = []
    private var slots: [Int32] = Array(repeating: -1, count: 1024)

    var count: Int { ends.count }

    init() {}

    init(_ words: some Sequence<String>) {
        for word in words { _ = number(of: Array(word.utf8)[...]) }
    }

    func bytes(of word: Int) -> ArraySlice<UInt8> { bytes[start(of: word)..<Int(ends[word])] }

    func text(of word: Int) -> String { String(decoding: bytes(of: word), as: UTF8.self) }

    private func start(of word: Int) -> Int { word == 0 ? 0 : Int(ends[word - 1]) }

    private static func hash(_ word: ArraySlice<UInt8>) -> UInt32 {
        var hash: UInt32 = 0x811C_9DC5
        for byte in word { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
        return hash ^ hash >> 15
    }

    /// The slot that a word is in, or would be in.
    private func slot(of word: ArraySlice<UInt8>, hash: UInt32) -> Int {
        let mask = slots.count - 1
        var slot = Int(hash) & mask
        while slots[slot] >= 0 {
            let candidate = Int(slots[slot])
            if hashes[candidate] == hash, isSame(candidate, word) { return slot }
            slot = (slot + 1) & mask
        }
        return slot
    }

    private func isSame(_ number: Int, _ word: ArraySlice<UInt8>) -> Bool {
        let start = start(of: number)
        guard Int(ends[number]) - start == word.count else { return false }
        for offset in 0..<word.count where bytes[start + offset] != word[word.startIndex + offset] {
            return false
        }
        return true
    }

    /// Whether a word has a number.
    func contains(_ word: ArraySlice<UInt8>) -> Bool { slots[slot(of: word, hash: Self.hash(word))] >= 0 }

    /// Whether a word has a number, with one more letter where that is given; makes nothing, so that thousands can be tried.
    func contains(_ word: Span<UInt8>, _ letter: UInt8? = nil) -> Bool {
        var hash: UInt32 = 0x811C_9DC5
        for index in word.indices { hash = (hash ^ UInt32(word[index])) &* 0x0100_0193 }
        if let letter { hash = (hash ^ UInt32(letter)) &* 0x0100_0193 }
        hash ^= hash >> 15
        let length = word.count + (letter == nil ? 0 : 1)
        let mask = slots.count - 1
        var slot = Int(hash) & mask
        search: while slots[slot] >= 0 {
            let candidate = Int(slots[slot])
            slot = (slot + 1) & mask
            let start = start(of: candidate)
            guard hashes[candidate] == hash, Int(ends[candidate]) - start == length else { continue }
            for index in word.indices where bytes[start + index] != word[index] { continue search }
            if let letter, bytes[start + length - 1] != letter { continue }
            return true
        }
        return false
    }

    /// The number of a word, a new one where it is new.
    mutating func number(of word: ArraySlice<UInt8>) -> Int {
        let hash = Self.hash(word)
        let slot = slot(of: word, hash: hash)
        if slots[slot] >= 0 { return Int(slots[slot]) }
        let number = ends.count
        bytes.append(contentsOf: word)
        ends.append(UInt32(bytes.count))
        hashes.append(hash)
        slots[slot] = Int32(number)
        if ends.count * 2 > slots.count { grow() }
        return number
    }

    private mutating func grow() {
        slots = Array(repeating: -1, count: slots.count * 2)
        let mask = slots.count - 1
        for number in hashes.indices {
            var slot = Int(hashes[number]) & mask
            while slots[slot] >= 0 { slot = (slot + 1) & mask }
            slots[slot] = Int32(number)
        }
    }
}
