import Testing

@testable import Writing

@Suite("Dividing the work")
struct ScheduleTests {
    @Test("gives every file once, each thread a folder of its own, and helps when none is left")
    func order() throws {
        let files = (0..<40).map { file("a/\($0)", "") } + (0..<20).map { file("b/\($0)", "") }
        let plan = try WritingPlan(files)
        #expect(plan.folders.map(\.path) == ["a", "b"])

        var schedule = Schedule(plan.folders)
        var taken: [(folder: Int, files: Range<Int>)] = []
        for folder in [nil, nil, 0, 1, 1, nil] as [Int?] {
            let portion = schedule.next(after: folder)
            if let portion { taken.append((portion.folder, portion.files)) }
        }
        // Two threads begin in a and b; the second ends b first and then helps with the rest of a.
        #expect(taken.map(\.folder) == [0, 1, 0, 1, 0])
        #expect(taken.map(\.files) == [0..<16, 0..<16, 16..<32, 16..<20, 32..<40])
    }

    @Test("gives nothing more after a thread has failed, also to one in the middle of a folder")
    func stop() throws {
        var schedule = Schedule(try WritingPlan((0..<40).map { file("a/\($0)", "") }).folders)
        #expect(schedule.next(after: nil)?.files == 0..<16)
        schedule.stop()
        #expect(schedule.next(after: 0) == nil)
        #expect(schedule.next(after: nil) == nil)
    }

    @Test("makes each folder after the one that it stands in, and none twice")
    func folders() throws {
        let plan = try WritingPlan([
            file("a/b/c/1", ""), file("a/2", ""), file("3", ""), file("a/d/4", ""),
        ])
        #expect(plan.folderPaths == ["a", "a/b", "a/b/c", "a/d"])
        #expect(plan.folders.map(\.path) == ["a/b/c", "a", "", "a/d"])
    }
}
