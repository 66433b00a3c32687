import Foundation
import Guidance
import TestSupport
import Testing
import Visiting

@Suite("What came of visits")
struct VisitMemoryTests {
    @Test("is used again: a page that was there for some days, anything else on the same day")
    func age() async throws {
        try await withTemporaryFolder { folder in
            var memory = VisitMemory(folder: folder.path("cache"))
            memory.note(
                [
                    "a": .works, "b": .missing(status: 404), "c": .noSite, "d": .unclear(.status(403)),
                    "e": .unclear(.offline),
                ],
                on: 100, among: ["a", "b", "c", "d", "e"])
            let kept = VisitMemory(folder: folder.path("cache"))
            func known(on day: Int, most: Int = 7) -> [String] {
                ["a", "b", "c", "d", "e"].filter { kept.outcome(of: $0, on: day, most: most) != nil }
            }
            #expect(known(on: 100) == ["a", "b", "c", "d"])
            #expect(known(on: 101) == ["a"] && known(on: 106) == ["a"])
            #expect(known(on: 107) == [] && known(on: 100, most: 0) == [])
            // A clock that went backwards says nothing.
            #expect(known(on: 99) == [])
            #expect(kept.outcome(of: "b", on: 100, most: 7) == .missing(status: 404))
            #expect(kept.outcome(of: "d", on: 100, most: 7) == .unclear(.status(403)))
        }
    }

    @Test("is forgotten with the address, and a damaged file says nothing")
    func forgotten() async throws {
        try await withTemporaryFolder { folder in
            var memory = VisitMemory(folder: folder.path("cache"))
            memory.note(["a": .works, "b": .works], on: 1, among: ["a", "b"])
            memory.note(["c": .works], on: 1, among: ["b", "c"])
            var kept = VisitMemory(folder: folder.path("cache"))
            #expect(
                kept.outcome(of: "a", on: 1, most: 7) == nil
                    && kept.outcome(of: "b", on: 1, most: 7) == .works)
            for text in ["", "nonsense\nb\t1\tworks\n", "lots-visits-1\nb\tidag\tworks\nb\t1\n\tb\t1\t\tq\n"]
            {
                try folder.write(text, to: "cache/besok.txt")
                kept = VisitMemory(folder: folder.path("cache"))
                #expect(kept.outcome(of: "b", on: 1, most: 7) == nil, "\(text)")
            }
        }
    }

    @Test("days are counted over months and leap years")
    func days() throws {
        func number(_ text: String) throws -> Int { try #require(CalendarDate(text)).dayNumber }
        #expect(try number("2024-03-01") - number("2024-02-28") == 2)
        #expect(try number("2100-03-01") - number("2100-02-28") == 1)
        #expect(try number("2027-01-01") - number("2026-12-31") == 1)
        // As Unix counts them.
        #expect(try number("2000-03-01") - number("1970-01-01") == 11_017)
    }
}
