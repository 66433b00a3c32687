import Guidance
import Markdown
import Output

/// What a browser needs to know to ask the site from its own search field.
///
/// The question is put into the fragment there too, so that no server sees it. The address is the one that the settings give:
/// a browser takes no relative one.
enum OpenSearch {
    static func file(_ guidance: Guidance) -> OutputFile {
        OutputFile(path: Addresses.openSearch) { bytes(guidance) }
    }

    private static func bytes(_ guidance: Guidance) -> [UInt8] {
        func word(_ key: String) -> String { guidance.wording.interface[key] ?? key }
        let settings = guidance.settings
        var output = HTMLBuffer()
        func element(_ name: String, _ text: String) {
            output.append("<\(name)>")
            output.append(escaping: text)
            output.append("</\(name)>\n")
        }
        output.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        output.append("<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n")
        // The format allows 16 characters.
        element("ShortName", String(word("searchShortName").prefix(16)))
        element("Description", "\(word("searchField")): \(settings.title)")
        element("Language", settings.language)
        element("InputEncoding", "UTF-8")
        output.append("<Url type=\"text/html\" method=\"get\" template=\"")
        output.append(escaping: "\(settings.baseURL)\(Addresses.search)#q={searchTerms}")
        output.append("\"/>\n</OpenSearchDescription>\n")
        return output.bytes
    }
}
