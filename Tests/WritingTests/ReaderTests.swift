import Foundation
import Synchronization
import Testing
import Writing

@Suite("A reader while sites are being published")
struct ReaderTests {
    @Test("never finds the path without a site, and never two generations in one")
    func reader() async throws {
        try await withTemporaryFolder { folder in
            let site = folder.site
            try outputFolder(site).replace(with: generation(0), jobs: 1)
            let progress = Progress()
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    defer { progress.isDone.store(true, ordering: .relaxed) }
                    for number in 1...300 {
                        try outputFolder(site).replace(with: generation(number), jobs: 1)
                    }
                }
                group.addTask {
                    while !progress.isDone.load(ordering: .relaxed) {
                        let before = try Self.number(in: site + "/index.html")
                        let style = try Self.number(in: site + "/assets/site.css")
                        let after = try Self.number(in: site + "/index.html")
                        // Generations only grow, so what was read between two pages of one
                        // generation must be of that one; a swap may fall between two openings.
                        #expect((before...after).contains(style))
                        progress.seen.withLock { _ = $0.insert(style) }
                    }
                }
                try await group.waitForAll()
            }
            // How often it comes to read among the other tests, nobody knows.
            #expect(progress.seen.withLock { $0.count } > 1)
        }
    }

    /// The generation that a file names.
    ///
    /// Tries twice: the kernel may have found the old folder, been interrupted, and look for the name
    /// in it when the old site has been removed already. No writer can prevent that.
    private static func number(in path: String) throws -> Int {
        let data =
            FileManager.default.contents(atPath: path)
            ?? FileManager.default.contents(atPath: path)
        let text = String(decoding: try #require(data, "\(path) is missing"), as: UTF8.self)
        return try #require(Int(text.split(separator: " ").first ?? ""))
    }
}

/// What the publishing and the reading thread share.
private final class Progress: Sendable {
    let isDone = Atomic(false)
    let seen = Mutex<Set<Int>>([])
}
