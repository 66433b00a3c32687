/// The shapes of what is printed on paper.
extension Shape {
    static let printPlace = link.adding(["separator": .text])
    static let printAct = link.adding(["id": .text, "address": .text, "places": .list(printPlace)])
    static let printWork = Shape([
        "id": .text, "number": .text, "authors": .text, "title": .text, "year": .text, "publisher": .text,
        "url": .text, "note": .text,
    ])
    static let printTerm = Shape([
        "id": .text, "term": .text, "definition": .text, "source": .text, "synonyms": .text, "avoid": .text,
    ])
    static let printCode = Shape([
        "id": .text, "code": .text, "title": .text, "use": .text, "when": .text, "who": .text,
        "strength": .text, "source": .text,
    ])
    static let printCodeSystem = Shape(["title": .text, "url": .text, "codes": .list(printCode)])

    /// A document for paper.
    static let print = Shape([
        "lang": .text, "siteLang": .text, "id": .text, "title": .text, "documentTitle": .text,
        "siteTitle": .text,
        "runningTitle": .text, "description": .text, "stylesheet": .text, "icon": .text, "kind": .text,
        "isChecklist": .flag, "isGuidance": .flag, "isOnSite": .flag, "content": .html, "strings": .words,
        "pageHref": .text, "pageAddress": .text, "owner": .text, "contact": .text, "edition": .text,
        "editionDate": .text, "standing": .text, "statusLabel": .text, "audience": .text, "updated": .text,
        "reviewed": .text, "reviewBy": .text,
        "contents": .list(contents), "hasContents": .flag, "acts": .list(printAct), "hasActs": .flag,
        "works": .list(printWork), "hasWorks": .flag, "terms": .list(printTerm), "hasTerms": .flag,
        "systems": .list(printCodeSystem), "hasSystems": .flag,
    ])

    /// A page within a document.
    static let printChapter = Shape([
        "id": .text, "level": .text, "title": .text, "runningTitle": .text, "summary": .text,
        "isChecklist": .flag, "isTop": .flag, "statusLabel": .text, "audience": .text, "reviewed": .text,
        "reviewBy": .text, "content": .html, "strings": .words, "siteLang": .text,
    ])
}
