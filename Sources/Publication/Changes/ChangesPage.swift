import Guidance

/// The page that tells what has changed, when and where, by edition, and how to be told of it.
extension RegisterPages {
    func changes() -> Page {
        let path = Addresses.changes
        return page(.changes, path, word("changesTitle"), description: word("changesDescription")) {
            let settings = guidance.settings
            return [
                "subscription": .text(settings.subscription),
                "editions": .list(
                    ChangeLog(guidance).editions(of: guidance).enumerated().map { number, group in
                        let isPresent = group.edition != nil && group.edition == settings.edition?.id
                        return View(
                            .changedEdition,
                            [
                                "id": .text("edition--\(number + 1)"), "edition": .text(group.edition),
                                "date": .text(isPresent ? settings.edition?.date?.description : nil),
                                "days": .list(days(group.entries, from: path)),
                            ])
                    }),
            ]
        }
    }

    private func days(_ entries: [ChangeLog.Entry], from path: String) -> [View] {
        var days: [(date: CalendarDate, changes: [View])] = []
        for entry in entries {
            let page = guidance.outline.pages[entry.page]
            if days.last?.date != entry.change.date { days.append((entry.change.date, [])) }
            days[days.count - 1].changes.append(
                View(
                    .changedPage,
                    [
                        "title": .text(page.title), "note": .text(entry.change.note),
                        "href": .text(Addresses.relative(from: path, to: page.outputPath)),
                    ]))
        }
        return days.map { date, changes in
            View(.changedDay, ["date": .text(date.description), "changes": .list(changes)])
        }
    }
}

extension Shape {
    static let changedPage = link.adding(["note": .text])
    static let changedDay = Shape(["date": .text, "changes": .list(changedPage)])
    static let changedEdition = Shape([
        "id": .text, "edition": .text, "date": .text, "days": .list(changedDay),
    ])
    static let changes = common.adding(["editions": .list(changedEdition), "subscription": .text])
}
