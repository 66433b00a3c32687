import Guidance
import LegalReferences

/// The law that a document for paper refers to, with the addresses where it stands.
struct PrintBasis: Sendable {
    /// An act and the places in it that are cited, in its own order.
    private struct Cited {
        var act: Int
        var places: Set<Provision> = []
    }

    let addresses: PrintAddresses

    /// The acts in the order in which they are first cited.
    func views() -> [View] {
        let guidance = addresses.guidance
        var indices: [Int: Int] = [:]
        var cited: [Cited] = []
        for chapter in addresses.document.chapters {
            for reference in guidance.bodies[chapter.page].references where !reference.isHistorical {
                guard let act = reference.act else { continue }
                let index = indices[act] ?? cited.count
                if index == cited.count {
                    indices[act] = index
                    cited.append(Cited(act: act))
                }
                cited[index].places.formUnion(reference.places)
            }
        }
        return cited.map { view($0, of: guidance.registers.acts.entries[$0.act]) }
    }

    private func view(_ cited: Cited, of act: Act) -> View {
        let page = Addresses.act(act)
        let places = cited.places.sorted().enumerated().map { number, place in
            View(
                .printPlace,
                [
                    "separator": .text(number == 0 ? ": " : ", "), "title": .text(place.label),
                    "href": .text(act.address(of: place) ?? addresses.address(page, fragment: place.code)),
                ])
        }
        return View(
            .printAct,
            [
                "id": .text(PrintAddresses.act(act.id)), "title": .text(act.title),
                "href": .text(act.url ?? addresses.address(page)),
                "address": .text(act.url ?? addresses.published(page)),
                "places": .list(places),
            ])
    }
}
