/// What the guidance must hold, as `innehall.yml` lists it.
struct Inventory: Decodable {
    struct Heading: Decodable {
        let title: String
        let at: Place?
        let leftOut: String?

        enum CodingKeys: String, CodingKey {
            case title, at
            case leftOut = "left_out"
        }
    }

    struct References: Decodable {
        let at: Place
        let references: [String]
    }

    struct Note: Decodable {
        /// The number in the source.
        let number: Int
        let at: Place
        let note: String
        let references: [String]
        let words: [String]?
    }

    struct List: Decodable {
        struct Item: Decodable {
            let id: String
            let words: [String]
            /// The pages or sections that explain it.
            let see: [String]
            let condition: String?
        }

        let at: Place
        let items: [Item]
    }

    /// A box, or a list in the text: each point's words stand in one item or sentence.
    struct Points: Decodable {
        let title: String
        let at: Place?
        let type: String?
        let words: [String]?
        let source: [String]?
        let points: [[String]]?
        let leftOut: String?

        enum CodingKeys: String, CodingKey {
            case title, at, type, words, source, points
            case leftOut = "left_out"
        }
    }

    struct Table: Decodable {
        let caption: String
        let at: Place
        let rows: [String]
    }

    struct Figure: Decodable {
        let number: Int?
        let at: Place
        let caption: String
        let file: String
        let points: [[String]]
    }

    struct Code: Decodable {
        let code: String
        let title: String
        let strength: String
        let at: [Place]
    }

    struct Term: Decodable {
        let term: String
        let id: String
    }

    struct Resource: Decodable {
        let name: String
        let at: Place
        let words: [String]
    }

    struct Abbreviation: Decodable {
        let abbreviation: String
        /// The term that it is in the glossary.
        let term: String?
        let at: Place?
        let words: [String]?
        let leftOut: String?

        enum CodingKeys: String, CodingKey {
            case abbreviation, term, at, words
            case leftOut = "left_out"
        }
    }

    struct Pointer: Decodable {
        let at: Place
        let to: String?
        let words: [String]?
    }

    let headings: [Heading]
    let references: [References]
    let footnotes: [Note]
    let checklists: [List]
    let boxes: [Points]
    let lists: [Points]
    let tables: [Table]
    let figures: [Figure]
    let codes: [Code]
    let terms: [Term]
    let actors: [String]
    let resources: [Resource]
    let abbreviations: [Abbreviation]
    let readMore: [Pointer]

    enum CodingKeys: String, CodingKey {
        case headings, references, footnotes, checklists, boxes, lists, tables, figures, codes, terms, actors,
            resources, abbreviations
        case readMore = "read_more"
    }
}
