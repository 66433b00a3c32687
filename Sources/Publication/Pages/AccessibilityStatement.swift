import Guidance

/// What the statement on accessibility says of the register's clauses: counted, never claimed.
extension SiteFrame {
    /// The view for the page that the settings name as the statement; `nil` for other pages.
    func statement(for page: Int) -> View? {
        let requirements = guidance.registers.requirements.entries
        guard !requirements.isEmpty, guidance.outline.pages[page].outputPath == accessibility else {
            return nil
        }
        let settings = guidance.settings
        func views(_ wanted: [Requirement]) -> View.Value {
            .list(wanted.map { View(.requirement, values(of: $0)) })
        }
        func count(_ result: Requirement.Result) -> View {
            let all = requirements.count { $0.result == result }
            return View(.resultCount, ["title": .text(result.rawValue), "count": .text(String(all))])
        }
        let faults = requirements.filter { $0.result == .fault }
        return View(
            .accessibility,
            [
                "conclusion": .text(guidance.wording.interface[conclusionKey(requirements)]),
                "assessed": .text(requirements.compactMap(\.date).max()?.description),
                "counts": .list(Requirement.Result.allCases.map(count)),
                "faults": views(faults), "requirements": views(requirements),
                "report": contact(settings.accessibilityReport),
                "versions": contact(settings.accessibleVersions),
                "authority": contact(settings.supervisoryAuthority),
            ])
    }

    private func conclusionKey(_ requirements: [Requirement]) -> String {
        switch Conformance(requirements) {
        case .full: "accessibilityFull"
        case .partial: "accessibilityPartly"
        case .unknown: "accessibilityUnknown"
        }
    }

    private func values(of requirement: Requirement) -> [String: View.Value?] {
        [
            "id": .text(requirement.id), "title": .text(requirement.title),
            "result": .text(requirement.result.rawValue), "method": .text(requirement.method.rawValue),
            "date": .text(requirement.date?.description), "test": .text(requirement.test),
            "fault": .text(requirement.fault),
        ]
    }

    private func contact(_ text: String?) -> View.Value? {
        text.map { .view(View(.contact, ["text": .text($0), "href": .text(Self.href(ofContact: $0))])) }
    }
}
