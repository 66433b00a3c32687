/// A reference to law, preparatory works, case law or a code, found in running text.
package struct Citation: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable {
        /// An act or ordinance in Svensk författningssamling.
        case sfs
        /// A regulation of an authority.
        case foreskrift
        case prop, sou, ds, bet, rskr, dir, skr
        case kammarratt, hfd, ra, nja, ad
        /// An act of the European Union.
        case eu
        /// A code of a registered code system.
        case kva
    }

    package var kind: Kind
    /// In UTF-8 bytes of the text.
    package var range: Range<Int>
    /// The act's id, `2010:110` or `HSLF-FS 2018:54`; for other kinds their number, CELEX number or code.
    package var id: String
    /// The act's index among those that the recogniser was given, if it is one of them.
    package var act: Int?
    /// The places in the act; empty for the act alone.
    package var targets: [Provision] = []
    /// The article of an EU act: `6.1 c`.
    package var article: String?
    /// Pages and sections that stand after a preparatory work.
    package var locators: [Locator] = []
    /// The cases that a judgment of an administrative court of appeal names, its court and its date.
    package var caseNumbers: [String] = []
    package var court: String?
    package var date: String?
    /// Whether the text speaks of the act as it was, so that today's text is not what it means.
    package var isHistorical = false
    /// Whether the act was named before and not here.
    package var isCarried = false

    package struct Locator: Sendable, Equatable {
        package enum Kind: String, Sendable { case page, section }

        package var kind: Kind
        package var range: Range<Int>
    }

    package init(kind: Kind, range: Range<Int>, id: String, act: Int? = nil) {
        self.kind = kind
        self.range = range
        self.id = id
        self.act = act
    }
}

/// What looks like a reference and cannot be one as it stands.
package enum DoubtfulReference: Sendable, Equatable {
    /// A place, and no act that it could be in.
    case noAct(Range<Int>)
    /// An act is named that the register does not have, with a place in it.
    case unknownAct(Range<Int>, name: String)
    /// The number printed is not that of the act that is named.
    case numberDisagrees(Range<Int>, name: String, number: String, registered: String)
    /// The act's numbering cannot have the place.
    case impossiblePlace(Range<Int>, act: String, place: Provision)
    /// A code of the right shape that no register has, in a sentence that speaks of codes.
    case unknownCode(Range<Int>, code: String)
}
