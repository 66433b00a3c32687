/// What the provisions in the register are called in the index, where the engine reads it off their headings.
///
/// A page of provisions belongs to the act of the same place in the list of acts; an entry's fragment names the chapter and the section.
enum ProvisionNames {
    /// Each name once, in the order in which the engine meets them.
    static func all(of input: SearchInput) -> [String] {
        var names: [String] = []
        var seen: Set<String> = []
        let pages = input.pages.indices.filter { input.pages[$0].kind == .provision }
        for (page, act) in zip(pages, input.acts) {
            let id = String(act.id.lowercased().filter { $0 != "-" })
            for section in input.sections(page) {
                let places = Self.places(of: section.fragment ?? "").map { "\(id)#\($0)" }
                names += ([id] + places).filter { seen.insert($0).inserted }
            }
        }
        return names
    }

    /// The chapter, and the section with its chapter: `k27`, `k27p25`.
    private static func places(of fragment: String) -> [String] {
        var rest = fragment[...]
        let chapter = place("K", in: &rest)
        let section = place("P", in: &rest).map { (chapter ?? "") + $0 }
        return [chapter, section].compactMap(\.self)
    }

    /// Takes a letter, its number and the number's letter.
    private static func place(_ letter: Character, in rest: inout Substring) -> String? {
        guard rest.first == letter else { return nil }
        let number = rest.dropFirst().prefix { ("0"..."9").contains($0) }
        guard !number.isEmpty else { return nil }
        rest = rest[number.endIndex...]
        guard let added = rest.first, ("a"..."z").contains(added) else { return letter.lowercased() + number }
        rest = rest.dropFirst()
        return letter.lowercased() + number + String(added)
    }
}
