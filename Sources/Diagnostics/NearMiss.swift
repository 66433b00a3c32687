/// Finds the known name that an unknown one was probably meant to be.
package enum NearMiss {
    /// The closest candidate, if one is close enough to be worth suggesting.
    ///
    /// A third of the letters may differ, and at least one: `titel` finds `title`, `x` finds nothing. Of two candidates
    /// that are equally close the first in alphabetical order wins, so that messages do not depend on their order.
    package static func suggestion(for name: String, among candidates: some Sequence<String>) -> String? {
        let wanted = Array(name.lowercased())
        let limit = max(1, wanted.count / 3)
        var best: (distance: Int, name: String)?
        for candidate in candidates where !candidate.isEmpty && candidate != name {
            let letters = Array(candidate.lowercased())
            guard abs(letters.count - wanted.count) <= limit else { continue }
            let distance = editDistance(wanted, letters, limit: limit)
            guard distance <= limit, distance < max(wanted.count, letters.count) else { continue }
            if best.map({ (distance, candidate) < ($0.distance, $0.name) }) ?? true {
                best = (distance, candidate)
            }
        }
        return best?.name
    }

    /// The number of letters to insert, delete, replace or swap with a neighbour; any number over `limit` may be returned
    /// for words that differ by more.
    private static func editDistance(_ a: [Character], _ b: [Character], limit: Int) -> Int {
        if a.isEmpty { return b.count }
        var beforePrevious: [Int] = []
        var previous = Array(0...b.count)
        for i in a.indices {
            var row = [i + 1]
            row.reserveCapacity(b.count + 1)
            for j in b.indices {
                var cost = min(previous[j + 1] + 1, row[j] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
                    cost = min(cost, beforePrevious[j - 1] + 1)
                }
                row.append(cost)
            }
            if row.allSatisfy({ $0 > limit }) { return limit + 1 }
            (beforePrevious, previous) = (previous, row)
        }
        return previous[b.count]
    }
}
