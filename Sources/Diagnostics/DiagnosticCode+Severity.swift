extension DiagnosticCode {
    /// How severe the fault is where the settings of a guidance do not say otherwise.
    package var severity: DiagnosticSeverity {
        switch self {
        case .unusedFootnote, .unusedTerm, .unusedReference, .sectionWithoutAct, .repealedAct, .orphanPage,
            .missingAccessibilityContact, .mixedAlphabets, .misspelling, .discouragedTerm,
            .unexplainedAbbreviation,
            .reviewOverdue, .figureWithoutDescription, .tableWithoutCaption, .ambiguousLinkText,
            .unreadMark, .brokenExternalLink:
            .warning
        case .uncitedAct, .longSentence, .readabilityIndex, .obligationWithoutBasis, .unverifiedExternalLink:
            .information
        default: .error
        }
    }

    /// Whether the settings may say how severe it is: an error keeps something broken from being published, always.
    package var isRule: Bool { severity != .error }

    /// Whether a page may say so of itself: what is wrong in a register or in the settings is of no page.
    package var isRuleOfPages: Bool {
        switch self {
        case .uncitedAct, .unusedTerm, .unusedReference, .missingAccessibilityContact: false
        default: isRule
        }
    }
}
