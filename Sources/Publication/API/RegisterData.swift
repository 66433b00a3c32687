import Guidance
import Markdown

/// The registers as data: terms, actors, works and areas to follow up.
struct RegisterData: Sendable {
    let guidance: Guidance

    func terms() -> [UInt8] {
        let uses = guidance.uses.terms
        return JSONBuffer.list("terms", guidance) { json in
            for term in guidance.registers.terms.entries {
                json.object { json in
                    json.texts("avoid", term.avoid)
                    json.text("definition", term.definition)
                    json.texts("forms", term.forms)
                    json.text("id", term.id)
                    json.text("page", "\(Addresses.glossary)#\(term.id)")
                    json.texts("see", term.see)
                    json.text("source", term.source)
                    json.texts("synonyms", term.synonyms)
                    json.text("term", term.term)
                    appendPlaces(uses[term.id] ?? [], to: &json)
                }
            }
        }
    }

    func actors() -> [UInt8] {
        JSONBuffer.list("actors", guidance) { json in
            for actor in guidance.registers.actors.entries {
                json.object { json in
                    json.text("id", actor.id)
                    json.text("name", actor.name)
                    json.text("page", "\(Addresses.actors)#\(actor.id)")
                    json.array("responsibilities") { json in
                        for responsibility in actor.responsibilities {
                            json.object { json in
                                json.text("basis", responsibility.basis)
                                json.text("text", responsibility.text)
                            }
                        }
                    }
                    json.text("role", actor.role)
                }
            }
        }
    }

    func works() -> [UInt8] {
        let uses = guidance.uses.works
        return JSONBuffer.list("bibliography", guidance) { json in
            for work in guidance.registers.works.entries {
                json.object { json in
                    json.text("address", work.url)
                    json.text("authors", work.authors)
                    json.text("id", work.key)
                    json.text("note", work.note)
                    if let number = guidance.workNumbers[work.key] { json.number("number", number) }
                    json.text("page", "\(Addresses.references)#\(work.key)")
                    json.text("publisher", work.publisher)
                    json.text("title", work.title)
                    appendPlaces(uses[work.key] ?? [], to: &json)
                    json.text("year", work.year)
                }
            }
        }
    }

    func followUpAreas() -> [UInt8] {
        JSONBuffer.list("follow-up-areas", guidance) { json in
            for area in guidance.registers.followUpAreas.entries {
                let page = guidance.outline.index(ofPath: area.at.page).map { guidance.outline.pages[$0] }
                json.object { json in
                    json.text("description", area.description)
                    json.text("id", area.id)
                    json.texts("levels", area.levels)
                    json.text(
                        "page",
                        page.map { $0.outputPath + (area.at.heading.map { "#" + $0 } ?? "") } ?? "")
                    json.text("source", area.source)
                    json.text("strength", area.strength)
                    json.text("title", area.title)
                }
            }
        }
    }

    private func appendPlaces(_ places: [Uses.Place], to json: inout JSONBuffer) {
        json.array("uses") { json in
            for place in places {
                json.object { json in
                    json.text("heading", place.heading)
                    json.text("page", guidance.outline.pages[place.page].outputPath)
                }
            }
        }
    }
}
