import Foundation

/// The generated documents, by number: two thirds as the grammar makes them, one third damaged.
enum Corpus {
    /// Ten thousand, or ten times as many with LOTS_TEST_LONG=1.
    static let count = ProcessInfo.processInfo.environment["LOTS_TEST_LONG"] == "1" ? 120_000 : 12_000

    static func document(_ number: Int) -> String {
        let seed = UInt64(number) &* 0x2545_F491_4F6C_DD1D &+ 0x1075
        let text = DocumentGenerator.document(seed: seed)
        return number % 3 == 2 ? Mutation.mutate(text, seed: ~seed) : text
    }

    /// Gives each document to a function, on several threads, until enough have failed.
    static func forEach(_ check: @escaping @Sendable (String) -> Difference?) async -> [Difference] {
        let share = 500
        return await withTaskGroup(of: [Difference].self) { group in
            for start in stride(from: 0, to: count, by: share) {
                group.addTask {
                    var found: [Difference] = []
                    for number in start..<min(start + share, count) where found.count < 3 {
                        guard var difference = check(document(number)) else { continue }
                        difference.number = number
                        found.append(difference)
                    }
                    return found
                }
            }
            var all: [Difference] = []
            for await found in group { all += found }
            return all.sorted { ($0.text.utf8.count, $0.number ?? 0) < ($1.text.utf8.count, $1.number ?? 0) }
        }
    }

    /// A smaller document for which the two sides still disagree.
    static func shrunk(_ difference: Difference, _ check: (String) -> Difference?) -> Difference {
        var best = difference
        var length = max(1, best.text.unicodeScalars.count / 2)
        var rounds = 0
        while length > 0, rounds < 2_000 {
            let scalars = Array(best.text.unicodeScalars)
            var start = 0
            var hasShrunk = false
            while start < scalars.count, rounds < 2_000 {
                rounds += 1
                var view = String.UnicodeScalarView()
                view.append(contentsOf: scalars[..<start])
                view.append(contentsOf: scalars[min(start + length, scalars.count)...])
                if var smaller = check(String(view)) {
                    smaller.number = best.number
                    best = smaller
                    hasShrunk = true
                    break
                }
                start += length
            }
            if !hasShrunk { length /= 2 }
        }
        return best
    }
}

/// A document for which the two sides disagree.
struct Difference: Sendable, CustomStringConvertible {
    /// Which of the generated documents it is, `nil` for one written by hand.
    var number: Int?
    var text: String
    var wanted: String
    var got: String

    var description: String {
        "document \(number.map(String.init) ?? "by hand"):\n\(text.debugDescription)\ncmark: \(wanted.debugDescription)\nLots:  \(got.debugDescription)"
    }
}
