/// A normative statement of the guidance: who is to do what, how strongly, and on what it rests.
package struct Norm: Sendable, Equatable {
    /// How strongly a statement is put.
    package enum Modality: String, Sendable, CaseIterable {
        case ska, behöver, bör, viktigt, kan, får, bara, aldrig
        case somRegel = "som regel"
        /// Said as a fact: `görs alltid`, `ansvarar`.
        case indikativ
    }

    /// What makes it binding, or does not.
    package enum Force: String, Sendable, CaseIterable {
        case lag, föreskrift, rekommendation, praxis
        case allmäntRåd = "allmänt råd"
    }

    package var id: String
    /// The page below Content, and the id of the heading; `nil`: before the first.
    package var page: String
    package var heading: String?
    package var actor: String
    package var modality: Modality
    package var force: Force
    package var basis: [String]
    package var condition: String?
    /// Words that stand in the sentence.
    package var keys: [String]

    /// Whether a statute or regulation makes it so.
    package var isBinding: Bool { force == .lag || force == .föreskrift }
}
