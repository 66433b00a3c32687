import Guidance
import Markdown

/// What a page says of itself to programs that read schema.org's words: JSON-LD, as short as it can be on every page.
///
/// Addresses are relative, as everywhere: who reads them resolves them against the page.
struct LinkedData: Sendable {
    let guidance: Guidance

    /// A page of the guidance with the pages above it.
    func page(_ page: Int, breadcrumbs: [(title: String, path: String)]) -> String {
        let head = guidance.outline.pages[page]
        let frontMatter = head.frontMatter
        return graph { json in
            json.object { json in
                json.text("@type", "MedicalWebPage")
                json.text("name", head.title)
                // A text that is not decided never looks so.
                json.text("creativeWorkStatus", guidance.wording.status[frontMatter.status])
                for audience in frontMatter.audience.prefix(1) {
                    json.object("audience") { json in
                        json.text("@type", "MedicalAudience")
                        json.text("audienceType", audience)
                    }
                }
                json.text("dateModified", frontMatter.updated)
                json.text("lastReviewed", frontMatter.reviewed?.description)
                json.text("inLanguage", guidance.settings.language)
            }
            if page == guidance.outline.start {
                json.object { json in
                    json.text("@type", "WebSite")
                    json.text("name", guidance.settings.title)
                    json.text("url", ".")
                    json.text("version", guidance.settings.edition?.id)
                }
            }
            append(breadcrumbs, to: head.title, at: head.outputPath, &json)
        }
    }

    /// The glossary.
    func glossary(_ title: String) -> String {
        graph { json in
            json.object { json in
                json.text("@type", "DefinedTermSet")
                json.text("name", title)
                json.text("inLanguage", guidance.settings.language)
                json.array("hasDefinedTerm") { json in
                    for term in guidance.registers.terms.entries {
                        json.object { json in
                            json.text("@type", "DefinedTerm")
                            json.text("name", term.term)
                            json.text("url", "#" + term.id)
                        }
                    }
                }
            }
        }
    }

    private func append(
        _ breadcrumbs: [(title: String, path: String)], to title: String, at path: String,
        _ json: inout JSONBuffer
    ) {
        guard !breadcrumbs.isEmpty else { return }
        json.object { json in
            json.text("@type", "BreadcrumbList")
            json.array("itemListElement") { json in
                for (index, crumb) in breadcrumbs.enumerated() {
                    json.object { json in
                        json.text("@type", "ListItem")
                        json.number("position", index + 1)
                        json.text("name", crumb.title)
                        json.text("item", Addresses.relative(from: path, to: crumb.path))
                    }
                }
                // The page itself needs no address.
                json.object { json in
                    json.text("@type", "ListItem")
                    json.number("position", breadcrumbs.count + 1)
                    json.text("name", title)
                }
            }
        }
    }

    private func graph(_ write: (inout JSONBuffer) -> Void) -> String {
        var json = JSONBuffer()
        json.object { json in
            json.text("@context", "https://schema.org")
            json.array("@graph", write)
        }
        // In a page `<` could end the element that holds it.
        return String(decoding: json.bytes, as: UTF8.self).replacing("<", with: "\\u003c")
    }
}
