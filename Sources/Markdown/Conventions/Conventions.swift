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
    /// What a paragraph begins with that says how long the passage above it holds: `Uppgifterna gäller:`.
    package var validityMarker: String
    /// The name in `{villkor: …}`.
    package var conditionName: String

    package init(
        boxTypes: [String], tableMarker: String, sourceMarker: String, figureMarker: String,
        validityMarker: String, conditionName: String
    ) {
        self.boxTypes = boxTypes
        self.tableMarker = tableMarker
        self.sourceMarker = sourceMarker
        self.figureMarker = figureMarker
        self.validityMarker = validityMarker
        self.conditionName = conditionName
    }
}
