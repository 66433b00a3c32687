/// The names that a view has, so that templates can be checked before anything is rendered.
struct Shape: Sendable {
    enum Field: Sendable {
        case text
        case html
        case flag
        indirect case view(Shape)
        indirect case list(Shape)
        /// A list of views of the shape that it stands in: a menu's entries below an entry.
        case sameList
        /// The words of the interface, looked up when the template is read.
        case words
    }

    let fields: [String: Field]
    /// The names in one fixed order.
    let names: [String]

    init(_ fields: [String: Field]) {
        self.fields = fields
        names = fields.keys.sorted()
    }

    func adding(_ more: [String: Field]) -> Shape {
        Shape(fields.merging(more) { _, new in new })
    }
}

/// The shape of each template's view: what `Templates/` may name.
extension Shape {
    static let link = Shape(["title": .text, "href": .text])
    static let script = Shape(["href": .text])
    static let navigation = link.adding(["current": .flag])
    static let sentence = Shape(["text": .text])
    static let use = Shape(["title": .text, "href": .text, "heading": .text, "sentences": .list(sentence)])

    /// What every page of the site has.
    static let common = Shape([
        "lang": .text, "siteLang": .text, "title": .text, "documentTitle": .text, "siteTitle": .text,
        "description": .text, "root": .text, "home": .text, "stylesheet": .text, "script": .text,
        "icon": .text, "touchIcon": .text, "sharedImage": .text, "isStart": .flag, "scripts": .list(script),
        "search": .text, "openSearch": .text, "feed": .text,
        "canonical": .text, "linkedData": .html,
        "edition": .text, "editionDate": .text, "owner": .text, "contact": .text, "contactHref": .text,
        "accessibilityHref": .text, "standing": .text, "menu": .html, "strings": .words,
        "topNavigation": .list(navigation), "breadcrumbs": .list(link), "footerLinks": .list(navigation),
    ])

    static let contents = link.adding(["entries": .list(link), "hasEntries": .flag])
    static let legalBasis = link.adding(["act": .text])
    static let change = Shape(["date": .text, "note": .text, "edition": .text])
    static let neighbour = link.adding(["label": .text])
    static let child = link.adding(["summary": .text, "isChecklist": .flag, "isPart": .flag])

    /// A page of the guidance.
    static let page = common.adding([
        "content": .html, "kind": .text, "partTitle": .text, "partHref": .text, "audience": .text,
        "statusLabel": .text,
        "reviewed": .text, "reviewBy": .text, "updated": .text, "sourceHref": .text, "changes": .list(change),
        "contents": .list(contents), "hasContents": .flag, "previous": .view(neighbour),
        "next": .view(neighbour),
        "legalBasis": .list(legalBasis), "hasLegalBasis": .flag, "children": .list(child),
        "hasChildren": .flag, "checklists": .list(child),
        "printHref": .text, "pdfHref": .text, "pdfSize": .text, "pdfPages": .text,
        "accessibility": .view(accessibility),
    ])

    static let requirement = Shape([
        "id": .text, "title": .text, "result": .text, "method": .text, "date": .text, "test": .text,
        "fault": .text,
    ])
    static let resultCount = Shape(["title": .text, "count": .text])
    static let contact = Shape(["text": .text, "href": .text])
    /// What the statement on accessibility is made from.
    static let accessibility = Shape([
        "conclusion": .text, "assessed": .text, "counts": .list(resultCount), "faults": .list(requirement),
        "requirements": .list(requirement), "report": .view(contact), "versions": .view(contact),
        "authority": .view(contact),
    ])

    /// With the address of its PDF, how big it is and how many pages it has, where there is one.
    static let checklist = page.adding(["pdfHref": .text, "pdfSize": .text, "pdfPages": .text])

    static let part = link.adding([
        "number": .text, "summary": .text, "checklists": .list(link), "sections": .list(link),
    ])
    static let start = page.adding(["parts": .list(part)])

    static let menuEntry = Shape([
        "title": .text, "href": .text, "mark": .html, "hasChildren": .flag, "isOpen": .flag,
        "children": .sameList,
    ])
    static let menu = Shape(["entries": .list(menuEntry), "strings": .words])

    static let actEntry = link.adding([
        "id": .text, "number": .text, "names": .text, "repealed": .text, "citationCount": .text,
    ])
    static let acts = common.adding(["acts": .list(actEntry)])
    static let provision = Shape(["id": .text, "label": .text, "href": .text, "uses": .list(use)])
    static let act = common.adding([
        "id": .text, "actTitle": .text, "names": .text, "url": .text, "repealed": .text, "replacedBy": .text,
        "replacedByHref": .text,
        "checked": .text, "asAmended": .text, "provisions": .list(provision), "wholeUses": .list(use),
    ])
    static let codeLink = link.adding(["code": .text])
    static let codeSystemEntry = link.adding(["codes": .list(codeLink)])
    static let codeSystems = common.adding(["systems": .list(codeSystemEntry)])
    static let code = Shape([
        "code": .text, "title": .text, "use": .text, "when": .text, "who": .text, "strength": .text,
        "source": .text,
        "uses": .list(use),
    ])
    static let codeSystem = common.adding(["systemTitle": .text, "url": .text, "codes": .list(code)])
    static let term = Shape([
        "id": .text, "term": .text, "definition": .text, "source": .text, "synonyms": .text, "avoid": .text,
        "see": .list(link), "hasSee": .flag, "uses": .list(use),
    ])
    static let letter = Shape(["letter": .text, "id": .text, "terms": .list(term)])
    static let glossary = common.adding(["letters": .list(letter)])
    static let work = Shape([
        "key": .text, "number": .text, "authors": .text, "title": .text, "year": .text, "publisher": .text,
        "url": .text,
        "note": .text, "uses": .list(use),
    ])
    static let references = common.adding(["references": .list(work)])
    static let responsibility = Shape(["text": .text, "basis": .text, "linkedBasis": .html])
    static let actor = Shape([
        "id": .text, "name": .text, "role": .text, "responsibilities": .list(responsibility),
    ])
    static let actors = common.adding(["actors": .list(actor)])
}

extension Shape {
    static let norm = link.adding(["actor": .text, "text": .text, "basis": .text, "linkedBasis": .html])
    static let normGroup = Shape(["id": .text, "title": .text, "norms": .list(norm)])
    static let norms = common.adding(["groups": .list(normGroup)])

    static let search = common.adding(["registers": .list(link)])
}

/// The templates that a site has, by the name of their file.
enum TemplateName: String, CaseIterable, Sendable {
    case start, part, section, checklist, appendix, page
    case acts, act, actors, glossary, references, norms, changes, search, menu
    case codeSystems = "code-systems"
    case codeSystem = "code-system"
    case notFound = "not-found"
    case print
    case printChapter = "print-chapter"

    var shape: Shape {
        switch self {
        case .start: .start
        case .checklist: .checklist
        case .part, .section, .appendix, .page: .page
        case .acts: .acts
        case .act: .act
        case .actors: .actors
        case .glossary: .glossary
        case .references: .references
        case .norms: .norms
        case .changes: .changes
        case .search: .search
        case .menu: .menu
        case .codeSystems: .codeSystems
        case .codeSystem: .codeSystem
        case .notFound: .common
        case .print: .print
        case .printChapter: .printChapter
        }
    }
}
