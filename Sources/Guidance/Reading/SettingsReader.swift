import Diagnostics

/// Reads `Site/site.yml`.
enum SettingsReader {
    static let file = "site.yml"

    static func read(_ folder: SourceTree.Folder, diagnostics: inout [Diagnostic]) -> Settings {
        var settings = Settings(
            title: "", baseURL: "http://localhost/", language: "sv", navigation: [], footer: [])
        guard var reader = RecordReader(file: file, in: folder, what: "site.yml", diagnostics: &diagnostics)
        else {
            return settings
        }
        settings.title = reader.requiredText("title") ?? ""
        if let url = reader.located("baseURL") {
            if let fault = fault(inBase: url.text) {
                reader.report(
                    .unknownValue, at: url.range, fault,
                    hint: "Skriv hela adressen som webbplatsen ligger på.")
            } else {
                settings.baseURL = url.text.hasSuffix("/") ? url.text : url.text + "/"
            }
        }
        if let language = reader.located("language") {
            if LanguageTag.isValid(language.text) {
                settings.language = language.text
            } else {
                reader.report(
                    .invalidLanguage, at: language.range, "”\(language.text)” är ingen språkkod.",
                    hint: "Skriv till exempel sv eller en-GB.")
            }
        }
        settings.navigation = entries(reader.locatedTexts("navigation"), in: reader.source)
        settings.printed = entries(reader.locatedTexts("printed"), in: reader.source)
        settings.footer = entries(reader.locatedTexts("footer"), in: reader.source)
        settings.accessibility = reader.located("accessibility").flatMap {
            entries([$0], in: reader.source).first
        }
        settings.owner = reader.filledText("owner")
        settings.contact = reader.filledText("contact")
        settings.accessibilityReport = reader.filledText("accessibilityReport")
        settings.accessibleVersions = reader.filledText("accessibleVersions")
        settings.supervisoryAuthority = reader.filledText("supervisoryAuthority")
        settings.source = address("source", in: &reader)
        settings.standing = reader.filledText("standing")
        settings.licence = reader.filledText("licence")
        settings.subscription = address("subscription", in: &reader)
        settings.severities = reader.severities("rules")
        settings.edition = reader.record("edition", what: "edition") { reader in
            let id = reader.requiredText("id")
            if let id, !isName(id) {
                reader.report(
                    .invalidID, at: reader.range(of: "id"),
                    "”\(id)” kan inte vara en utgåvas namn: det blir en mapps.",
                    hint: "Skriv den med a–z, 0–9, punkt och bindestreck.")
            }
            let date = reader.date("date")
            let previous = reader.text("previous")
            return id.map { Settings.Edition(id: $0, date: date, previous: previous) }
        }
        diagnostics += reader.finish()
        return settings
    }

    /// What is wrong with the address that everything else is written below.
    private static func fault(inBase address: String) -> String? {
        let lead = ["https://", "http://"].first { address.hasPrefix($0) }
        guard let lead else { return "baseURL ska börja med https:// eller http://." }
        let rest = address.dropFirst(lead.count)
        let host = rest.prefix { $0 != "/" }
        guard !host.isEmpty, !host.contains("@") else {
            return "baseURL ska ha webbplatsens namn efter \(lead), och inget annat före det."
        }
        let isPlain = rest.utf8.allSatisfy { byte in
            byte.isLetterOrDigit || "-._~/:%[]".utf8.contains(byte)
        }
        return isPlain
            ? nil : "baseURL har tecken som inte kan stå i den: bara värd och sökväg, utan ? och #."
    }

    private static func isName(_ id: String) -> Bool {
        id.utf8.first?.isLetterOrDigit ?? false
            && id.utf8.allSatisfy { $0.isLetterOrDigit || "-._~+".utf8.contains($0) }
    }

    /// An address that becomes a link as it stands.
    private static func address(_ key: String, in reader: inout RecordReader) -> String? {
        guard let (text, range) = reader.located(key) else { return nil }
        guard ["https://", "http://", "mailto:"].contains(where: { text.hasPrefix($0) }) else {
            reader.report(
                .forbiddenScheme, at: range, "\(key) ska vara en webbadress eller en e-postadress.",
                hint: "Den ska börja med https://, http:// eller mailto:.")
            return nil
        }
        if let fault = OutsideAddress.fault(in: text) {
            reader.report(.brokenLink, at: range, fault.message, hint: fault.hint)
            return nil
        }
        return text
    }

    private static func entries(_ texts: [(text: String, range: SourceRange?)], in source: SourceFile)
        -> [Settings.Entry]
    {
        texts.map { text, range in
            Settings.Entry(name: text, range: range, excerpt: range.flatMap { source.excerpt(around: $0) })
        }
    }
}

extension RecordReader {
    /// The mapping that a whole file is; reports a file that is missing or no YAML.
    init?(file: String, in folder: SourceTree.Folder, what: String, diagnostics: inout [Diagnostic]) {
        guard let found = folder[file] else {
            diagnostics.append(
                Diagnostic(
                    file: folder.displayPath(file), code: .unreadableFile, message: "Filen finns inte.",
                    hint: "Den behövs för att bygga webbplatsen."))
            return nil
        }
        switch SourceText.read(found, named: folder.displayPath(file)) {
        case .failure(let fault):
            diagnostics.append(fault.diagnostic)
            return nil
        case .success(let source):
            guard
                let node = YAMLText.parse(
                    source.bytes[...], firstLine: 1, of: source, diagnostics: &diagnostics)
            else { return nil }
            self.init(node, of: source, what: what, diagnostics: &diagnostics)
        }
    }
}
