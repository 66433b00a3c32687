import Guidance
import Testing

@Suite("Dates")
struct CalendarDateTests {
    @Test(
        "that exist are read and written alike",
        arguments: ["2026-11-21", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"])
    func valid(_ text: String) { #expect(CalendarDate(text)?.description == text) }

    @Test(
        "that do not exist, or are written otherwise, are none",
        arguments: [
            "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-01-00", "2026-1-1",
            "26-01-01", "2026/01/01", "", "--",
            "2026-01-01 ", " 2026-01-01", "2026-01-01T00:00", "２０２６-01-01", "+026-01-01", "2026-+1-01",
            "2026-01--1", "2026-01-32",
        ])
    func invalid(_ text: String) { #expect(CalendarDate(text) == nil) }

    @Test("are ordered by day")
    func order() throws {
        let dates = try ["2025-12-31", "2026-01-01", "2026-01-02", "2026-02-01"].map {
            try #require(CalendarDate($0))
        }
        #expect(dates.shuffled().sorted() == dates)
    }
}
