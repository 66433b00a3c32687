/// The words that give a line a meaning; the guidance chooses them in `Templates/strings.yml`.
package struct Conventions: Sendable, Equatable {
    /// The words that may stand in `[!…]`, `TÄNKPÅ` for one.
    package var boxTypes: [String]
    /// What a table's caption begins with: `Tabell:`.
    package var tableMarker: String
    /// What a box's last paragraph begins with: `Källa:`.
    package var sourceMarker: String
    /// What a figure's long description begins with: `Figuren visar:`.
    package var figureMarker: String
    /// The name in `{villkor: …}`.
    package var conditionName: String

    package init(
        boxTypes: [String], tableMarker: String, sourceMarker: String, figureMarker: String,
        conditionName: String
    ) {
        self.boxTypes = boxTypes
        self.tableMarker = tableMarker
        self.sourceMarker = sourceMarker
        self.figureMarker = figureMarker
        self.conditionName = conditionName
    }
}
