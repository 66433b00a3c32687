import Guidance

/// What has changed in the guidance, as its pages note it: the newest first, on one day in the pages' order.
struct ChangeLog: Sendable {
    struct Entry: Sendable {
        /// The page's index.
        var page: Int
        var change: Change
        /// Which of the page's changes on that day it is, from 1.
        var number: Int
    }

    let entries: [Entry]

    init(_ guidance: Guidance) {
        var entries: [Entry] = []
        for page in guidance.outline.allInOrder {
            var numbers: [CalendarDate: Int] = [:]
            for change in guidance.outline.pages[page].frontMatter.changes {
                numbers[change.date, default: 0] += 1
                entries.append(Entry(page: page, change: change, number: numbers[change.date] ?? 1))
            }
        }
        // Stable: those of one day stay in the pages' order.
        self.entries = entries.enumerated().sorted { first, second in
            first.element.change.date != second.element.change.date
                ? first.element.change.date > second.element.change.date : first.offset < second.offset
        }.map(\.element)
    }

    /// The day of the newest change.
    var newest: CalendarDate? { entries.first?.change.date }

    /// The same by edition, the newest edition first.
    ///
    /// A change that names no edition belongs to the present one while no other has come before it; after that nobody knows.
    func editions(of guidance: Guidance) -> [(edition: String?, entries: [Entry])] {
        let present = guidance.settings.edition
        let unnamed = present?.previous == nil ? present?.id : nil
        var groups: [(edition: String?, entries: [Entry])] = []
        for entry in entries {
            let edition = entry.change.edition ?? unnamed
            if let index = groups.firstIndex(where: { $0.edition == edition }) {
                groups[index].entries.append(entry)
            } else {
                groups.append((edition, [entry]))
            }
        }
        return groups
    }
}
