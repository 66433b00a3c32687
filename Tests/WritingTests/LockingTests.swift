import Output
import Testing
import Writing

@Suite("Two runs at once")
struct LockingTests {
    @Test("exclude each other; the second is told at once and changes nothing")
    func busy() async throws {
        try await withTemporaryFolder { folder in
            let output = outputFolder(folder.site)
            do {
                let lock = try output.lock()
                #expect(throws: WritingError.busy(path: folder.site)) {
                    try output.replace(with: [file("a", "second")], jobs: 1)
                }
                try lock.replace(with: [file("a", "first")], jobs: 1)
                try lock.replace(with: [file("a", "again")], jobs: 1)
            }
            #expect(try folder.text("public/a") == "again")
            try output.replace(with: [file("a", "free")], jobs: 1)
            #expect(try folder.names() == ["public"])
        }
    }

    @Test("on different output folders do not disturb each other")
    func otherFolder() async throws {
        try await withTemporaryFolder { folder in
            let lock = try outputFolder(folder.site).lock()
            try outputFolder(folder.path("other")).replace(with: [file("a", "b")], jobs: 1)
            try lock.replace(with: [], jobs: 1)
        }
    }

    @Test("a lock file that a killed run left does not lock")
    func staleLockFile() async throws {
        try await withTemporaryFolder { folder in
            try folder.write("", to: ".public.lots-lock")
            try outputFolder(folder.site).replace(with: [file("a", "b")], jobs: 1)
            #expect(try folder.names() == ["public"])
        }
    }

    @Test("from many threads: each either publishes or is busy, and the site is never mixed")
    func manyThreads() async throws {
        try await withTemporaryFolder { folder in
            let site = folder.site
            try outputFolder(site).replace(with: generation(0), jobs: 1)
            await withTaskGroup(of: Void.self) { group in
                for number in 1...4 {
                    group.addTask {
                        for round in 0..<20 {
                            do throws(WritingError) {
                                let files = generation(number * 100 + round)
                                try outputFolder(site).replace(with: files, jobs: 1)
                            } catch {
                                #expect(error == .busy(path: site))
                            }
                        }
                    }
                }
            }
            try expectWholeGeneration(in: folder)
            #expect(try folder.names() == ["public"])
        }
    }
}
