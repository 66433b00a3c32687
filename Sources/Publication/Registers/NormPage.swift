import Guidance
import Markdown

/// What is a duty, what is needed and what is possible: every normative statement of the guidance, by its force.
extension RegisterPages {
    /// The page, where the register has any statements.
    func norms() -> Page {
        let path = Addresses.norms
        return page(.norms, path, word("normsTitle"), description: word("normsDescription")) {
            let norms = guidance.registers.norms.entries
            let pages = norms.compactMap { guidance.outline.index(ofPath: $0.page) }
            let references = LinkedReferences(guidance.registers)
            let finder = NormFinder(guidance.outline, bodies: guidance.bodies, pages: Set(pages))
            return [
                "groups": .list(
                    NormGroup.allCases.compactMap { group in
                        let own = norms.filter { NormGroup(of: $0) == group }
                        guard !own.isEmpty else { return nil }
                        return View(
                            .normGroup,
                            [
                                "id": .text(group.rawValue), "title": .text(word(group.titleKey)),
                                "norms": .list(own.compactMap { view($0, finder, references, from: path) }),
                            ])
                    })
            ]
        }
    }

    private func view(_ norm: Norm, _ finder: NormFinder, _ references: LinkedReferences, from path: String)
        -> View?
    {
        guard let index = guidance.outline.index(ofPath: norm.page),
            let sentence = finder.sentence(on: index, under: norm.heading, with: norm.keys)
        else { return nil }
        let page = guidance.outline.pages[index]
        let basis = norm.basis.joined(separator: ", ")
        let title = norm.heading.flatMap { page.anchor($0)?.title } ?? page.title
        return View(
            .norm,
            [
                "actor": .text(norm.actor), "text": .text(sentence),
                "basis": .text(basis), "linkedBasis": references.linked(basis, from: path),
                "title": .text(title),
                "href": .text(Addresses.relative(from: path, to: page.outputPath, fragment: norm.heading)),
            ])
    }
}

/// The groups of the page, strongest first.
private enum NormGroup: String, CaseIterable {
    case duty = "forfattning"
    case recommendedDuty = "rekommendation"
    case described = "beskrivs"
    case needed = "behover"
    case important = "viktigt"
    case should = "bor"
    case possible = "kan"

    init(of norm: Norm) {
        switch norm.modality {
        case _ where norm.isBinding: self = .duty
        case .ska, .aldrig, .bara, .somRegel: self = .recommendedDuty
        case .behöver: self = .needed
        case .viktigt: self = .important
        case .bör: self = .should
        case .kan, .får: self = .possible
        case .indikativ: self = .described
        }
    }

    var titleKey: String {
        switch self {
        case .duty: "normsDuty"
        case .recommendedDuty: "normsRecommendedDuty"
        case .described: "normsDescribed"
        case .needed: "normsNeeded"
        case .important: "normsImportant"
        case .should: "normsShould"
        case .possible: "normsPossible"
        }
    }
}
