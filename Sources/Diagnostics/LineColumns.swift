/// Columns of one long line: milestones along it, so that a place far into it is counted from the nearest one.
///
/// Without them a line with a thousand faults is read a thousand times.
struct LineColumns: Sendable {
    /// A place between two characters, and what stands before it.
    struct Milestone: Sendable {
        var bytes = 0
        var characters = 0
        var utf16 = 0
    }

    /// Lines up to this length are counted from their beginning.
    static let shortest = 4096

    private let milestones: [Milestone]

    init(_ line: ArraySlice<UInt8>) {
        var milestones = [Milestone()]
        var end = line.startIndex
        while end < line.endIndex {
            let start = end
            end = min(start + Self.shortest, line.endIndex)
            while end < line.endIndex, !Self.isSurelyBetween(line[end - 1], line[end]) { end += 1 }
            let text = String(decoding: line[start..<end], as: UTF8.self)
            var next = milestones[milestones.count - 1]
            next.bytes += end - start
            next.characters += text.count
            next.utf16 += text.utf16.count
            milestones.append(next)
        }
        self.milestones = milestones
    }

    /// Two bytes of ASCII are two characters: within a line there are no line ends.
    private static func isSurelyBetween(_ first: UInt8, _ second: UInt8) -> Bool {
        first < 0x80 && second < 0x80
    }

    /// The last milestone at or before a byte of the line.
    func milestone(atByte offset: Int) -> Milestone { last { $0.bytes <= offset } }

    /// The last milestone with no more than so many characters before it.
    func milestone(after characters: Int) -> Milestone { last { $0.characters <= characters } }

    private func last(where isReached: (Milestone) -> Bool) -> Milestone {
        var (low, high) = (0, milestones.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if isReached(milestones[middle]) { low = middle } else { high = middle }
        }
        return milestones[low]
    }
}
