/// Measures a command's stages: the only clock in Lots.
struct Stopwatch {
    private var stages: [(name: String, time: Duration)] = []
    private let start = ContinuousClock.now

    mutating func measure<Result, Failure>(_ name: String, _ work: () throws(Failure) -> Result)
        throws(Failure) -> Result
    {
        let begin = ContinuousClock.now
        defer { stages.append((name, ContinuousClock.now - begin)) }
        return try work()
    }

    var total: Duration { ContinuousClock.now - start }

    /// A line a stage, in milliseconds.
    var report: String {
        (stages + [("total", total)]).map { name, time in
            name + String(repeating: " ", count: max(1, 12 - name.count)) + "\(Self.milliseconds(time)) ms\n"
        }.joined()
    }

    private static func milliseconds(_ time: Duration) -> String {
        let tenths = time.components.seconds * 10_000 + time.components.attoseconds / 100_000_000_000_000
        return "\(tenths / 10).\(tenths % 10)"
    }

    /// Seconds with two decimals, as they are written in Swedish.
    static func seconds(_ time: Duration) -> String {
        let hundredths = time.components.seconds * 100 + time.components.attoseconds / 10_000_000_000_000_000
        let fraction = hundredths % 100
        return "\(hundredths / 100),\(fraction < 10 ? "0" : "")\(fraction)"
    }
}
