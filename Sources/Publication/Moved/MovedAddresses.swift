import Diagnostics
import Guidance
import Output

/// Old addresses with what they lead on to, and what is wrong with them.
///
/// Each leads straight to a page that is there: a reader is sent on once.
struct MovedAddresses: Sendable {
    /// The target of each old address; of a path alone, or of a path and an id on it.
    private(set) var targets: [String: String] = [:]
    private(set) var diagnostics: [Diagnostic] = []

    init(_ guidance: Guidance, _ places: PublishedPlaces) {
        let registers = guidance.registers
        let written =
            registers.redirects.entries.map { ($0, registers.redirects.file) }
            + Self.replacements(in: registers.published).map { ($0, registers.published.file) }
        var known: [String: WrittenText] = [:]
        for (redirect, file) in written {
            let from = Self.normalized(redirect.from.text)
            if let fault = Self.fault(in: from, places) {
                report(fault.message, fault.hint, .redirectFromExisting, at: redirect.from, in: file)
            } else if known[from] != nil {
                report(
                    "”\(redirect.from.text)” leder redan vidare.", "Ta bort den ena.", .duplicateEntry,
                    at: redirect.from, in: file)
            } else {
                known[from] = redirect.to
                targets[from] = redirect.to.text
            }
        }
        for (redirect, file) in written { check(redirect, in: file, places) }
        if diagnostics.hasErrors { targets = [:] }
    }

    /// What a page or an id that has been published gave its place to leads there.
    private static func replacements(in published: Register<PublishedPage>) -> [Redirect] {
        published.entries.flatMap { page -> [Redirect] in
            let whole = page.replacedBy.map { [Redirect(from: page.page, to: $0)] } ?? []
            return whole
                + page.gone.compactMap { gone in
                    guard let to = gone.replacedBy else { return nil }
                    var from = gone.id
                    from.text = "\(page.page.text)#\(gone.id.text)"
                    return Redirect(from: from, to: to)
                }
        }
    }

    private mutating func check(_ redirect: Redirect, in file: String, _ places: PublishedPlaces) {
        let to = redirect.to.text
        var seen = [Self.normalized(redirect.from.text)]
        var next = to
        while let target = targets[next] {
            if seen.contains(next) {
                return report(
                    "Adressen leder i en cirkel: \((seen + [next]).joined(separator: " → ")).",
                    "Låt den leda till en sida som finns.", .redirectLoop, at: redirect.to, in: file)
            }
            seen.append(next)
            next = target
        }
        if seen.count > 1 {
            return report(
                "”\(to)” leder i sin tur vidare till ”\(next)”.", "Skriv \(next) direkt.", .redirectLoop,
                at: redirect.to, in: file)
        }
        if let fault = places.fault(in: to) {
            report(
                fault.message,
                fault.near.map { "Menade du \($0)?" }
                    ?? "Skriv sidans adress, till exempel del-1/index.html.",
                .brokenRedirect, at: redirect.to, in: file)
        }
    }

    /// Why an address cannot be an old one.
    private static func fault(in from: String, _ places: PublishedPlaces) -> (message: String, hint: String)?
    {
        let (path, id) = PublishedPlaces.parts(from)
        let components = path.split(separator: "/", omittingEmptySubsequences: false)
        // Hidden files are ours, and names longer than these are none on any disk.
        guard !path.isEmpty,
            !components.contains(where: { $0.isEmpty || $0.hasPrefix(".") || $0.utf8.count > 200 })
        else {
            return (
                "”\(from)” är ingen sökväg på webbplatsen.",
                "Skriv den gamla adressen utan webbplatsens adress, till exempel del-1/gammal.html."
            )
        }
        if let folder = components.first.map(String.init), Addresses.ownFolders.contains(folder) {
            return ("Under \(folder)/ skriver Lots egna filer.", "Välj en annan adress.")
        }
        if let fault = unpublishable(from, components.map(String.init)) { return fault }
        guard let ids = places.ids(at: path) else { return nil }
        guard let id else { return ("Sidan \(path) finns kvar.", "Ta bort raden, eller sidan.") }
        return ids.contains(id)
            ? ("”\(id)” finns kvar på \(path).", "Ta bort raden, eller byt id i texten.") : nil
    }

    /// Why no server would lead a reader on from an address: the page that does could not be put there.
    private static func unpublishable(_ from: String, _ names: [String]) -> (message: String, hint: String)? {
        let path = names.joined(separator: "/")
        let elsewhere = "Ta bort raden, och låt webbservern leda adressen vidare."
        if let scalar = SitePath.foreignCharacter(in: path) {
            return (
                "”\(from)” har tecknet \(described(scalar)), som ingen publicerad fil kan ha i sitt namn.",
                scalar == "%"
                    ? "Skriv tecknet självt i stället för koden, till exempel å i stället för %C3%A5."
                    : elsewhere
            )
        }
        guard SitePath.isPublishable(path) else {
            return (
                "”\(from)” har ett namn som börjar med bindestreck, eller börjar eller slutar med mellanslag. Det kan ingen publicerad fil ha.",
                elsewhere
            )
        }
        if let name = names.first, SitePath.publishersOwn.contains(name) {
            return ("Filen \(name) skriver Lots när webbplatsen publiceras.", "Välj en annan adress.")
        }
        if let name = names.first(where: SitePath.isKeptBack) {
            return ("Webbservern visar inget som heter ”\(name)”.", elsewhere)
        }
        return nil
    }

    /// A character, and its number where it cannot be told by its looks.
    private static func described(_ scalar: Unicode.Scalar) -> String {
        let number = String(scalar.value, radix: 16, uppercase: true)
        let padded = "U+" + String(repeating: "0", count: max(0, 4 - number.count)) + number
        return scalar.isASCII && scalar.value > 0x20 && scalar.value < 0x7F ? "”\(scalar)”" : padded
    }

    /// An old address as the site's own are written: without `/` at its beginning, and with its file's name.
    static func normalized(_ address: String) -> String {
        let (path, id) = PublishedPlaces.parts(address)
        var file = path.hasPrefix("/") ? String(path.dropFirst()) : path
        if file.hasSuffix("/") { file += "index.html" }
        // Under any other name a server would not say that it is a page: it finds the page in a folder of that name.
        if !file.isEmpty, !file.hasSuffix(".html"), !file.hasSuffix(".htm") { file += "/index.html" }
        return file + (id.map { "#" + $0 } ?? "")
    }

    private mutating func report(
        _ message: String, _ hint: String, _ code: DiagnosticCode, at place: WrittenText, in file: String
    ) {
        diagnostics.append(
            Diagnostic(
                file: file, range: place.range, code: code, message: message, hint: hint,
                excerpt: place.excerpt))
    }
}
