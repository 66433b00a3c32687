/// Numbers words in the order in which they are met.
struct WordTable: Sendable {
    private var bytes: [UInt8] = []
    private var ends: [UInt32] = []
    private var hashes: [UInt32] = []
    private var slots: [Int32] = Array(repeating: -1, count: 1024)

    var count: Int { ends.count }

    func bytes(of word: Int) -> ArraySlice<UInt8> { bytes[start(of: word)..<Int(ends[word])] }

    func text(of word: Int) -> String { String(decoding: bytes(of: word), as: UTF8.self) }

    private func start(of word: Int) -> Int { word == 0 ? 0 : Int(ends[word - 1]) }

    /// The number of a word, a new one where it is new.
    mutating func number(of word: ArraySlice<UInt8>) -> Int {
        var hash: UInt32 = 0x811C_9DC5
        for byte in word { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
        hash ^= hash >> 15
        let mask = slots.count - 1
        var slot = Int(hash) & mask
        while slots[slot] >= 0 {
            let candidate = Int(slots[slot])
            if hashes[candidate] == hash,
                bytes[start(of: candidate)..<Int(ends[candidate])].elementsEqual(word)
            {
                return candidate
            }
            slot = (slot + 1) & mask
        }
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
