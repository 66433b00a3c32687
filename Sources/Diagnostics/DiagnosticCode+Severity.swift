extension DiagnosticCode {
    /// How severe the fault is where the settings of a guidance do not say otherwise.
    package var severity: DiagnosticSeverity {
        switch self {
        case .unusedFootnote, .unusedTerm, .unusedReference, .sectionWithoutAct, .repealedAct, .orphanPage,
            .missingAccessibilityContact, .misspelling, .discouragedTerm, .unexplainedAbbreviation,
            .reviewOverdue, .figureWithoutDescription, .tableWithoutCaption, .ambiguousLinkText,
            .brokenExternalLink:
            .warning
        case .uncitedAct, .longSentence, .readabilityIndex, .obligationWithoutBasis, .unverifiedExternalLink:
            .information
        default: .error
        }
    }

    /// Whether the settings may say how severe it is: an error keeps something broken from being published, always.
    package var isRule: Bool { severity != .error }
}
