import Diagnostics
import Guidance

/// What has been published under an id is found there, or the register says what became of it.
///
/// Record systems keep the ids of items, and people keep addresses: neither may lead nowhere without a word.
enum PublishedIDCheck {
    static func check(_ guidance: Guidance, _ places: PublishedPlaces) -> [Diagnostic] {
        let published = guidance.registers.published
        return published.entries.flatMap { page -> [Diagnostic] in
            func fault(_ message: String, _ hint: String, at place: WrittenText) -> Diagnostic {
                Diagnostic(
                    file: published.file, range: place.range, code: .missingPublishedID, message: message,
                    hint: hint, excerpt: place.excerpt)
            }
            guard let ids = places.ids(at: page.page.text) else {
                guard page.replacedBy == nil, page.withdrawn == nil else { return [] }
                return [
                    fault(
                        "Sidan \(page.page.text) har publicerats men finns inte längre.",
                        "Sätt tillbaka den, eller lägg till replaced_by: den nya adressen, eller withdrawn: datum.",
                        at: page.page)
                ]
            }
            let there = Set(ids)
            let gone = Set(page.gone.map(\.id.text))
            return page.ids.filter { !there.contains($0.text) && !gone.contains($0.text) }.map { id in
                let near = NearMiss.suggestion(for: id.text, among: ids)
                return fault(
                    "”\(id.text)” har publicerats på \(page.page.text) men finns inte längre.",
                    "Skriv {#\(id.text)} sist i rubriken eller punkten"
                        + (near.map { " som nu heter \($0)" } ?? "")
                        + ", eller lägg till den under gone med replaced_by eller withdrawn.",
                    at: id)
            }
        }
    }
}
