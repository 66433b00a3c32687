import Foundation
import Testing
import Writing

@Suite("A run killed with SIGKILL", .serialized)
struct KillTests {
    /// Publishes generation after generation until the process is killed from another thread.
    ///
    /// `moment` is that of the kill, counted in the time that the first generation took: so it falls
    /// into the middle of the work on a slow or busy machine too.
    private static func publishUntilKilled(
        _ output: OutputFolder, moment: Double, from first: Int
    ) throws {
        let clock = ContinuousClock()
        let time = try clock.measure { try output.replace(with: generation(first), jobs: 2) }
        let microseconds = UInt32(time / .microseconds(1) * moment)
        Thread.detachNewThread {
            usleep(microseconds)
            kill(getpid(), SIGKILL)
        }
        for number in (first + 1)... {
            try output.replace(with: generation(number), jobs: 2)
        }
    }

    @Test("at 50 moments leaves a whole site every time, and the next run clears its leftovers")
    func exchange() async throws {
        try await withTemporaryFolder { folder in
            let site = folder.site
            try outputFolder(site).replace(with: generation(0), jobs: 2)
            var published: Set<Int> = []
            var leftovers = 0
            for round in 1...50 {
                let moment = Double.random(in: 0..<3)
                await #expect(processExitsWith: .signal(SIGKILL)) {
                    [
                        site = site as String, moment = moment as Double,
                        first = round * 10_000 as Int
                    ] in
                    try Self.publishUntilKilled(
                        outputFolder(site), moment: moment, from: first)
                }
                published.insert(try expectWholeGeneration(in: folder))
                if try folder.names() != ["public"] { leftovers += 1 }
            }
            // Otherwise the test did not test what it says.
            #expect(published.count > 10 && leftovers > 10)
            try outputFolder(site).replace(with: generation(7), jobs: 2)
            #expect(try expectWholeGeneration(in: folder) == 7)
            #expect(try folder.names() == ["public"])
        }
    }

    @Test("where the file system cannot exchange names: the next run puts the old site back")
    func twoRenames() async throws {
        try await withTemporaryFolder { folder in
            let site = folder.site
            let output = OutputFolder(
                path: site, durability: .killedProcess, swapMethod: .twoRenames)
            try output.replace(with: generation(0), jobs: 2)
            for round in 1...15 {
                let moment = Double.random(in: 0..<3)
                await #expect(processExitsWith: .signal(SIGKILL)) {
                    [
                        site = site as String, moment = moment as Double,
                        first = round * 10_000 as Int
                    ] in
                    let output = OutputFolder(
                        path: site, durability: .killedProcess, swapMethod: .twoRenames)
                    try Self.publishUntilKilled(output, moment: moment, from: first)
                }
                _ = try output.lock()
                try expectWholeGeneration(in: folder)
            }
            try output.replace(with: generation(7), jobs: 2)
            #expect(try expectWholeGeneration(in: folder) == 7)
            #expect(try folder.names() == ["public"])
        }
    }

    @Test("exactly between the two renames: taking the lock is enough to get the old site back")
    func betweenTwoRenames() async throws {
        try await withTemporaryFolder { folder in
            let output = outputFolder(folder.site)
            try output.replace(with: generation(3), jobs: 2)
            try FileManager.default.moveItem(
                atPath: folder.site, toPath: folder.path(".public.lots-old"))
            try folder.write("half", to: ".public.lots-new/index.html")
            do { _ = try output.lock() }
            #expect(try expectWholeGeneration(in: folder) == 3)
            try output.replace(with: generation(4), jobs: 2)
            #expect(try expectWholeGeneration(in: folder) == 4)
            #expect(try folder.names() == ["public"])
        }
    }
}
