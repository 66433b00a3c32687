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
            // On a thread of its own: those of the tests may all be busy for as long as this takes.
            Thread { progress.read(site) }.start()
            while progress.seen.withLock({ $0.isEmpty && progress.isReading }) { await Task.yield() }
            for number in 1...300 {
                try outputFolder(site).replace(with: generation(number), jobs: 1)
            }
            progress.isDone.store(true, ordering: .relaxed)
            while progress.isReading { await Task.yield() }
            #expect(progress.faults.withLock(\.self) == [])
            #expect(progress.seen.withLock { $0.count } > 1)
        }
    }
}

/// What the publishing and the reading thread share.
private final class Progress: Sendable {
    let isDone = Atomic(false)
    private let isOver = Atomic(false)
    let seen = Mutex<Set<Int>>([])
    let faults = Mutex<[String]>([])

    var isReading: Bool { !isOver.load(ordering: .acquiring) }

    /// Reads until the publishing is done.
    func read(_ site: String) {
        defer { isOver.store(true, ordering: .releasing) }
        while !isDone.load(ordering: .relaxed) {
            guard let before = number(in: site + "/index.html"),
                let style = number(in: site + "/assets/site.css"),
                let after = number(in: site + "/index.html")
            else { return }
            // Generations only grow, so what was read between two pages of one generation must be of that one; a swap may
            // fall between two openings.
            guard (before...after).contains(style) else {
                return faults.withLock { $0.append("\(style) between \(before) and \(after)") }
            }
            seen.withLock { _ = $0.insert(style) }
        }
    }

    /// The generation that a file names.
    ///
    /// Tries twice: the kernel may have found the old folder, been interrupted, and look for the name
    /// in it when the old site has been removed already. No writer can prevent that.
    private func number(in path: String) -> Int? {
        let data =
            FileManager.default.contents(atPath: path)
            ?? FileManager.default.contents(atPath: path)
        let word = data.flatMap { String(decoding: $0, as: UTF8.self).split(separator: " ").first }
        let number = word.flatMap { Int($0) }
        if number == nil { faults.withLock { $0.append("\(path) is missing or half there") } }
        return number
    }
}
