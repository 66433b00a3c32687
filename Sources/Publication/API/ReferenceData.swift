import Guidance
import LegalReferences

/// References to law and codes as data: `citations.json` and `codes.json`.
struct ReferenceData: Sendable {
    let guidance: Guidance

    // MARK: Citations

    func citations() -> [UInt8] {
        var json = JSONBuffer()
        let numbers = numbers()
        json.object { json in
            json.edition(guidance)
            json.array("index") { json in
                for (index, act) in guidance.registers.acts.entries.enumerated() {
                    if let places = numbers[index] { appendAct(act, places, to: &json) }
                }
            }
            json.array("items") { json in
                for page in guidance.outline.allInOrder {
                    for reference in guidance.bodies[page].references {
                        append(reference, on: page, to: &json)
                    }
                }
            }
            json.schema("citations")
            if !guidance.isDecided { json.text("standing", guidance.settings.standing) }
            json.version()
        }
        return json.file
    }

    /// Which of the citations rest on what: by the act's index, then by the place in it, their numbers from 0.
    private func numbers() -> [Int: [Provision?: [Int]]] {
        var numbers: [Int: [Provision?: [Int]]] = [:]
        var number = 0
        for page in guidance.outline.allInOrder {
            for reference in guidance.bodies[page].references {
                if let act = reference.act, !reference.isHistorical {
                    for place in reference.places.isEmpty ? [nil] : reference.places.map(Optional.some) {
                        numbers[act, default: [:]][place, default: []].append(number)
                    }
                }
                number += 1
            }
        }
        return numbers
    }

    private func append(_ reference: PageReference, on page: Int, to json: inout JSONBuffer) {
        let act = reference.act.map { guidance.registers.acts.entries[$0] }
        json.object { json in
            if !reference.isHistorical { json.text("address", act?.url) }
            json.text("article", reference.article)
            json.text("heading", heading(above: reference, on: page))
            json.flag("historical", reference.isHistorical)
            json.text("id", reference.id)
            json.text("kind", reference.kind.rawValue)
            json.text("page", guidance.outline.pages[page].outputPath)
            json.text("sentence", reference.sentence)
            json.array("targets") { json in
                for place in reference.places {
                    appendPlace(place, in: act, isHistorical: reference.isHistorical, to: &json)
                }
            }
            json.text("text", reference.text)
            json.text("title", act?.title)
        }
    }

    private func appendPlace(_ place: Provision, in act: Act?, isHistorical: Bool, to json: inout JSONBuffer)
    {
        json.object { json in
            if !isHistorical { json.text("address", act?.address(of: place)) }
            json.text("label", place.label)
            json.text("place", place.code)
        }
    }

    private func heading(above reference: PageReference, on page: Int) -> String? {
        Uses.Place(
            of: reference.position, on: page, in: guidance.outline, document: guidance.bodies[page].document
        ).heading
    }

    private func appendAct(_ act: Act, _ numbers: [Provision?: [Int]], to json: inout JSONBuffer) {
        json.object { json in
            json.text("address", act.url)
            json.text("id", act.id)
            json.numbers("items", numbers[nil] ?? [])
            json.array("provisions") { json in
                for place in numbers.keys.compactMap({ $0 }).sorted() {
                    json.object { json in
                        json.text("address", act.address(of: place))
                        json.numbers("items", numbers[place] ?? [])
                        json.text("label", place.label)
                        json.text("place", place.code)
                    }
                }
            }
            json.text("title", act.title)
        }
    }

    private func appendUses(_ uses: [Uses.Citing], to json: inout JSONBuffer) {
        json.array("uses") { json in
            for citing in uses {
                json.object { json in
                    json.text("heading", citing.place.heading)
                    json.text("page", guidance.outline.pages[citing.place.page].outputPath)
                    json.text("sentence", citing.sentence)
                }
            }
        }
    }

    // MARK: Codes

    func codes() -> [UInt8] {
        JSONBuffer.list("codes", guidance) { json in
            for system in guidance.registers.codeSystems.entries {
                for code in system.codes { append(code, of: system, to: &json) }
            }
        }
    }

    private func append(_ code: Code, of system: CodeSystem, to json: inout JSONBuffer) {
        json.object { json in
            json.text("code", code.code)
            json.text("page", "\(Addresses.codeSystem(system))#\(code.code)")
            json.text("source", code.source)
            json.text("strength", code.strength)
            json.text("system", system.id)
            json.text("systemTitle", system.title)
            json.text("title", code.title)
            json.text("use", code.use)
            appendUses(guidance.uses.codes[code.code] ?? [], to: &json)
            json.text("when", code.when)
            json.text("who", code.who)
        }
    }
}
