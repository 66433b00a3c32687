/// The word that gives a statement its force.
enum Modality: String, Decodable, CaseIterable {
    case ska, behöver, bör, viktigt, kan, får, bara, aldrig
    case somRegel = "som regel"
    /// Stronger than anything that the source says.
    case måste
    /// Neither: the verb itself says that it is done.
    case indikativ

    /// How strong the statement is; the others say when or how far.
    var isDegree: Bool {
        switch self {
        case .ska, .behöver, .bör, .viktigt, .kan, .får, .måste: true
        case .bara, .aldrig, .somRegel, .indikativ: false
        }
    }

    private static let words: [String: Modality] = [
        "ska": .ska, "skall": .ska, "skulle": .ska,
        "behöver": .behöver, "behövs": .behöver, "behövde": .behöver,
        "bör": .bör, "borde": .bör, "måste": .måste,
        "viktigt": .viktigt, "viktig": .viktigt, "viktiga": .viktigt, "viktigaste": .viktigt,
        "kan": .kan, "kunde": .kan, "får": .får, "fick": .får,
        "bara": .bara, "enbart": .bara, "endast": .bara, "aldrig": .aldrig,
    ]

    init?(word: some StringProtocol, after previous: some StringProtocol) {
        if previous == "som", word == "regel" || word == "huvudregel" { self = .somRegel; return }
        guard let known = Self.words[String(word)] else { return nil }
        self = known
    }
}

/// A sentence in lower case, with its words.
struct Sentence {
    let text: String
    private let words: [Substring]
    /// Which words are of which modality.
    private let modals: [(modality: Modality, word: Int)]

    init(_ text: String) {
        let text = text.lowercased()
        self.text = text
        words = text.split { !($0.isLetter || $0.isNumber || $0 == "-") }
        var modals: [(Modality, Int)] = []
        for (index, word) in words.enumerated() {
            if let modality = Modality(word: word, after: index > 0 ? words[index - 1] : "") {
                modals.append((modality, index))
            }
        }
        self.modals = modals
    }

    /// The sentences of a text: a mark, a space and a capital begin a new one.
    static func split(_ text: String) -> [String] {
        var sentences: [String] = []
        var current = ""
        var previous: Character = " "
        var ends = false
        for character in text {
            if ends, previous.isWhitespace, character.isUppercase {
                sentences.append(current)
                current = ""
                ends = false
            }
            if !character.isWhitespace { ends = ".!?:".contains(character) }
            current.append(character)
            previous = character
        }
        if current.contains(where: { !$0.isWhitespace }) { sentences.append(current) }
        // What stands before `Då` is its condition.
        return sentences.reduce(into: []) { joined, sentence in
            if sentence.hasPrefix("Då "), !joined.isEmpty {
                joined[joined.count - 1] += sentence
            } else {
                joined.append(sentence)
            }
        }
    }

    /// Whether some words stand in it, the first of them from its beginning: `plan` stands in `planen`, not in
    /// `nedtrappningsplan`.
    func holds(_ wanted: String) -> Bool { !wordIndices(of: wanted).isEmpty }

    func says(_ modality: Modality) -> Bool { modals.contains { $0.modality == modality } }

    /// Whether the statement about these words is made with this modality.
    ///
    /// A sentence can hold several modal words, one in each clause: the one nearest to the words decides.
    func isGoverned(by modality: Modality, about keys: [String]) -> Bool {
        guard modality.isDegree || modality == .indikativ else {
            return says(modality)
        }
        let places = keys.prefix(1).flatMap { wordIndices(of: $0) }
        if modality == .indikativ {
            // `ansvarar` alone, not `bör ansvara`; modal words further off belong to other clauses.
            return !modals.contains { modal in
                modal.modality.isDegree && places.contains { ($0 - 4...$0 + 2).contains(modal.word) }
            }
        }
        let nearest = modals.filter(\.modality.isDegree).compactMap { modal in
            distance(modal.word, to: places).map { (modal.modality, $0) }
        }.min { $0.1 < $1.1 }
        return nearest?.0 == modality
    }

    /// How many words stand between; of two equally near, the one before is nearer, as Swedish puts it.
    ///
    /// One that comes more than three words after belongs to a later clause: `rutiner, så att den får det som
    /// den behöver`.
    private func distance(_ word: Int, to places: [Int]) -> Int? {
        places.filter { word - $0 <= 3 }.map { $0 >= word ? 2 * ($0 - word) : 2 * (word - $0) + 1 }.min()
    }

    private func wordIndices(of wanted: String) -> [Int] {
        let wanted = wanted.lowercased()
        guard text.contains(wanted) else { return [] }
        return words.indices.filter { text[words[$0].startIndex...].hasPrefix(wanted) }
    }
}
