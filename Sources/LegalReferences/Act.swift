/// An act or regulation in the register.
package struct Act: Sendable, Equatable {
    package enum Numbering: String, Sendable, CaseIterable {
        /// 27 kap. 25 §: the sections begin anew in each chapter.
        case chapters
        /// 8 §: the sections run through the whole act.
        case sections
    }

    package enum Fragments: String, Sendable, CaseIterable {
        /// `#K27P25`, as on Riksdagen's site.
        case riksdagen
        /// The text has no address for its parts.
        case none
    }

    /// The SFS number, `2010:110`, or with its series, `HSLF-FS 2018:54`.
    package var id: String
    package var title: String
    /// What it is called in running text, abbreviations too.
    package var names: [String]
    package var numbering: Numbering
    /// The consolidated text; `nil`: links lead to the register's page.
    package var url: String?
    package var fragments: Fragments
    /// The date on which it ceased to be in force.
    package var repealed: String?
    package var replacedBy: String?
    /// When someone read it, and as amended by which act.
    package var checked: String?
    package var asAmended: String?

    package init(
        id: String, title: String, names: [String], numbering: Numbering, url: String?, fragments: Fragments,
        repealed: String? = nil, replacedBy: String? = nil, checked: String? = nil, asAmended: String? = nil
    ) {
        self.id = id
        self.title = title
        self.names = names
        self.numbering = numbering
        self.url = url
        self.fragments = fragments
        self.repealed = repealed
        self.replacedBy = replacedBy
        self.checked = checked
        self.asAmended = asAmended
    }

    /// Whether the act's numbering can have such a place: a section in a chapter, or one without.
    package func canHave(_ provision: Provision) -> Bool {
        switch numbering {
        case .chapters: provision.chapter != nil
        case .sections: provision.chapter == nil
        }
    }

    /// The public address of a place in the act, or of the act.
    package func address(of provision: Provision?) -> String? {
        guard let url else { return nil }
        guard let provision, fragments == .riksdagen else { return url }
        return url + "#" + provision.riksdagenFragment
    }
}
