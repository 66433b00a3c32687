package import Diagnostics
package import LegalReferences

/// The lists under `Content/register` that pages refer to.
package struct Registers: Sendable {
    package var acts: Register<Act> = Register()
    package var codeSystems: Register<CodeSystem> = Register()
    package var terms: Register<Term> = Register()
    package var works: Register<Work> = Register()
    package var actors: Register<Actor> = Register()
    package var norms: Register<Norm> = Register()
    package var followUpAreas: Register<FollowUpArea> = Register()
    package var redirects: Register<Redirect> = Register()
    package var published: Register<PublishedPage> = Register()
    package var requirements: Register<Requirement> = Register()
    /// Words that the guidance spells right and no dictionary has.
    package var ownWords: [String] = []

    package init() {}

    /// Whether every entry of each could be read.
    var areComplete: Bool {
        acts.isComplete && codeSystems.isComplete && terms.isComplete && works.isComplete
            && actors.isComplete && norms.isComplete && followUpAreas.isComplete && redirects.isComplete
            && published.isComplete && requirements.isComplete
    }
}

/// Entries in the order of their file, found by id.
package struct Register<Entry: Sendable>: Sendable {
    package private(set) var entries: [Entry] = []
    /// Where each entry stands, for faults that are found later.
    package private(set) var places: [SourceRange?] = []
    private var indices: [String: Int] = [:]
    /// The register's file, relative to the root.
    package var file: String
    /// Whether every entry could be read; where not, what is missing is a consequence and no fault of its own.
    package internal(set) var isComplete = true

    package init(file: String = "") { self.file = file }

    package func index(of id: String) -> Int? { indices[id] }
    package subscript(id: String) -> Entry? { indices[id].map { entries[$0] } }
    package var ids: [String] { indices.keys.sorted() }
    package var isEmpty: Bool { entries.isEmpty }

    /// Adds an entry; false where the id is taken.
    mutating func add(_ entry: Entry, id: String, at place: SourceRange?) -> Bool {
        guard indices[id] == nil else { return false }
        indices[id] = entries.count
        entries.append(entry)
        places.append(place)
        return true
    }
}

/// A classification whose codes pages name.
package struct CodeSystem: Sendable, Equatable {
    package var id: String
    package var title: String
    package var url: String?
    package var codes: [Code]
}

package struct Code: Sendable, Equatable {
    package var code: String
    package var title: String
    package var use: String?
    package var when: String?
    package var who: String?
    /// With what force it is registered: `registreras`, `bör`, `inte angivet`.
    package var strength: String?
    package var source: String?
}

/// A word of the glossary.
package struct Term: Sendable, Equatable {
    package var id: String
    package var term: String
    /// Inflected forms, as they stand in running text.
    package var forms: [String]
    package var synonyms: [String]
    /// Words that are not to be used for it.
    package var avoid: [String]
    package var definition: String
    package var source: String?
    /// The ids of terms that it is defined against.
    package var see: [String]
}

extension Term {
    /// What the term stands for, where it is an abbreviation: the first of its forms that says it in words.
    package var expansion: String? {
        guard term.count > 1, term.allSatisfy({ $0.isUppercase || $0.isNumber }) else { return nil }
        return forms.first { $0.contains(" ") && !$0.contains(term) }
    }
}

/// A work in the bibliography.
package struct Work: Sendable, Equatable {
    package var key: String
    package var authors: String?
    package var title: String
    package var year: String?
    package var publisher: String?
    package var url: String?
    package var note: String?
}

/// Someone who has a part in the process.
package struct Actor: Sendable, Equatable {
    package struct Responsibility: Sendable, Equatable {
        package var text: String
        package var basis: String?
    }

    package var id: String
    package var name: String
    package var role: String?
    package var responsibilities: [Responsibility]
}
