import Guidance
import Markdown

/// The changes of the guidance as an Atom feed: what its pages note, and nothing that only the program has changed.
struct Feed: Sendable {
    /// Older changes stand on the page of changes.
    private static let limit = 500

    let guidance: Guidance

    func bytes() -> [UInt8] {
        let settings = guidance.settings
        let log = ChangeLog(guidance)
        var xml = XMLText()
        xml.markup("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"")
        xml.text(settings.language)
        xml.markup("\">\n")
        xml.element("id", settings.baseURL + Addresses.feed)
        xml.element("title", settings.title)
        if !guidance.isDecided, let standing = settings.standing { xml.element("subtitle", standing) }
        xml.element("updated", Self.time(log.newest ?? settings.edition?.date))
        xml.markup("<author>")
        xml.element("name", settings.owner ?? settings.title)
        xml.markup("</author>\n")
        xml.link("self", settings.baseURL + Addresses.feed)
        xml.link("alternate", settings.baseURL + Addresses.changes)
        for entry in log.entries.prefix(Self.limit) { append(entry, to: &xml) }
        xml.markup("</feed>\n")
        return xml.bytes
    }

    private func append(_ entry: ChangeLog.Entry, to xml: inout XMLText) {
        let page = guidance.outline.pages[entry.page]
        let address = guidance.settings.baseURL + page.outputPath
        // An entry's id stays the same for as long as the note does.
        let number = entry.number > 1 ? "-\(entry.number)" : ""
        xml.markup("<entry>\n")
        xml.element("id", "\(address)#andring-\(entry.change.date)\(number)")
        xml.element("title", page.title)
        xml.element("updated", Self.time(entry.change.date))
        xml.link("alternate", address)
        xml.element("summary", entry.change.note)
        xml.markup("</entry>\n")
    }

    /// A day as the format wants it; without any, the first day that it can say.
    private static func time(_ date: CalendarDate?) -> String {
        (date?.description ?? "1970-01-01") + "T00:00:00Z"
    }
}

/// XML as bytes, written from front to back.
struct XMLText {
    private var buffer = HTMLBuffer()

    init() { markup("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") }

    var bytes: [UInt8] { buffer.bytes }

    mutating func markup(_ markup: String) { buffer.append(markup) }

    mutating func text(_ text: String) { buffer.append(escaping: text) }

    mutating func element(_ name: String, _ text: String) {
        markup("<\(name)>")
        self.text(text)
        markup("</\(name)>\n")
    }

    mutating func link(_ relation: String, _ address: String) {
        markup("<link rel=\"\(relation)\" href=\"")
        text(address)
        markup("\"/>\n")
    }
}
